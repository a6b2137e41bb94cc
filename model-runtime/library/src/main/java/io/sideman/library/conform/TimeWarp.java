package io.sideman.library.conform;

import java.util.Arrays;

/// Where in the source the sound of a moment of the result lies. Around strokes time runs at its
/// own speed, so that they keep their shape; what is between them stretches the more.
final class TimeWarp {
  private static final double MOST = 0.6; // of the time between two strokes keeps its speed

  private final double[] out; // knots, rising
  private final double[] in;

  /// @param strokes frames of the source, sorted
  /// @param reach frames on either side of a stroke that keep their speed where there is room
  TimeWarp(int[] strokes, int inFrames, double ratio, int reach) {
    double[] outs = new double[strokes.length * 2 + 2];
    double[] ins = new double[strokes.length * 2 + 2];
    int count = 1; // from 0 to 0
    for (int i = 0; i < strokes.length; i++) {
      double before = i == 0 ? strokes[0] : strokes[i] - strokes[i - 1];
      double after = (i + 1 < strokes.length ? strokes[i + 1] : inFrames) - strokes[i];
      double place = strokes[i] * ratio;
      double left = Math.min(reach, room(before, ratio) / (i == 0 ? 1 : 2));
      double right = Math.min(reach, room(after, ratio) / (i + 1 == strokes.length ? 1 : 2));
      if (strokes[i] - left > ins[count - 1]) {
        ins[count] = strokes[i] - left;
        outs[count++] = place - left;
      }
      ins[count] = strokes[i] + right;
      outs[count++] = place + right;
    }
    ins[count] = inFrames;
    outs[count++] = inFrames * ratio;
    in = Arrays.copyOf(ins, count);
    out = Arrays.copyOf(outs, count);
  }

  private static double room(double gap, double ratio) {
    return MOST * gap * Math.min(1, ratio);
  }

  /// Frame of the source, fractional, for a frame of the result.
  double source(double frame) {
    int i = Arrays.binarySearch(out, frame);
    int knot = Math.clamp(i >= 0 ? i : -i - 2, 0, out.length - 2);
    double span = out[knot + 1] - out[knot];
    double share = span <= 0 ? 0 : (frame - out[knot]) / span;
    return in[knot] + share * (in[knot + 1] - in[knot]);
  }
}
