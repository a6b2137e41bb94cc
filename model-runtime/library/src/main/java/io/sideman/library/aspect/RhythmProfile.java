package io.sideman.library.aspect;

import io.sideman.players.loop.LoopGrid;

/// Where onsets lie in the bar, whatever the tempo, and how low they sound.
///
/// @param bands low (bass drum, bass), middle, high (cymbals), each the strength of onsets per slot
///   of `LoopGrid`, all bars folded into one of 24 slots (slot % 24 in longer ones); any scale
/// @param swing as in `Groove`
@SuppressWarnings("ArrayRecordComponent") // handed over, not kept
public record RhythmProfile(float[][] bands, double swing) {
  /// Low, middle and high.
  public static final int BANDS = 3;

  static final int SLOTS = LoopGrid.SLOTS_PER_BAR;
  private static final int WAVES = SLOTS / 2;

  /// Numbers that [#features] has.
  public static final int FEATURES = BANDS * SLOTS + SLOTS + WAVES + 1;

  public RhythmProfile {
    if (bands.length != BANDS || bands[0].length != SLOTS) {
      throw new IllegalArgumentException("a rhythm has %d bands of %d".formatted(BANDS, SLOTS));
    }
  }

  /// Each band, all bands together, and how strong each period is wherever the bar starts.
  public float[] features() {
    float[] result = new float[FEATURES];
    float[] all = new float[SLOTS];
    for (int band = 0; band < BANDS; band++) {
      for (int slot = 0; slot < SLOTS; slot++) {
        result[band * SLOTS + slot] = (float) Math.sqrt(bands[band][slot]);
        all[slot] += bands[band][slot];
      }
    }
    int at = BANDS * SLOTS;
    Unit.scale(result, 0, at);
    for (int slot = 0; slot < SLOTS; slot++) {
      result[at + slot] = (float) Math.sqrt(all[slot]);
    }
    Unit.scale(result, at, at + SLOTS);
    Waves.write(result, at, SLOTS, WAVES, result, at + SLOTS);
    result[FEATURES - 1] = (float) (4 * (swing - 0.5));
    return result;
  }
}
