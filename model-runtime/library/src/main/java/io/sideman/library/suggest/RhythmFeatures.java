package io.sideman.library.suggest;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.players.loop.LoopGrid;

/// Which slots of the bar a loop shares with the session and which it fills, by their place within
/// the beat and by beat.
final class RhythmFeatures {
  private static final int SLOTS = LoopGrid.SLOTS_PER_BEAT;
  private static final int BEATS = LoopGrid.BEATS_PER_BAR;

  /// Shared, filled and the loop's own weight by slot of the beat; filled by beat; likeness.
  static final int COUNT = 3 * SLOTS + BEATS + 5;

  private RhythmFeatures() {}

  static void fill(Item session, Item item, float[] into, int at) {
    float[] ours = session.groove().strength();
    float[] its = item.groove().strength();
    into[at + COUNT - 1] = Likeness.cosine(Aspect.RHYTHM, session, item);
    into[at + COUNT - 2] = Likeness.contour(session, item);
    boolean sameMetre = ours.length == its.length && ours.length >= SLOTS;
    if (!sameMetre) {
      into[at + COUNT - 3] = 1;
      return;
    }
    float total = 1e-6f;
    float oursTotal = 1e-6f;
    float product = 0;
    float squares = 1e-9f;
    float ownSquares = 1e-9f;
    for (int slot = 0; slot < its.length; slot++) {
      total += its[slot];
      oursTotal += ours[slot];
      product += its[slot] * ours[slot];
      squares += its[slot] * its[slot];
      ownSquares += ours[slot] * ours[slot];
    }
    for (int slot = 0; slot < its.length; slot++) {
      int within = slot % SLOTS;
      float free = its[slot] * (1 - Math.min(1, ours[slot])) / total;
      into[at + within] += its[slot] * ours[slot] / total;
      into[at + SLOTS + within] += free;
      into[at + 2 * SLOTS + within] += ours[slot] * (1 - Math.min(1, its[slot])) / oursTotal;
      into[at + 3 * SLOTS + slot / SLOTS % BEATS] += free;
    }
    into[at + COUNT - 5] = product / (float) Math.sqrt(squares * ownSquares);
    into[at + COUNT - 4] = total / its.length * 3;
  }

  /// How the two lie around their slots.
  static final int GROOVE_COUNT = 7;

  static void fillGroove(Item session, Item item, float[] into, int at) {
    Groove ours = session.groove();
    Groove its = item.groove();
    into[at] = (float) Math.min(1, 8 * Math.abs(ours.swing() - its.swing()));
    into[at + 1] = (float) (8 * (ours.swing() - 0.5));
    into[at + 2] = (float) (8 * (its.swing() - 0.5));
    into[at + 3] = millis(Math.abs(ours.lateMillis() - its.lateMillis()));
    into[at + 4] = millis(Math.abs(ours.spreadMillis() - its.spreadMillis()));
    into[at + 5] = millis(ours.spreadMillis());
    into[at + 6] = millis(its.spreadMillis());
  }

  private static float millis(double millis) {
    return (float) Math.clamp(millis / 20, -2, 2);
  }
}
