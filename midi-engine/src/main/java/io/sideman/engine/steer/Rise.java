package io.sideman.engine.steer;

/// A build: rises from a step to its top, stands there for a bar and eases off over four. Told in
/// steps; 0 is no rise, 1 the top.
final class Rise {
  private static final long NEVER = Long.MAX_VALUE;
  private static final double LOUDER = 0.75; // share of the way to full intensity
  private static final double BUSIER = 0.35;

  private long from = NEVER;
  private long top = NEVER;
  private int barSteps = 16;

  void reset() {
    from = NEVER;
    top = NEVER;
  }

  void begin(long fromStep, long topStep, int stepsInBar) {
    from = fromStep;
    top = topStep;
    barSteps = stepsInBar;
  }

  double at(long step) {
    if (step < from) {
      return 0;
    }
    if (step < top) {
      return (step - from + 1) / (double) (top - from);
    }
    return Math.clamp(1 - (step - top - barSteps) / (4.0 * barSteps), 0, 1);
  }

  double intensity(long step, double intensity) {
    return intensity + (1 - intensity) * LOUDER * at(step);
  }

  double density(long step, double density) {
    return Math.min(1, density + BUSIER * at(step));
  }
}
