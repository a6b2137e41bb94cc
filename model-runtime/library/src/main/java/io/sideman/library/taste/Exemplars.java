package io.sideman.library.taste;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The items that the listener told most about; an item is liked as those near it are. Immutable.
final class Exemplars {
  private static final int MOST = 48; // so that a thousand candidates take a few milliseconds
  private static final double SHARPNESS = 3; // power of the likeness
  private static final double DOUBT = 0.3; // evidence that nothing weighs

  /// @param features less the mean of the library, of unit length
  /// @param evidence -1 to 1
  @SuppressWarnings("ArrayRecordComponent")
  private record Exemplar(float[] features, double evidence) {}

  private final float[] mean;
  private final List<Exemplar> exemplars;

  /// @param mean of the library's features
  /// @param items what was acted on, the latest last
  Exemplars(float[] mean, List<Evidence> items) {
    this.mean = mean;
    var chosen = new ArrayList<>(items);
    if (chosen.size() > MOST) {
      var order = Comparator.comparingDouble((Evidence item) -> -Math.abs(item.amount()));
      chosen = new ArrayList<>(chosen.reversed());
      chosen.sort(order);
      chosen.subList(MOST, chosen.size()).clear();
    }
    exemplars =
        chosen.stream().map(item -> new Exemplar(apart(item.features()), item.amount())).toList();
  }

  /// -1 to 1; 0 when nothing alike is known.
  double of(float[] features) {
    float[] own = apart(features);
    double sum = 0;
    double weights = DOUBT;
    for (Exemplar each : exemplars) {
      double likeness = Math.pow(Math.max(0, Features.dot(own, each.features())), SHARPNESS);
      sum += likeness * each.evidence();
      weights += likeness * Math.abs(each.evidence());
    }
    return sum / weights;
  }

  private float[] apart(float[] features) {
    float[] apart = new float[features.length];
    double squares = 0;
    for (int i = 0; i < apart.length; i++) {
      apart[i] = features[i] - mean[i];
      squares += apart[i] * apart[i];
    }
    float scale = squares > 1e-9 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = 0; i < apart.length; i++) {
      apart[i] *= scale;
    }
    return apart;
  }
}
