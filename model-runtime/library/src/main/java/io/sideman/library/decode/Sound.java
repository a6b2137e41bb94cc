package io.sideman.library.decode;

/// Samples in memory.
///
/// @param channels one array each, equally long, full scale at -1 and 1
/// @param rate frames per second
/// @param label what the file says of itself
@SuppressWarnings("ArrayRecordComponent") // megabytes; nobody writes into what was decoded
public record Sound(float[][] channels, int rate, Label label) {
  public static final int LEAST_RATE = 2_000;
  public static final int MOST_RATE = 768_000;

  public Sound {
    if (channels.length == 0) {
      throw new IllegalArgumentException("sound needs a channel");
    }
    if (rate < LEAST_RATE || rate > MOST_RATE) {
      throw new IllegalArgumentException(
          "rate must be %d-%d, but was %d".formatted(LEAST_RATE, MOST_RATE, rate));
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException("channels must be equally long");
      }
    }
  }

  public Sound(float[][] channels, int rate) {
    this(channels, rate, Label.NONE);
  }

  public int frames() {
    return channels[0].length;
  }

  /// Length of what is in memory; the file may be longer, see [Label#fileSeconds].
  public double seconds() {
    return (double) frames() / rate;
  }

  /// The mean of all channels.
  public float[] mono() {
    if (channels.length == 1) {
      return channels[0];
    }
    float[] mono = new float[frames()];
    float share = 1f / channels.length;
    for (float[] channel : channels) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += share * channel[i];
      }
    }
    return mono;
  }

  /// The same sound at another rate.
  public Sound at(int otherRate) {
    if (otherRate == rate) {
      return this;
    }
    var resampler = new Resampler(rate, otherRate);
    float[][] other = new float[channels.length][];
    for (int c = 0; c < other.length; c++) {
      other[c] = resampler.resample(channels[c]);
    }
    return new Sound(other, otherRate, label);
  }
}
