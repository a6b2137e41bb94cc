package io.sideman.corpus.stretch;

import io.sideman.library.decode.Resampler;
import io.sideman.library.decode.Sound;
import java.io.IOException;

/// A way to make a sound longer or shorter.
public interface StretchMethod {
  String name();

  /// @param ratio length of the result / length of `sound`
  Sound stretch(StretchSource sound, double ratio) throws IOException;

  /// Played slower or faster, which changes the pitch: every stroke keeps its shape, so it shows
  /// how well strokes can be found again at all.
  static StretchMethod resampling() {
    return new StretchMethod() {
      @Override
      public String name() {
        return "plain resampling";
      }

      @Override
      public Sound stretch(StretchSource source, double ratio) {
        Sound sound = source.sound();
        var resampler = new Resampler(1000, (int) Math.round(1000 * ratio));
        float[][] channels = new float[sound.channels().length][];
        for (int c = 0; c < channels.length; c++) {
          channels[c] = resampler.resample(sound.channels()[c]);
        }
        return new Sound(channels, sound.rate());
      }
    };
  }
}
