package io.sideman.library.decode;

import java.util.Arrays;

/// Grows while a decoder delivers, up to a limit.
final class Tape {
  /// Above this, channels are dropped: nobody needs the ninth.
  static final int MOST_CHANNELS = 8;

  private final float[][] channels;
  private final int rate;
  private final int mostFrames;
  private int frames;

  /// @throws SoundException when the numbers cannot be those of a sound
  Tape(int channelCount, int rate, double mostSeconds) throws SoundException {
    if (channelCount < 1 || channelCount > 255) {
      throw new SoundException("it states " + channelCount + " channels, which cannot be");
    }
    if (rate < Sound.LEAST_RATE || rate > Sound.MOST_RATE) {
      throw new SoundException(
          "it states %d frames a second; %d to %d can be read"
              .formatted(rate, Sound.LEAST_RATE, Sound.MOST_RATE));
    }
    this.rate = rate;
    mostFrames = (int) Math.min(Integer.MAX_VALUE / 8.0, mostSeconds * rate);
    channels = new float[Math.min(channelCount, MOST_CHANNELS)][Math.min(mostFrames, 1 << 14)];
  }

  int channels() {
    return channels.length;
  }

  int rate() {
    return rate;
  }

  int frames() {
    return frames;
  }

  boolean isFull() {
    return frames >= mostFrames;
  }

  /// Makes room for up to `count` more frames and answers how many fit under the limit.
  int room(int count) {
    int fit = Math.min(count, mostFrames - frames);
    int needed = frames + fit;
    if (needed > channels[0].length) {
      int size = (int) Math.min(mostFrames, Math.max(needed, channels[0].length * 2L));
      for (int c = 0; c < channels.length; c++) {
        channels[c] = Arrays.copyOf(channels[c], size);
      }
    }
    return fit;
  }

  /// Writes into the room made before.
  void set(int channel, int offset, float value) {
    channels[channel][frames + offset] = value;
  }

  void advance(int count) {
    frames += count;
  }

  /// What was recorded; sound that is not a number anywhere is made silent there.
  ///
  /// @throws SoundException when there is nothing
  Sound sound(LabelMaker label, double fileSeconds) throws SoundException {
    if (frames == 0) {
      throw new SoundException("it holds no sound");
    }
    for (int c = 0; c < channels.length; c++) {
      channels[c] = frames == channels[c].length ? channels[c] : Arrays.copyOf(channels[c], frames);
      clean(channels[c]);
    }
    double seconds = Math.max(fileSeconds, (double) frames / rate);
    return new Sound(channels, rate, label.label(seconds));
  }

  private static void clean(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      float value = samples[i];
      samples[i] = Float.isFinite(value) ? Math.clamp(value, -8f, 8f) : 0;
    }
  }
}
