package io.sideman.library.spectral;

import io.sideman.library.decode.Sound;

/// Where strokes are heard in a sound, to measure by: the onsets that analysis works with.
public final class Strokes {
  private Strokes() {}

  /// Times in seconds, rising. Any thread.
  public static double[] seconds(Sound sound) {
    float[] mono = AudioAnalyst.levelled(sound.at(Frames.RATE_HZ).mono());
    Frames frames = new Frames.Measure().measure(mono);
    return Onset.of(frames).stream().mapToDouble(Onset::seconds).toArray();
  }
}
