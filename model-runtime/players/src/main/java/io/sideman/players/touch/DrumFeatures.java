package io.sideman.players.touch;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.style.Genre;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;

/// What the touch of a drum hit depends on, as inputs of a network: genre, drum, place in the bar,
/// tempo, what else sounds on the step, on the sixteen before and the four after. What is not
/// always known (how loud the band is, how hard the hit is meant, what follows) has an input that
/// says so. Immutable; any thread.
public final class DrumFeatures {
  /// How far the network looks back and ahead, in steps.
  public static final int PAST = 16;

  public static final int AHEAD = 4;

  /// For a hit whose force is not known.
  public static final int NO_BIN = -1;

  private static final int GENRES = Genre.values().length;
  private static final int DRUMS = Drum.count();
  private static final int PLACES = 16;
  private static final int GROUPS = 5;
  private static final int GROUPED_PAST = 8;

  private static final int DRUM = GENRES;
  private static final int PLACE = DRUM + DRUMS;
  private static final int TRIPLE = PLACE + PLACES;
  private static final int TEMPO = TRIPLE + 1;
  private static final int FILL = TEMPO + 2;
  private static final int NOW = FILL + 1;
  private static final int PAST_GROUPS = NOW + DRUMS;
  private static final int PAST_SAME = PAST_GROUPS + GROUPED_PAST * GROUPS;
  private static final int PAST_DENSITY = PAST_SAME + PAST;

  /// First input that tells of the intensity, and how many do.
  public static final int INTENSITY = PAST_DENSITY + 2;

  public static final int INTENSITY_INPUTS = 2;

  /// First input that tells how hard the hit is meant, and how many do.
  public static final int BIN = INTENSITY + INTENSITY_INPUTS;

  public static final int BIN_INPUTS = 1 + DrumCodec.BINS;

  /// First input that tells what follows, and how many do.
  public static final int NEXT = BIN + BIN_INPUTS;

  public static final int NEXT_INPUTS = 1 + AHEAD * (GROUPS + 1);

  /// Inputs in all.
  public static final int INPUTS = NEXT + NEXT_INPUTS;

  private static final int[] GROUP = new int[DRUMS];

  static {
    for (int i = 0; i < DRUMS; i++) {
      GROUP[i] =
          switch (Drum.at(i)) {
            case KICK -> 0;
            case SNARE, SIDE_STICK, CLAP -> 1;
            case CLOSED_HAT, PEDAL_HAT, OPEN_HAT -> 2;
            case LOW_TOM, MIDDLE_TOM, HIGH_TOM -> 3;
            case CRASH, RIDE, PERCUSSION -> 4;
          };
    }
  }

  private DrumFeatures() {}

  /// Writes the inputs of one hit.
  ///
  /// @param c place, tempo, fill and intensity (NaN where it is not known)
  /// @param genre index into [Genre]
  /// @param played the part up to the step of `c`, and what follows it when `ahead`
  /// @param bin how hard the hit is meant, or [#NO_BIN]
  /// @param in at least [#INPUTS] long
  public static void write(
      StepContext c, int genre, PlayedSteps played, int drum, int bin, boolean ahead, float[] in) {
    java.util.Arrays.fill(in, 0, INPUTS, 0);
    in[genre] = 1;
    in[DRUM + drum] = 1;
    in[PLACE + c.stepInBar % PLACES] = 1;
    in[TRIPLE] = c.beatSteps == 6 ? 1 : 0;
    double octaves = Math.log(c.tempoBpm / 110) / Math.log(2);
    in[TEMPO] = (float) Math.clamp(octaves, -1.5, 1.5);
    in[TEMPO + 1] = in[TEMPO] * in[TEMPO];
    in[FILL] = c.fill ? 1 : 0;
    drums(played.drums(c.step), NOW, in);
    past(c.step, played, drum, in);
    if (!Double.isNaN(c.intensity)) {
      in[INTENSITY] = 1;
      in[INTENSITY + 1] = (float) (c.intensity - 0.5);
    }
    if (bin >= 0) {
      in[BIN] = 1;
      in[BIN + 1 + bin] = 1;
    }
    if (ahead) {
      next(c.step, played, drum, in);
    }
  }

  private static void drums(int mask, int at, float[] in) {
    for (int drum = 0; drum < DRUMS; drum++) {
      in[at + drum] = mask >> drum & 1;
    }
  }

  private static void past(long step, PlayedSteps played, int drum, float[] in) {
    int all = 0;
    int same = 0;
    for (int back = 1; back <= PAST; back++) {
      int mask = played.drums(step - back);
      all += Integer.bitCount(mask);
      same += mask >> drum & 1;
      in[PAST_SAME + back - 1] = mask >> drum & 1;
      if (back <= GROUPED_PAST) {
        groups(mask, PAST_GROUPS + (back - 1) * GROUPS, in);
      }
    }
    in[PAST_DENSITY] = all / 20f;
    in[PAST_DENSITY + 1] = same / 8f;
  }

  private static void next(long step, PlayedSteps played, int drum, float[] in) {
    in[NEXT] = 1;
    for (int on = 1; on <= AHEAD; on++) {
      int mask = played.drums(step + on);
      int at = NEXT + 1 + (on - 1) * (GROUPS + 1);
      groups(mask, at, in);
      in[at + GROUPS] = mask >> drum & 1;
    }
  }

  private static void groups(int mask, int at, float[] in) {
    for (int drum = 0; drum < DRUMS; drum++) {
      if ((mask >> drum & 1) != 0) {
        in[at + GROUP[drum]] = 1;
      }
    }
  }
}
