package io.sideman.engine.listen.beat;

/// The likelihood of one onset for every place of every metre's bar, for each density class, with
/// trust and blindness applied. Tables are made once; looking up allocates nothing.
final class OnsetRows {
  // One row covers all beats of all metres; each beat has PLACES + 1 entries, the last of which is
  // the first of the beat that follows.
  static final int STRIDE = BeatModel.PLACES + 1;
  static final int ROW = BarSpace.BEATS * STRIDE;

  private final float[] full; // (marks, densities, ROW)
  private final float[] light; // the same for continuations

  OnsetRows(BeatModel model) {
    var settings = model.settings();
    full = table(model, settings.trust());
    light = table(model, settings.continuationTrust());
  }

  private static float[] table(BeatModel model, double trust) {
    var result = new float[OnsetMarks.COUNT * BeatModel.DENSITIES * ROW];
    double blind = model.settings().blind();
    for (int mark = 0; mark < OnsetMarks.COUNT; mark++) {
      for (int density = 0; density < BeatModel.DENSITIES; density++) {
        int row = (mark * BeatModel.DENSITIES + density) * ROW;
        for (int beat = 0; beat < BarSpace.BEATS; beat++) {
          int meter = BarSpace.meterOf(beat);
          int first = BarSpace.firstBeat(meter);
          int bar = BeatModel.METERS[meter] * BeatModel.PLACES;
          for (int place = 0; place < STRIDE; place++) {
            int inBar = ((beat - first) * BeatModel.PLACES + place) % bar;
            double chance = model.likelihood(meter, mark, density, inBar);
            result[row + beat * STRIDE + place] =
                (float) Math.pow(blind + (1 - blind) * chance, trust);
          }
        }
      }
    }
    return result;
  }

  float[] table(boolean continuation) {
    return continuation ? light : full;
  }

  static int row(int mark, int density) {
    return (mark * BeatModel.DENSITIES + density) * ROW;
  }
}
