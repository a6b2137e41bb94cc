package io.sideman.library.conform;

/// Stretches what is struck without touching its strokes: every stroke is a copy, sample by sample,
/// and what has to come in or go out does so in what rings between two strokes, in pieces of a few
/// milliseconds, cut where the sound before and after the cut differs least (after Roucos and
/// Wilgus 1985, SOLA). There is no spectrum, so nothing is smeared. All channels are cut at the
/// same places. Used once, on one thread.
final class Splicer {
  private static final double LEAD = 0.003; // seconds ahead of a stroke that belong to it
  private static final double HELD = 0.050; // seconds of it that stay whole, where there is room
  private static final double SHARE = 0.4; // of the time to the next stroke that stays whole
  private static final double PIECE = 0.016; // seconds that come in or go out at once
  private static final double PLAY = 0.008; // by which a piece may be longer or shorter
  private static final double FADE = 0.008;
  private static final int STEP = 4; // frames between lengths that are tried
  private static final int PLACES = 24; // tried for each cut

  private final float[][] channels;
  private final float[] mono;
  private final int rate;

  Splicer(float[][] channels, int rate) {
    this.channels = channels;
    this.rate = rate;
    mono = new float[channels[0].length];
    for (float[] channel : channels) {
      for (int n = 0; n < mono.length; n++) {
        mono[n] += channel[n];
      }
    }
  }

  /// From `place` on, the source is faded over into itself `more` frames earlier; later if
  /// negative.
  private record Cut(int place, int more, double cost) {}

  /// @param ratio length of the result / length of the source
  /// @param strokes frames where strokes begin, sorted
  float[][] stretch(double ratio, int frames, int[] strokes) {
    float[][] result = new float[channels.length][frames];
    int lead = frames(LEAD);
    int from = 0; // in the source
    int at = 0; // in the result
    for (int stroke : strokes) {
      int to = stroke - lead;
      int end = (int) Math.round(stroke * ratio) - lead;
      if (to - from > 2 * lead && end - at > 2 * lead && end < frames) {
        new Gap(from, to, at, end, result).fill();
        from = to;
        at = end;
      }
    }
    new Gap(from, mono.length, at, frames, result).fill();
    return result;
  }

  private int frames(double seconds) {
    return (int) Math.round(seconds * rate);
  }

  /// From one stroke to the next: `from..to` of the source becomes `at..end` of the result.
  private final class Gap {
    private final int from;
    private final int to;
    private final int end;
    private final float[][] result;
    private final int fade;
    private final int whole;
    private int read;
    private int write;

    Gap(int from, int to, int at, int end, float[][] result) {
      this.from = from;
      this.to = to;
      this.end = end;
      this.result = result;
      int shorter = Math.min(to - from, end - at);
      fade = Math.min(frames(FADE), shorter / 4);
      whole = Math.min(frames(HELD), (int) (SHARE * shorter));
      read = from;
      write = at;
    }

    void fill() {
      int missing = (end - write) - (to - read); // to come in; to go out if negative
      int piece = Math.clamp((to - from - whole - fade) / 2, 1, frames(PIECE));
      for (int cuts = Math.ceilDiv(Math.abs(missing), piece); cuts > 0 && missing != 0; cuts--) {
        Cut cut = best(missing, cuts);
        copy(cut.place() - read);
        cross(cut);
        missing -= cut.more();
      }
      copy(end - write);
    }

    /// Where the next of so many cuts changes least.
    private Cut best(int missing, int cuts) {
      int mean = missing / cuts;
      int play = cuts == 1 ? 0 : Math.min(frames(PLAY), Math.abs(mean) / 2);
      int most = mean + play;
      int earliest = Math.max(read, from + whole + Math.max(0, most));
      int latest = Math.max(read, to - fade - Math.max(0, play - missing));
      int last =
          Math.clamp(read + (long) (latest - read) / cuts, earliest, Math.max(earliest, latest));
      last = Math.min(last, latest);
      int first = Math.min(earliest, last);
      Cut best = new Cut(last, mean, Double.MAX_VALUE);
      for (int i = 0; i < PLACES; i++) {
        int place = first + (int) ((long) (last - first) * i / (PLACES - 1));
        for (int more = mean - play; more <= most; more += STEP) {
          double cost = cost(place, more, best.cost());
          if (cost < best.cost()) {
            best = new Cut(place, more, cost);
          }
        }
      }
      return best;
    }

    /// How far the two sides of a cut differ, or any number above `enough`.
    private double cost(int place, int more, double enough) {
      double sum = 0;
      for (int n = 0; n < fade && sum < enough; n += STEP) {
        double difference = at(mono, place + n) - at(mono, place - more + n);
        sum += difference * difference;
      }
      return sum;
    }

    private void copy(int length) {
      int there = Math.min(length, end - write);
      for (int c = 0; c < result.length; c++) {
        for (int n = 0; n < there; n++) {
          result[c][write + n] = at(channels[c], read + n);
        }
      }
      read += there;
      write += there;
    }

    /// Fades over so that the level stays, however alike the two sides are.
    private void cross(Cut cut) {
      int other = cut.place() - cut.more();
      double alike = alike(cut.place(), other);
      int there = Math.min(fade, end - write);
      for (int n = 0; n < there; n++) {
        double in = 0.5 - 0.5 * Math.cos(Math.PI * (n + 0.5) / fade);
        double out = 1 - in;
        double gain = 1 / Math.sqrt(in * in + out * out + 2 * alike * in * out);
        for (int c = 0; c < result.length; c++) {
          double mixed = out * at(channels[c], read + n) + in * at(channels[c], other + n);
          result[c][write + n] = (float) (gain * mixed);
        }
      }
      read = other + there;
      write += there;
    }

    /// Correlation of what is faded out with what is faded in, 0 to 1.
    private double alike(int place, int other) {
      double product = 0;
      double one = 1e-12;
      double two = 1e-12;
      for (int n = 0; n < fade; n++) {
        double a = at(mono, place + n);
        double b = at(mono, other + n);
        product += a * b;
        one += a * a;
        two += b * b;
      }
      return Math.clamp(product / Math.sqrt(one * two), 0, 1);
    }
  }

  private static float at(float[] sound, int frame) {
    return frame >= 0 && frame < sound.length ? sound[frame] : 0;
  }
}
