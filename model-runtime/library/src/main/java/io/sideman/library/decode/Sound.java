package io.sideman.library.decode;

/// Sound in memory. Immutable by agreement: nobody writes into the samples.
///
/// @param channels samples of each channel, -1..1, all of one length
/// @param rate frames per second
@SuppressWarnings("ArrayRecordComponent") // samples; nobody compares or writes them
public record Sound(float[][] channels, int rate) {
  public Sound {
    if (channels.length == 0 || rate < 1) {
      throw new IllegalArgumentException(
          "sound must have a channel and a rate, but had %d channels and a rate of %d"
              .formatted(channels.length, rate));
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException(
            "channels must be of one length, but were %d and %d frames"
                .formatted(channels[0].length, channel.length));
      }
    }
  }

  public int frames() {
    return channels[0].length;
  }

  public double seconds() {
    return (double) frames() / rate;
  }
}
