package io.sideman.engine.conduct;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;

/// The visible plan: what every role will play on the steps ahead, and the chord it was made for. A
/// ring of steps; conductor thread only.
public final class Plan {
  /// Steps kept: the longest look-ahead plus some past.
  public static final int STEPS = 128;

  private static final int ROLES = Role.values().length;

  private final StepNotes[] notes = new StepNotes[STEPS * ROLES];
  private final Chord[] chords = new Chord[STEPS];
  private final double[] intensities = new double[STEPS];
  private long end;

  public Plan() {
    for (int i = 0; i < notes.length; i++) {
      notes[i] = new StepNotes();
    }
    java.util.Arrays.fill(chords, Chord.NONE);
  }

  /// What `role` plays on `step`, one of the last [#STEPS] planned.
  public StepNotes notes(long step, Role role) {
    return notes[slot(step) * ROLES + role.ordinal()];
  }

  public Chord chord(long step) {
    return chords[slot(step)];
  }

  public double intensity(long step) {
    return intensities[slot(step)];
  }

  /// The step after the last planned one.
  public long end() {
    return end;
  }

  void describe(long step, Chord chord, double intensity) {
    chords[slot(step)] = chord;
    intensities[slot(step)] = intensity;
    end = Math.max(end, step + 1);
  }

  void restart(long step) {
    end = step;
  }

  private static int slot(long step) {
    return (int) Math.floorMod(step, (long) STEPS);
  }
}
