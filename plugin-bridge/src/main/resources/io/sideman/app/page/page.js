// Puts the page together: what plays above, what fits below.
import { Live, ask } from './live.js';
import { Audition } from './audition.js';
import { draw, make, target } from './cards.js';

const $ = id => document.getElementById(id);
const live = new Live();
const audition = new Audition(live);
const dials = new Map();
let chordAt = '';

// ---- What plays ----------------------------------------------------------------------------------

live.onState(state => {
  const text = (id, value) => { if ($(id).textContent !== (value || '–')) $(id).textContent = value || '–'; };
  text('chord', state.chord);
  text('next', state.nextChord);
  text('key', state.key);
  text('bpm', state.bpm ? state.bpm.toFixed(1) : '');
  text('place', state.playing ? `${state.bar}.${state.beat}` : '');
  text('section', state.section?.toLowerCase());
  text('style', state.style);
  if ($('message').textContent !== (state.message ?? '')) $('message').textContent = state.message ?? '';
  const beats = state.playing ? Math.max(1, Math.round(state.beatsPerBar)) : 0;
  if ($('beats').childElementCount !== beats) $('beats').replaceChildren(...Array.from({ length: beats }, () => make('i')));
  [...$('beats').children].forEach((dot, i) => dot.classList.toggle('on', i === state.beat - 1));
  visitors(state);
  keepUp(state);
});

/** Every eight bars, when asked to, and as soon as the music begins. */
function keepUp(state) {
  const place = state.playing ? `${Math.floor((state.bar - 1) / 8)}` : 'silent';
  if ($('follow').checked && place !== chordAt && state.playing) suggest();
  chordAt = place;
}

// ---- What fits -----------------------------------------------------------------------------------

function wish() {
  const form = new FormData($('wish'));
  const wanted = Object.fromEntries(form);
  wanted.words = $('words').value;
  for (const [name, input] of dials) wanted[name] = input.value;
  return wanted;
}

async function suggest() {
  try {
    const { offers, session } = await (await ask('/api/suggest', wish())).json();
    $('offers').replaceChildren(...offers.map(card => draw(card, bpm, deeds)));
    mark();
    trouble('');
    if (!offers.length && !$('library').dataset.empty) {
      trouble(session ? 'Nothing in the library fits these conditions.' : 'Nothing found. Play, or look for other words.');
    }
  } catch (error) {
    trouble(error.message);
  }
}

/** The band's tempo now, so that a take fits even when it has changed since. */
function bpm() {
  return live.state.playing ? live.state.bpm : undefined;
}

const deeds = {
  async hear(card) {
    try {
      if (audition.card?.path === card.path) {
        ended(card, audition.stop());
        return;
      }
      const before = audition.card;
      const to = target(card, bpm());
      to.stretch = card.target.stretch * card.target.bpm / to.bpm;
      $('hearing').textContent = `Preparing ${card.name} …`;
      const listened = await audition.play(card, to);
      if (before) ended(before, listened);
    } catch (error) {
      mark();
      trouble(error.message);
    }
  },
  async visit(card) {
    const leaves = live.state.visits?.some(visit => visit.path === card.path && !visit.kept);
    if (leaves) {
      await change('/api/visit/end');
      return;
    }
    const to = target(card, bpm());
    to.stretch = card.target.stretch * card.target.bpm / to.bpm;
    const { when, beside } = Object.fromEntries(new FormData($('manner')));
    await change('/api/visit', { ...to, when, beside });
  },
  async like(card, item) {
    await tell(card, 'like');
    card.liked = true;
    item.querySelector('.like').classList.add('on');
  },
  async dislike(card, item) {
    await tell(card, 'dislike');
    item.remove();
  },
  async skip(card, item) {
    await tell(card, 'skip');
    item.remove();
  },
};

function ended(card, seconds) {
  if (seconds > 0.5) tell(card, 'audition', seconds);
}

async function tell(card, act, seconds = 0) {
  try {
    await ask('/api/deed', { act, path: card.path, seconds: seconds.toFixed(2) }, { method: 'POST' });
  } catch (error) {
    trouble(error.message);
  }
}

function mark() {
  const path = audition.card?.path;
  const guest = live.state.visits?.find(visit => !visit.kept)?.path;
  document.querySelectorAll('.offer').forEach(item => {
    item.classList.toggle('sounds', item.dataset.path === path || item.dataset.path === guest);
    item.querySelector('.visit')?.classList.toggle('on', item.dataset.path === guest);
  });
  $('hearing').textContent = audition.card ? `You hear ${audition.card.name}.` : 'Nothing is auditioned.';
  $('quiet').hidden = !audition.card;
}

// ---- Who is in the band --------------------------------------------------------------------------

async function change(path, parameters = {}) {
  try {
    const answer = await ask(path, parameters, { method: 'POST' });
    live.state.visits = (await answer.json()).visits;
    visitors(live.state);
    trouble('');
  } catch (error) {
    trouble(error.message);
  }
}

/** The one that is tried, with what to do about it, then those that were kept. */
function visitors(state) {
  const visits = state.visits ?? [];
  const now = JSON.stringify(visits);
  if ($('visits').dataset.now === now) return;
  $('visits').dataset.now = now;
  const button = (name, path, parameters) => {
    const made = make('button', { type: 'button', textContent: name });
    made.addEventListener('click', () => change(path, parameters));
    return made;
  };
  $('visits').replaceChildren(...visits.map(visit => make('span', { className: 'visitor' },
    `${visit.name} plays ${visit.roles.join(', ')}`,
    ...(visit.kept
      ? visit.roles.map(role => button(`Own ${role} again`, '/api/visit/back', { role }))
      : [button('Keep', '/api/visit/keep'), button('Send away', '/api/visit/end')]))));
  mark();
}

function trouble(words) {
  $('trouble').hidden = !words;
  $('trouble').textContent = words;
}

function dial(name, parameter, value, most) {
  const input = make('input', { type: 'range', min: 0, max: most, step: 0.05, value });
  input.setAttribute('aria-label', name);
  input.addEventListener('change', suggest);
  dials.set(parameter, input);
  return make('label', {}, name, input);
}

async function library() {
  try {
    const status = await (await ask('/api/library')).json();
    const found = `${status.items.toLocaleString('en')} items in the library`;
    const lost = status.failures ? `, ${status.failures} files could not be read` : '';
    $('library').textContent = status.message || `${found}${lost}.`;
    $('library').dataset.empty = status.items ? '' : '1';
    if (!dials.size) {
      $('dials').append(...status.dials.map(name => dial(name.toLowerCase(), `dial.${name}`, 1, 2)), dial('variety', 'variety', 0.3, 1));
      suggest();
    }
  } catch (error) {
    trouble(error.message);
  }
}

audition.onChange = mark;
$('wish').addEventListener('submit', event => { event.preventDefault(); suggest(); });
$('wish').addEventListener('change', event => { if (![...dials.values()].includes(event.target) && event.target.id !== 'follow') suggest(); });
$('level').addEventListener('input', event => audition.level(Number(event.target.value)));
$('quiet').addEventListener('click', () => { const card = audition.card; if (card) ended(card, audition.stop()); });
library();
setInterval(library, 5000);
window.sideman = { live, audition }; // for tests, and for the curious
