package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;

/// The feel of a style for players that find their notes themselves: swing, push, dynamics and
/// articulation as its patterns have them. Conductor thread; allocates nothing after construction.
public final class StyleTouch {
  /// Levels of a plain and of a stressed note.
  public static final int NORMAL = LineNote.NORMAL;

  public static final int ACCENT = LineNote.ACCENT;

  private final Swing swing;
  private final Touch touch;
  private boolean hasPlace;

  public StyleTouch(Style style, Role role) {
    swing = new Swing(style.feel());
    touch = new Touch(style, role, swing, new StepContext());
  }

  public void reset(long seed) {
    touch.reset(seed);
  }

  /// Takes the step that the next notes are played on.
  public void at(StepContext context) {
    swing.update(context.tempoBpm, context.beatSteps);
    int step = context.stepInBar;
    int place = step;
    hasPlace = false;
    int last = Math.min(context.barSteps - 1, step + 1);
    for (int written = Math.max(0, step - 1); written <= last && !hasPlace; written++) {
      hasPlace = swing.gridStep(written) == step;
      place = hasPlace ? written : step;
    }
    touch.at(context, place);
  }

  /// False on steps that the swing leaves bare: a straight 8th in swung music.
  public boolean hasPlace() {
    return hasPlace;
  }

  /// Adds a note with the style's timing, velocity and length; false when `out` refuses it.
  ///
  /// @param level percent of full level
  /// @param steps length as it would be written
  /// @param strum how many voices of the chord start earlier
  public boolean play(StepNotes out, int key, int level, int steps, int strum) {
    return touch.play(out, key, level, steps, strum);
  }
}
