package io.sideman.corpus.evaluate;

import io.sideman.corpus.library.Segment;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.List;
import java.util.Map;

/// The untrained rival: how often each pitch class and each 16th of the bar come up, as one vector.
///
/// @param classes shares of pitch classes, unit length
/// @param places shares of 16ths, unit length
@SuppressWarnings("ArrayRecordComponent") // nobody writes into it
record Histograms(double[] classes, double[] places) {
  private static final int STEPS = 16;

  static Histograms of(Segment segment) {
    double[] classes = new double[12];
    double[] places = new double[STEPS];
    for (Map.Entry<Role, List<Note>> part : segment.parts().entrySet()) {
      for (Note note : part.getValue()) {
        if (part.getKey() != Role.DRUMS) {
          classes[note.key() % 12]++;
        }
        long inBar = note.startTick() % segment.meter().barTicks();
        places[(int) ((inBar + Ticks.PER_STEP / 2) / Ticks.PER_STEP) % STEPS]++;
      }
    }
    unit(classes);
    unit(places);
    return new Histograms(classes, places);
  }

  private static void unit(double[] values) {
    double squares = 1e-12;
    for (double each : values) {
      squares += each * each;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= Math.sqrt(squares);
    }
  }

  /// @param anyKey whether the best of the twelve transpositions counts
  double near(Histograms other, boolean anyKey) {
    double best = 0;
    for (int up = 0; up < (anyKey ? 12 : 1); up++) {
      double sum = 0;
      for (int i = 0; i < 12; i++) {
        sum += classes[i] * other.classes[(i + up) % 12];
      }
      best = Math.max(best, sum);
    }
    double time = 0;
    for (int i = 0; i < STEPS; i++) {
      time += places[i] * other.places[i];
    }
    return best + time;
  }
}
