package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;

/// Plays comping patterns: strikes voice-led chords, whole or voice by voice.
final class CompHand {
  private static final int BUSY_PERFORMER = 3;

  private final Role role;
  private final RoleVoice voice;
  private final Harmony harmony;
  private final Touch touch;
  private final PlayerMemory memory;
  private final Voicer voicer;

  CompHand(Role role, RoleVoice voice, Harmony harmony, Touch touch, PlayerMemory memory) {
    this.role = role;
    this.voice = voice;
    this.harmony = harmony;
    this.touch = touch;
    this.memory = memory;
    voicer = new Voicer(voice);
  }

  /// Plays a step of the pattern.
  ///
  /// @param held how long what sounds there is held at most, ringing left aside
  /// @param maxSteps longest a note may ring
  void play(
      CompPattern pattern, int step, int held, int maxSteps, StepContext context, StepNotes out) {
    int written = Math.min(Math.max(held, pattern.ringing(step)), maxSteps);
    if (written == 0 || harmony.now(context).isNone()) {
      return;
    }
    int level = pattern.level(step);
    int voices = pattern.voices(step);
    if (level == 0) {
      boolean changed = !pattern.isArpeggio() || context.stepsSinceChord == 0;
      if (role == Role.LEAD || !changed || !harmony.isStale(context, memory)) {
        return;
      }
      level = LineNote.NORMAL;
      voices = pattern.isArpeggio() ? 1 : CompPattern.ALL;
    }
    int length = harmony.length(context, written);
    Chord chord = harmony.forNote(context, written);
    int code = Harmony.code(chord);
    int voiced = code * 8 + pattern.voicing().number();
    if (memory.voicedChord() != voiced) {
      voicer.voice(pattern.voicing(), chord, voiced, context, maxVoices(context), memory);
    }
    memory.sound(code, harmony.end(length));
    if (touch.keeps(level, 0)) {
      strike(voices, level, length, chord, out);
    }
  }

  private int maxVoices(StepContext context) {
    boolean crowded = role == Role.PAD && context.performerBusy >= BUSY_PERFORMER;
    return Math.min(PlayerMemory.MAX_VOICES, crowded ? 2 : voice.maxVoices());
  }

  private void strike(int voices, int level, int length, Chord chord, StepNotes out) {
    int count = memory.voiceCount();
    if (count == 0) {
      return;
    }
    if ((voices & CompPattern.ROOT) != 0 && voices != CompPattern.ALL) {
      touch.play(out, rootBelow(chord), level, length, 0);
    }
    int written = voices == CompPattern.ALL ? count : 9;
    for (int i = 0; i < written && out.count() < voice.maxVoices(); i++) {
      if ((voices >> i & 1) != 0) {
        int key = memory.voice(i % count) + 12 * (i / count);
        int balanced = count < 3 ? level : i == count - 1 ? level + 5 : i == 0 ? level : level - 7;
        touch.play(
            out,
            Degrees.fold(key, voice.lowKey(), voice.highKey()),
            Math.max(1, balanced),
            length,
            i);
      }
    }
  }

  private int rootBelow(Chord chord) {
    int lowest = memory.voice(0);
    int key = lowest - Math.floorMod(lowest - chord.bass() - 1, 12) - 1;
    return Degrees.fold(key, voice.lowKey(), voice.highKey());
  }
}
