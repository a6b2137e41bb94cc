package io.sideman.library.decode;

/// The outline of a sound for drawing: lowest and highest sample of each pixel column, all channels
/// together.
///
/// @param low -1 to 1, one per column
/// @param high at least `low`
@SuppressWarnings("ArrayRecordComponent") // drawn once, and nobody writes into it
public record Peaks(float[] low, float[] high) {
  public static Peaks of(Sound sound, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1, but were " + columns);
    }
    float[] low = new float[columns];
    float[] high = new float[columns];
    for (int x = 0; x < columns; x++) {
      int from = (int) ((long) sound.frames() * x / columns);
      int to = Math.max(from + 1, (int) ((long) sound.frames() * (x + 1) / columns));
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (float[] channel : sound.channels()) {
        for (int i = from; i < Math.min(to, channel.length); i++) {
          least = Math.min(least, channel[i]);
          most = Math.max(most, channel[i]);
        }
      }
      low[x] = least <= most ? Math.max(-1, least) : 0;
      high[x] = least <= most ? Math.min(1, most) : 0;
    }
    return new Peaks(low, high);
  }

  public int columns() {
    return low.length;
  }
}
