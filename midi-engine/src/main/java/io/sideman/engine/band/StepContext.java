package io.sideman.engine.band;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import java.util.EnumMap;
import java.util.Map;

/// Everything a player may look at when it plans one step (16th): a plain struct, filled by the
/// conductor (or by data preparation, so that training sees what playing sees) and reused for ever.
/// Owner: the conductor thread; players only read.
public final class StepContext {
  /// Value of a distance that is not known.
  public static final int UNKNOWN = 1 << 20;

  /// Steps since the start of band time.
  public long step;

  /// Position of the step in its bar, from 0.
  public int stepInBar;

  /// Steps in this bar: 16 in 4/4, 12 in 3/4 and 6/8.
  public int barSteps = 16;

  /// Steps in one felt beat: 4 for quarter-note beats, 6 for dotted quarters (6/8, 9/8, 12/8).
  public int beatSteps = 4;

  /// The bar, from 0.
  public long bar;

  public SectionKind section = SectionKind.A;

  /// Bars since the section started, from 0.
  public int barInSection;

  /// Bars until the next section starts (1 in the last bar), or [#UNKNOWN].
  public int barsToSectionChange = UNKNOWN;

  /// True while the band sets up a change with a fill.
  public boolean fill;

  /// Harmony at this step, as far as the band knows it.
  public Chord chord = Chord.NONE;

  /// The chord expected after this one; equal to [#chord] when nothing is known.
  public Chord nextChord = Chord.NONE;

  /// Steps from here to [#nextChord], at least 1, or [#UNKNOWN].
  public int stepsToNextChord = UNKNOWN;

  /// Steps since [#chord] began, 0 on the step of the change.
  public int stepsSinceChord;

  public Key key = new Key(0, false);

  public double tempoBpm = 120;

  /// How hard the band plays, 0 to 1.
  public double intensity = 0.6;

  /// How busy the band plays, 0 to 1; 0.5 is the style as written.
  public double density = 0.5;

  /// Share of the learned model against the written pattern, 0 to 1.
  public double adventure = 0.5;

  /// Sampling temperature, above 0; 1 is the model as trained.
  public double temperature = 1;

  /// True when the performer starts a note on this step (known or expected).
  public boolean performerOnset;

  /// Onsets of the performer during the last quarter note.
  public int performerBusy;

  /// Steps since the performer last sounded, 0 while sounding.
  public int performerSilentSteps = UNKNOWN;

  /// Steps since the performer's upper line last moved, also while its last note is held.
  public int performerLineSteps = UNKNOWN;

  /// Lowest and highest key of the performer over the last two bars, or -1.
  public int performerLowKey = -1;

  public int performerHighKey = -1;

  private final Map<Role, StepNotes> played = new EnumMap<>(Role.class);

  public StepContext() {
    for (Role role : Role.values()) {
      played.put(role, new StepNotes());
    }
  }

  /// What `role` plays on this step; empty for roles that have not planned it yet.
  public StepNotes notes(Role role) {
    return played.get(role);
  }
}
