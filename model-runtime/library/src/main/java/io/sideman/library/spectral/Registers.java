package io.sideman.library.spectral;

/// Where tones lie, from how much each key sounds.
@SuppressWarnings("ArrayRecordComponent") // handed over, not kept
record Registers(int low, int high, float[] octaves) {
  private static final int OCTAVES = 11;
  private static final double FAINT = 0.03; // of the strongest key: noise

  static final Registers NONE = new Registers(-1, -1, new float[OCTAVES]);

  static Registers of(float[] keys) {
    float most = 0;
    for (float key : keys) {
      most = Math.max(most, key);
    }
    float[] octaves = new float[OCTAVES];
    double all = 0;
    for (int k = 0; k < keys.length; k++) {
      if (keys[k] > FAINT * most) {
        octaves[k / 12] += keys[k];
        all += keys[k];
      }
    }
    if (all == 0) {
      return NONE;
    }
    int low = -1;
    int high = -1;
    double sum = 0;
    for (int k = 0; k < keys.length; k++) {
      sum += keys[k] > FAINT * most ? keys[k] : 0;
      low = low < 0 && sum > 0.05 * all ? k : low;
      high = high < 0 && sum >= 0.95 * all ? k : high;
    }
    for (int o = 0; o < OCTAVES; o++) {
      octaves[o] /= (float) all;
    }
    return new Registers(low, high, octaves);
  }
}
