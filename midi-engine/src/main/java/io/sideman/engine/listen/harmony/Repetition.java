package io.sideman.engine.listen.harmony;

/// How much a stretch of music is like itself some bars away.
final class Repetition {
  private static final int PCS = 12;

  /// Cosine at which likeness begins; unrelated bars of one key reach about this.
  private static final float UNRELATED = 0.5f;

  private Repetition() {}

  /// 0 (unrelated, or one of both silent) to 1 (the same notes).
  static float likeness(StepRing ring, long from, long end, int lag) {
    float both = 0;
    float here = 0;
    float there = 0;
    for (long step = from; step < end; step++) {
      float[] a = ring.sound(step);
      float[] b = ring.sound(step - lag);
      for (int pc = 0; pc < PCS; pc++) {
        both += a[pc] * b[pc];
        here += a[pc] * a[pc];
        there += b[pc] * b[pc];
      }
    }
    float norm = (float) Math.sqrt(here * there);
    return norm < 1 ? 0 : Math.max(0, (both / norm - UNRELATED) / (1 - UNRELATED));
  }
}
