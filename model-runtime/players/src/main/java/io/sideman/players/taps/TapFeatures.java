package io.sideman.players.taps;

import io.sideman.engine.style.Genre;

/// What the network of taps sees at one step: where in the bar it is, how hard each step up to a
/// bar before and after was tapped, what is usually tapped on each place of the bar, how dense and
/// loud the whole is, its tempo and its genre.
public final class TapFeatures {
  private static final int AROUND = 16; // steps before and after
  private static final int WINDOW = 2 * AROUND + 1;
  private static final int PLACE = 0;
  private static final int TAPPED = PLACE + TapLine.PLACES;
  private static final int FORCE = TAPPED + WINDOW;
  private static final int SHARE = FORCE + WINDOW;
  private static final int USUAL = SHARE + TapLine.PLACES;
  private static final int WHOLE = USUAL + TapLine.PLACES;
  private static final int WHOLE_INPUTS = 3;

  /// First input of the genre; all of them 0 mean not known.
  public static final int GENRE = WHOLE + WHOLE_INPUTS;

  public static final int GENRE_INPUTS = Genre.values().length;

  public static final int INPUTS = GENRE + GENRE_INPUTS;

  private static final double FORCE_UNIT = 32; // velocity
  private static final double TEMPO_UNIT = 40; // beats per minute
  private static final double TEMPO_MIDDLE = 110;

  private TapFeatures() {}

  /// Writes the inputs for one step.
  ///
  /// @param genre index into [Genre], or -1 when not known
  /// @param in at least [#INPUTS] long
  public static void write(TapLine taps, long step, double bpm, int genre, float[] in) {
    java.util.Arrays.fill(in, 0, INPUTS, 0);
    int place = taps.place(step);
    in[PLACE + place] = 1;
    for (int i = 0; i < WINDOW; i++) {
      int velocity = taps.velocity(step + i - AROUND);
      if (velocity > 0) {
        in[TAPPED + i] = 1;
        in[FORCE + i] = (float) ((velocity - taps.meanForce()) / FORCE_UNIT);
      }
    }
    for (int i = 0; i < TapLine.PLACES; i++) {
      in[SHARE + i] = (float) taps.share(i);
      in[USUAL + i] =
          taps.share(i) == 0 ? 0 : (float) ((taps.force(i) - taps.meanForce()) / FORCE_UNIT);
    }
    in[WHOLE] = (float) (taps.perBar() / TapLine.PLACES);
    in[WHOLE + 1] = (float) Math.clamp((taps.meanForce() - 64) / FORCE_UNIT, -1.9, 1.9);
    in[WHOLE + 2] = (float) Math.clamp((bpm - TEMPO_MIDDLE) / TEMPO_UNIT, -1.9, 1.9);
    if (genre >= 0) {
      in[GENRE + genre] = 1;
    }
  }
}
