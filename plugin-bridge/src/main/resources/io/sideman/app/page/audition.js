// Plays an item round and round in time with the band, from the next bar line on.
import { ask } from './live.js';

const LATE = 0.03; // seconds off the beat after which it is put back
const READY = 0.08; // seconds that a start needs

export class Audition {
  #live;
  #context = null;
  #gain = null;
  #now = null; // what sounds
  #asked = 0; // number of the last wish: a later one overtakes it
  onChange = () => {};

  constructor(live) {
    this.#live = live;
    setInterval(() => this.#watch(), 500);
  }

  get card() {
    return this.#now?.card ?? null;
  }

  /** How far the sound is off the beat, in seconds: positive is late. For tests and the curious. */
  offBeat() {
    const now = this.#live.beatsNow();
    if (!this.#now || now === null || this.#now.beats === null || !this.#now.loop) return 0;
    const playedFor = this.#context.currentTime - this.#now.startTime;
    if (playedFor < 0) return 0;
    const heard = this.#now.beats + playedFor * this.#now.bpm / 60;
    return (now - heard) * 60 / this.#live.state.bpm;
  }

  level(value) {
    this.#open();
    this.#gain.gain.setTargetAtTime(value * value, this.#context.currentTime, 0.01);
  }

  #open() {
    if (this.#context) return;
    this.#context = new AudioContext({ latencyHint: 'interactive' });
    this.#gain = this.#context.createGain();
    this.#gain.gain.value = 0.64;
    this.#gain.connect(this.#context.destination);
  }

  /** Fetches the conformed sound and begins on the next bar line. */
  async play(card, parameters) {
    const wish = ++this.#asked;
    this.#open();
    await this.#context.resume();
    const answer = await ask('/api/sound', parameters);
    const beats = Number(answer.headers.get('x-beats'));
    const sound = await this.#context.decodeAudioData(await answer.arrayBuffer());
    if (wish !== this.#asked) return 0;
    const listened = this.#end();
    this.#now = { card, parameters, sound, length: beats, loop: beats > 0, bpm: parameters.bpm };
    this.#begin();
    this.onChange();
    return listened;
  }

  #begin() {
    const now = this.#now;
    const source = this.#context.createBufferSource();
    source.buffer = now.sound;
    source.connect(this.#gain);
    if (now.loop) {
      source.loop = true;
      source.loopEnd = now.length * 60 / now.bpm;
    } else {
      source.onended = () => { if (this.#now === now) this.stop(); };
    }
    const { seconds, beats } = this.#live.untilBar(READY);
    now.source = source;
    now.beats = beats;
    now.startTime = this.#context.currentTime + seconds;
    now.began ??= performance.now();
    source.start(now.startTime);
  }

  /** The tempo may change, clocks drift, and the band may start again. */
  #watch() {
    const state = this.#live.state;
    if (!this.#now?.loop || !state.playing) return;
    const isHere = this.#now.beats !== null;
    if (Math.abs(state.bpm - this.#now.bpm) > 0.3) {
      const parameters = { ...this.#now.parameters, bpm: state.bpm,
        stretch: this.#now.parameters.stretch * this.#now.bpm / state.bpm };
      this.play(this.#now.card, parameters).catch(() => {});
    } else if (!isHere || Math.abs(this.offBeat()) > LATE) {
      this.#now.source.stop();
      this.#begin();
    }
  }

  /** Ends it; answers how many seconds it was heard. */
  stop() {
    this.#asked++;
    const listened = this.#end();
    this.onChange();
    return listened;
  }

  #end() {
    if (!this.#now) return 0;
    this.#now.source.onended = null;
    this.#now.source.stop();
    const listened = (performance.now() - this.#now.began) / 1000;
    this.#now = null;
    return listened;
  }
}
