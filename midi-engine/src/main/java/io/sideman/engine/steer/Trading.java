package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.Direction;

/// Call and response: so many bars the performer's, as many the band's, in turn. In the performer's
/// bars the lead rests and the others make room; in the band's the lead answers what was played.
final class Trading {
  private static final double ROOM = 0.2; // less density beside the performer
  private static final int FEWEST_NOTES = 2; // fewer are no phrase
  private static final int LIFT = 2; // semitones, in the second half of the answer

  private final BarLines bars;
  private final Phrase phrase;
  private final Answer answer;
  private int length; // bars each, 0 when nobody trades
  private long firstBar;
  private long toldStep;

  Trading(BarLines bars, Phrase phrase, Answer answer) {
    this.bars = bars;
    this.phrase = phrase;
    this.answer = answer;
  }

  void start() {
    length = 0;
    toldStep = -1;
  }

  /// @param asked bars, 0 for off
  int update(int asked, long tick, long fromStep) {
    if (asked != length) {
      length = asked;
      firstBar = Math.max(bars.meant(tick), 0);
      return Direction.ALL_ROLES;
    }
    if (length == 0 || fromStep == toldStep || !isTurn(fromStep)) {
      return Direction.NO_ROLES;
    }
    toldStep = fromStep;
    return 1 << Role.LEAD.ordinal(); // now the whole call is known
  }

  void prepare(Role role, StepContext context) {
    if (isCall(context.bar) && role != Role.BASS) {
      context.density = Math.max(0, context.density - ROOM);
    }
  }

  void shape(Role role, StepContext context, StepNotes notes) {
    if (role != Role.LEAD || length == 0 || context.bar < firstBar) {
      return;
    }
    if (isCall(context.bar)) {
      notes.clear();
      return;
    }
    long place = Math.floorMod(context.bar - firstBar, 2L * length) - length;
    long callBar = context.bar - place - length;
    long call = bars.firstStep(callBar);
    long end = bars.firstStep(callBar + length);
    if (phrase.count(call, end) >= FEWEST_NOTES) {
      long source = bars.firstStep(context.bar - length) + context.stepInBar;
      answer.play(source, end, place >= length / 2 ? LIFT : 0, context, notes);
    }
  }

  private boolean isCall(long bar) {
    return length > 0 && bar >= firstBar && Math.floorMod(bar - firstBar, 2L * length) < length;
  }

  /// The band's bars begin on `step`.
  private boolean isTurn(long step) {
    long bar = bars.bar(step);
    return bar > firstBar
        && bars.firstStep(bar) == step
        && Math.floorMod(bar - firstBar, 2L * length) == length;
  }
}
