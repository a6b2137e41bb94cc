package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.FormOutlook;
import io.sideman.engine.time.Ticks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The visitors of one session. A new one comes in on a bar line and goes round from there, in the
/// bars of the session; the role's own player thinks along meanwhile, so that he is there again on
/// the step on which the visitor is sent away. Endings are the band's own. Conductor thread; no
/// allocation after construction.
final class Visiting {
  private static final int PHRASE_BARS = 4;
  private static final int SURE_STEPS = 4; // behind what a decision between pulses may still change
  private static final long NEVER = Long.MAX_VALUE;
  private static final Role[] ROLE_OF = Role.values();

  private final Steering steering;
  private final BarLines bars;
  private final FormOutlook form;
  private Visitors asked = Visitors.NONE;
  private final @Nullable VisitingPart[] here = new VisitingPart[ROLE_OF.length];
  private final long[] hereBars = new long[ROLE_OF.length]; // the first bar of each
  private final @Nullable VisitingPart[] coming = new VisitingPart[ROLE_OF.length];
  private final long[] comingBars = new long[ROLE_OF.length]; // or NEVER
  private int silenced;
  private int succeeded;
  private long successionTick;

  Visiting(Steering steering, BarLines bars, FormOutlook form) {
    this.steering = steering;
    this.bars = bars;
    this.form = form;
    Arrays.fill(comingBars, NEVER);
  }

  /// After play or a jump of the song visitors begin with the bar that the music begins in.
  void start(long step) {
    asked = steering.visitors();
    for (Role role : ROLE_OF) {
      here[role.ordinal()] = asked.part(role);
      hereBars[role.ordinal()] = bars.bar(step);
      comingBars[role.ordinal()] = NEVER;
    }
    silenced = Direction.NO_ROLES;
    succeeded = Direction.NO_ROLES;
  }

  /// Returns whose plan from `fromStep` on changes.
  int update(long fromStep) {
    silenced = Direction.NO_ROLES;
    succeeded = Direction.NO_ROLES;
    long sure = bars.bar(Math.max(0, fromStep - SURE_STEPS));
    for (int i = 0; i < here.length; i++) {
      settle(i, sure);
    }
    int roles = Direction.NO_ROLES;
    Visitors now = steering.visitors();
    if (now != asked) {
      asked = now;
      long entry = entryBar(fromStep);
      for (Role role : ROLE_OF) {
        if (change(role, now.part(role), fromStep, entry)) {
          roles |= 1 << role.ordinal();
        }
      }
    }
    return roles;
  }

  /// Who came in by `bar` is here.
  private void settle(int role, long bar) {
    if (comingBars[role] <= bar) {
      here[role] = coming[role];
      hereBars[role] = comingBars[role];
      coming[role] = null;
      comingBars[role] = NEVER;
    }
  }

  private boolean change(Role role, @Nullable VisitingPart part, long fromStep, long entryBar) {
    int i = role.ordinal();
    int bit = 1 << i;
    if (part == latest(i)) {
      return false;
    }
    settle(i, bars.bar(fromStep));
    boolean sounds = here[i] != null;
    coming[i] = null;
    comingBars[i] = NEVER;
    if (part == null) {
      here[i] = null;
      silenced |= sounds ? bit : Direction.NO_ROLES;
    } else if (part != here[i]) {
      coming[i] = part;
      comingBars[i] = entryBar;
      if (here[i] != null || !part.isBeside()) {
        succeeded |= bit;
        successionTick = bars.meters().barStart(entryBar);
      }
    }
    return true;
  }

  private @Nullable VisitingPart latest(int role) {
    return comingBars[role] == NEVER ? here[role] : coming[role];
  }

  private long entryBar(long fromStep) {
    long bar = bars.bar(fromStep);
    if (bars.firstStep(bar) < fromStep) {
      bar++;
    }
    while (asked.entry() == Visitors.Entry.PHRASE
        && (bar - form.sectionStart(bar)) % PHRASE_BARS != 0) {
      bar++;
    }
    return bar;
  }

  int silenced() {
    return silenced;
  }

  int succeeded() {
    return succeeded;
  }

  long successionTick() {
    return successionTick;
  }

  /// Roles that a visitor alone plays on a step.
  int written(long step) {
    long bar = bars.bar(step);
    int roles = Direction.NO_ROLES;
    if (form.sectionAt(bar) != SectionKind.ENDING) {
      for (int i = 0; i < here.length; i++) {
        VisitingPart part = comingBars[i] <= bar ? coming[i] : here[i];
        roles |= part != null && !part.isBeside() ? 1 << i : Direction.NO_ROLES;
      }
    }
    return roles;
  }

  /// Plays the visitor's notes. Returns true when a visitor has the part.
  boolean shape(Role role, StepContext context, StepNotes notes) {
    int i = role.ordinal();
    if (context.section == SectionKind.ENDING) {
      return false;
    }
    boolean hasCome = context.bar >= comingBars[i];
    VisitingPart part = hasCome ? coming[i] : here[i];
    if (part != null) {
      if (!part.isBeside()) {
        notes.clear();
      }
      part.play(context, context.bar - (hasCome ? comingBars[i] : hereBars[i]), notes);
    }
    if (comingBars[i] != NEVER && !hasCome) {
      endBefore(comingBars[i], context, notes);
    }
    return part != null;
  }

  /// What is played before somebody else comes in ends when he does.
  private void endBefore(long bar, StepContext context, StepNotes notes) {
    long ticks = bars.meters().barStart(bar) - context.step * Ticks.PER_STEP;
    for (int n = 0; n < notes.count(); n++) {
      int most = (int) Math.max(1, Math.min(Integer.MAX_VALUE, ticks - notes.offsetTicks(n)));
      int length = Math.min(notes.lengthTicks(n), most);
      notes.set(n, notes.key(n), notes.velocity(n), length, notes.offsetTicks(n));
    }
  }
}
