// What plays, as the server tells it twenty times a second, and how its clock lies to this one.

const key = new URLSearchParams(location.search).get('key') ?? '';

/** An address of the server with the key and these parameters. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams({ key });
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== '' && value !== undefined && value !== null) query.set(name, value);
  }
  return `${path}?${query}`;
}

/** Asks the server; its sentence is the message of the error. */
export async function ask(path, parameters = {}, options = {}) {
  const answer = await fetch(address(path, parameters), options);
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

export class Live {
  state = { playing: false };
  #offset = null; // seconds of the server - seconds here
  #best = Infinity; // shortest way there and back, in seconds
  #hears = [];
  #socket = null;

  constructor() {
    this.#open();
    setInterval(() => this.#ping(), 1000);
  }

  onState(hear) {
    this.#hears.push(hear);
  }

  #open() {
    this.#best = Infinity;
    const socket = new WebSocket(`ws://${location.host}${address('/live')}`);
    this.#socket = socket;
    socket.onopen = () => { for (let i = 0; i < 5; i++) setTimeout(() => this.#ping(), i * 60); };
    socket.onmessage = event => this.#take(JSON.parse(event.data));
    socket.onclose = () => {
      this.#tell({ playing: false, message: 'Sideman has ended. Start it again: sideman jam', gone: true });
      setTimeout(() => this.#open(), 2000);
    };
  }

  #ping() {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(String(performance.now()));
  }

  #take(message) {
    if (message.type === 'pong') {
      const now = performance.now();
      const way = (now - message.ping) / 1000;
      this.#best = Math.min(this.#best * 1.02, 10);
      if (way <= this.#best) {
        this.#best = way;
        this.#offset = message.seconds - (now / 1000 - way / 2);
      }
    } else {
      this.#tell(message);
    }
  }

  #tell(state) {
    this.state = state;
    this.#hears.forEach(hear => hear(state));
  }

  /** Quarters since the band began, now; null while nobody plays. */
  beatsNow() {
    const { playing, beats, seconds, bpm } = this.state;
    if (!playing || this.#offset === null) return null;
    const there = performance.now() / 1000 + this.#offset;
    return beats + (there - seconds) * bpm / 60;
  }

  /** Seconds from now until the next bar line that is at least so far away; 0 while nobody plays. */
  untilBar(least) {
    const now = this.beatsNow();
    if (now === null) return { seconds: 0, beats: null };
    const { barBeats, beatsPerBar, bpm } = this.state;
    const soonest = now + least * bpm / 60;
    const bar = barBeats + Math.ceil((soonest - barBeats) / beatsPerBar - 1e-9) * beatsPerBar;
    return { seconds: (bar - now) * 60 / bpm, beats: bar };
  }
}
