// Draws one offer: what it is, where it goes, why, and what can be done with it.
import { address, ask } from './live.js';

const GOLD = '#f2b441';

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** What the server needs to conform a card. */
export function target(card, bpm) {
  const { tonic, minor, transpose, stretch } = card.target;
  return { path: card.path, tonic, minor: minor ? 1 : '', bpm: bpm ?? card.target.bpm, transpose, stretch };
}

function count(number, word) {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function kindOf(card) {
  const parts = [card.media === 'audio' ? 'audio' : 'MIDI', card.role ?? card.family];
  if (card.fill) parts.push('a fill');
  if (card.key) parts.push(card.key);
  if (card.bpm) parts.push(`${card.bpm.toFixed(card.bpm % 1 ? 1 : 0)} bpm`);
  parts.push(card.kind === 'loop' && card.bars ? count(Math.round(card.bars * 10) / 10, 'bar') : `${card.seconds.toFixed(1)} s`);
  return parts.join(' · ');
}

function wayThere(card) {
  const { transpose, stretch, words } = card.target;
  const steps = [];
  if (card.key && transpose) steps.push(`${transpose > 0 ? 'up' : 'down'} ${count(Math.abs(transpose), 'semitone')}`);
  const speed = card.bpm ? Math.round(Math.log2(card.target.bpm * stretch / card.bpm)) : 0;
  if (speed) steps.push(speed > 0 ? 'in half time' : 'in double time');
  const percent = (stretch - 1) * 100;
  if (Math.abs(percent) > 0.05) steps.push(`${Math.abs(percent).toFixed(1)} % ${percent > 0 ? 'longer' : 'shorter'}`);
  const there = card.key ? ` to ${words}` : '';
  return steps.length ? `${steps.join(', ')}${there}` : 'fits as it is';
}

function why(card) {
  const list = make('div', { className: 'why' });
  list.setAttribute('aria-label', 'Why');
  const reasons = Object.entries(card.reasons).sort((a, b) => b[1] - a[1]);
  const most = Math.max(0.01, ...reasons.map(([, share]) => Math.abs(share)));
  for (const [name, share] of reasons) {
    const bar = make('meter', { min: 0, max: most, value: Math.max(0, share) });
    list.append(make('span', { textContent: name.toLowerCase() }), bar, make('span', { textContent: share.toFixed(2) }));
  }
  list.append(make('b', { textContent: 'score' }), make('span'), make('b', { textContent: card.score.toFixed(2) }));
  return list;
}

function takeName(card) {
  const stem = card.name.replace(/\.[^.]*$/, '');
  return `${stem} (conformed).${card.media === 'audio' ? 'wav' : 'mid'}`;
}

function takeLink(card, bpm) {
  const link = make('a', { textContent: 'Take: drag me', draggable: true, title: 'Drag into your DAW, or click to save' });
  const aim = () => {
    link.href = address(`/take/${encodeURIComponent(takeName(card))}`, target(card, bpm()));
    link.download = takeName(card);
  };
  aim();
  link.addEventListener('pointerdown', aim);
  link.addEventListener('dragstart', event => {
    aim();
    const type = card.media === 'audio' ? 'audio/wav' : 'audio/midi';
    event.dataTransfer.setData('DownloadURL', `${type}:${takeName(card)}:${link.href}`);
    event.dataTransfer.setData('text/uri-list', link.href);
    event.dataTransfer.effectAllowed = 'copy';
  });
  return link;
}

/** @param deeds {hear, visit, like, dislike, skip}: each takes the card and its element */
export function draw(card, bpm, deeds) {
  const canvas = make('canvas', { width: 480, height: 144 });
  canvas.setAttribute('aria-label', card.media === 'audio' ? 'waveform' : 'notes');
  const button = (name, does) => {
    const made = make('button', { type: 'button', textContent: name });
    made.addEventListener('click', () => does(card, item));
    return made;
  };
  const like = button('Like', deeds.like);
  like.classList.toggle('on', card.liked);
  const visit = card.media === 'audio' ? [] : [button('In the band', deeds.visit)];
  visit.forEach(made => { made.className = 'visit'; made.title = 'The band’s own instruments play it, from the next bar line on'; });
  like.className += ' like';
  const item = make('li', { className: 'offer' },
    canvas,
    make('div', {},
      make('h2', { textContent: card.name }),
      make('p', { textContent: `${kindOf(card)}${card.folder ? ` · in ${card.folder}` : ''}` }),
      make('p', { className: 'to', textContent: wayThere(card) }),
      make('p', { textContent: card.licence }),
      make('div', { className: 'deeds' }, button('Listen', deeds.hear), ...visit, takeLink(card, bpm), like,
        button('Dislike', deeds.dislike), button('Skip', deeds.skip))),
    why(card));
  item.dataset.path = card.path;
  look(card, canvas);
  return item;
}

async function look(card, canvas) {
  try {
    const answer = await ask('/api/look', { path: card.path });
    await paint(canvas, await answer.json());
  } catch {
    canvas.title = 'This file cannot be read any more.';
  }
}

async function paint(canvas, look) {
  const pen = canvas.getContext('2d');
  const { width, height } = canvas;
  pen.fillStyle = GOLD;
  if (look.png) {
    const bytes = Uint8Array.from(atob(look.png), letter => letter.charCodeAt(0));
    pen.drawImage(await createImageBitmap(new Blob([bytes], { type: 'image/png' })), 0, 0, width, height);
    return;
  }
  const columns = look.high.length;
  const peak = Math.max(0.01, ...look.high, ...look.low.map(low => -low));
  for (let x = 0; x < columns; x++) {
    const top = (1 - look.high[x] / peak) * height / 2;
    const bottom = (1 - look.low[x] / peak) * height / 2;
    pen.fillRect(x / columns * width, top, Math.max(1, width / columns - 0.5), Math.max(1, bottom - top));
  }
}
