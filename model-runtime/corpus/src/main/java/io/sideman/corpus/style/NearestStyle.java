package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.style.DrumKey;
import io.sideman.engine.style.DrumPattern;
import io.sideman.engine.style.Style;
import java.util.List;

/// Which known style is played most like these songs: by where kick, snare and cymbals fall, by
/// swing, tempo and metre. It lends what MIDI files do not tell: genre, mix, and voices for roles
/// that nobody played.
final class NearestStyle {
  private static final int VOICES = 4; // kick, snare, cymbals, the rest
  private static final int PLACES = 16;

  private NearestStyle() {}

  static Style of(List<Style> known, List<Block> blocks, SwingMeasure swing, double bpm) {
    double[] played = new double[VOICES * PLACES];
    for (Block block : blocks) {
      for (Hit hit : block.hits(Role.DRUMS)) {
        played[place(DrumNotation.voice(hit.key()), hit.step() % block.barSteps())]++;
      }
    }
    Style best = known.getFirst();
    double bestFar = Double.MAX_VALUE;
    for (Style style : known) {
      double far = 1 - cosine(played, drums(style));
      far += Math.abs(style.feel().swingPercent() - swing.percent()) / 30;
      far += Math.abs(Math.log(style.tempo().defaultBpm() / bpm)) / 2;
      int barSteps = blocks.isEmpty() ? style.meter().barSteps() : blocks.getFirst().barSteps();
      far += style.meter().barSteps() == barSteps ? 0 : 0.5;
      if (far < bestFar) {
        bestFar = far;
        best = style;
      }
    }
    return best;
  }

  private static int place(DrumKey drum, int step) {
    int voice =
        switch (drum) {
          case KICK -> 0;
          case SNARE, SNARE2, RIM, CLAP -> 1;
          case HAT, PEDAL, OPEN, RIDE, BELL, SHAKER -> 2;
          default -> 3;
        };
    return voice * PLACES + step % PLACES;
  }

  private static double[] drums(Style style) {
    double[] written = new double[VOICES * PLACES];
    int barSteps = style.meter().barSteps();
    for (String name : style.section(SectionKind.A).variations(Role.DRUMS)) {
      if (style.pattern(Role.DRUMS, name) instanceof DrumPattern pattern) {
        pattern
            .lanes()
            .forEach((drum, lane) -> {
              String steps = lane.replace("|", "").replace(" ", "");
              for (int i = 0; i < steps.length(); i++) {
                if (steps.charAt(i) != '.') {
                  int step = i * pattern.grid().steps() % barSteps;
                  written[place(DrumKey.valueOf(drum.toUpperCase(java.util.Locale.ROOT)), step)]++;
                }
              }
            });
      }
    }
    return written;
  }

  private static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 1e-9;
    double bb = 1e-9;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
