package io.sideman.library.spectral;

import io.sideman.library.decode.Label;
import io.sideman.library.item.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One-shot, loop or track: what the file says, then its length, then whether more than one stroke
/// is in it.
final class KindHearing {
  /// Longer is a track, unless the file says that it loops.
  private static final double LONGEST_LOOP_SECONDS = 45;

  private static final double SHORTEST_LOOP_SECONDS = 0.7;
  private static final double SAME_STROKE_SECONDS = 0.12;
  private static final int BESIDE = 5; // frames
  private static final double RISE = 1.3;
  private static final double AUDIBLE = 0.15; // of the loudest frame
  private static final int FEW_STROKES = 2;
  private static final double FADED = 0.12; // level of the last quarter to that of the loudest

  private KindHearing() {}

  /// Whether the file itself says that it loops.
  static boolean loops(Label label, Set<String> words) {
    return label.beats().isPresent() || FileWords.kind(words).equals(Optional.of(Kind.LOOP));
  }

  static Kind of(
      Label label, Set<String> words, double seconds, Frames frames, List<Onset> onsets) {
    Optional<Kind> named = FileWords.kind(words);
    if (label.oneShot()) {
      return Kind.ONE_SHOT;
    }
    if (loops(label, words)) {
      return Kind.LOOP;
    }
    if (seconds > LONGEST_LOOP_SECONDS) {
      return Kind.TRACK;
    }
    if (named.isPresent()) {
      return named.get();
    }
    if (seconds < SHORTEST_LOOP_SECONDS) {
      return Kind.ONE_SHOT;
    }
    int strokes = strokes(frames, onsets);
    boolean fades = lastQuarter(frames) < FADED;
    return strokes < FEW_STROKES || strokes < 2 * FEW_STROKES && fades ? Kind.ONE_SHOT : Kind.LOOP;
  }

  /// Onsets at which the level rises clearly: what rings on, flutters or echoes is no new stroke.
  private static int strokes(Frames frames, List<Onset> onsets) {
    float[] level = frames.level();
    float most = 1e-9f;
    for (float value : level) {
      most = Math.max(most, value);
    }
    int strokes = 0;
    double last = -1;
    for (Onset onset : onsets) {
      int t = (int) Math.round(onset.seconds() * Frames.PER_SECOND);
      float before = t < BESIDE ? 0 : Float.MAX_VALUE;
      float after = 0;
      for (int i = 1; i <= BESIDE; i++) {
        before = Math.min(before, level[Math.clamp(t - i, 0, level.length - 1)]);
        after = Math.max(after, level[Math.clamp(t + i, 0, level.length - 1)]);
      }
      boolean rises = after > RISE * before && after > AUDIBLE * most;
      if (rises && onset.seconds() - last > SAME_STROKE_SECONDS) {
        strokes++;
        last = onset.seconds();
      }
    }
    return strokes;
  }

  /// Loudest frame of the last quarter as a share of the loudest of all.
  private static double lastQuarter(Frames frames) {
    float[] level = frames.level();
    float all = 1e-9f;
    float last = 0;
    for (int t = 0; t < level.length; t++) {
      all = Math.max(all, level[t]);
      last = t >= level.length * 3 / 4 ? Math.max(last, level[t]) : last;
    }
    return last / all;
  }
}
