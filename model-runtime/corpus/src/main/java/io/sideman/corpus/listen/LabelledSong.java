package io.sideman.corpus.listen;

import io.sideman.corpus.Pop909Cl;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.listen.harmony.ChordSpace;
import io.sideman.engine.listen.harmony.TrainingSteps;
import io.sideman.engine.time.Ticks;
import java.util.List;

/// One song as the networks hear it, with the right answer for each step.
final class LabelledSong {
  private final Pop909Cl.Song song;
  private final TrainingSteps steps;
  private final int count;

  LabelledSong(Pop909Cl.Song song, List<Note> notes) {
    this.song = song;
    steps = new TrainingSteps(notes, song.meters());
    long labelled = Math.ceilDiv(song.chordEndTick(), (long) Ticks.PER_STEP) - steps.firstStep();
    count = Math.clamp(labelled, 0, steps.steps());
  }

  static LabelledSong of(Pop909Cl.Song song) {
    return new LabelledSong(song, song.notes());
  }

  TrainingSteps steps() {
    return steps;
  }

  /// Steps that have a label.
  int count() {
    return count;
  }

  private long middleTick(int step) {
    return (steps.firstStep() + step) * Ticks.PER_STEP + Ticks.PER_STEP / 2;
  }

  /// The labelled chord as a state of [ChordSpace].
  int chord(int step) {
    return ChordSpace.stateOf(song.chords().at(middleTick(step)));
  }

  /// Semitones from the root of the labelled chord up to its bass; -1 where there is no chord.
  int bassInterval(int step) {
    Chord chord = song.chords().at(middleTick(step));
    return chord.isNone() ? -1 : Math.floorMod(chord.bass() - chord.root(), 12);
  }

  int key(int step) {
    return ChordSpace.stateOf(song.keys().at(middleTick(step)));
  }
}
