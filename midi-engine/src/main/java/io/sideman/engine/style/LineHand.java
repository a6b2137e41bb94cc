package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;

/// Plays lines: finds the octave of each chord's root and the key of each written note.
final class LineHand {
  private final RoleVoice voice;
  private final boolean bass;
  private final Harmony harmony;
  private final Touch touch;
  private final PlayerMemory memory;
  private final RootRegister register;
  private final WalkingLine walking;

  LineHand(Role role, RoleVoice voice, Harmony harmony, Touch touch, PlayerMemory memory) {
    this.voice = voice;
    bass = role == Role.BASS;
    this.harmony = harmony;
    this.touch = touch;
    this.memory = memory;
    register = new RootRegister(role, voice);
    walking = new WalkingLine(voice, register, touch, memory);
  }

  /// Plays a step of the pattern.
  ///
  /// @param written how long what sounds there is held
  void play(LinePattern pattern, int step, int written, StepContext context, StepNotes out) {
    LineNote[] notes = pattern.notes(step);
    if (written == 0 || harmony.now(context).isNone()) {
      return;
    }
    if (notes.length == 0) {
      if (bass && harmony.isStale(context, memory)) {
        strikeRoot(written, context, out);
      }
      return;
    }
    Chord chord = harmony.forNote(context, written);
    int length = harmony.length(context, written);
    int code = Harmony.code(chord);
    settle(chord, code);
    memory.sound(code, harmony.end(length));
    for (int i = 0; i < notes.length && out.count() < voice.maxVoices(); i++) {
      if (touch.keeps(notes[i].level(), i)) {
        playNote(notes[i], chord, length, context, out);
      }
    }
  }

  private void strikeRoot(int written, StepContext context, StepNotes out) {
    Chord chord = harmony.now(context);
    int code = Harmony.code(chord);
    int length = harmony.length(context, written);
    settle(chord, code);
    memory.sound(code, harmony.end(length));
    int key = register.bass(chord, memory.anchor());
    touch.play(out, key, LineNote.NORMAL, length, 0);
    memory.played(key);
  }

  private void playNote(
      LineNote note, Chord chord, int length, StepContext context, StepNotes out) {
    int key =
        switch (note.kind()) {
          case DEGREE -> degreeKey(note, chord, context);
          case DEAD -> memory.lastKey() >= 0 ? memory.lastKey() : memory.anchor();
          case APPROACH -> walking.approach(chord, memory.anchor(), length, context);
          case WALK -> walking.next(chord, memory.anchor(), context);
        };
    if (note.kind() == LineNote.Kind.DEAD) {
      touch.play(out, key, LineNote.GHOST, 1, 0);
      return;
    }
    int octave = note.kind() == LineNote.Kind.DEGREE ? 0 : note.octave() * 12;
    int played = Degrees.fold(key + octave, voice.lowKey(), voice.highKey());
    if (touch.play(out, played, contour(note.level(), played), length, 0)) {
      memory.played(played);
    }
  }

  /// Rising lines grow, falling lines relax.
  private int contour(int level, int key) {
    if (memory.lastKey() < 0) {
      return level;
    }
    int rise = Math.clamp(key - memory.lastKey(), -8, 8);
    return level + (bass ? rise / 2 : rise);
  }

  private int degreeKey(LineNote note, Chord chord, StepContext context) {
    boolean root = note.degree() == 1 && note.accidental() == LineNote.ADAPT;
    int key =
        root && bass
            ? register.bass(chord, memory.anchor())
            : memory.anchor()
                + Degrees.semitones(note.degree(), note.accidental(), chord, context.key);
    int folded = Degrees.fold(key + 12 * note.octave(), voice.lowKey(), voice.highKey());
    return voice.chromatic()
        ? folded
        : Degrees.snap(folded, chord, context.key, voice.lowKey(), voice.highKey());
  }

  private void settle(Chord chord, int code) {
    if (memory.anchorChord() != code) {
      memory.setAnchor(code, register.root(chord, memory.anchor()));
    }
  }
}
