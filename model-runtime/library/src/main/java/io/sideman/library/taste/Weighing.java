package io.sideman.library.taste;

import io.sideman.library.recommend.WeightSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Chooses how much each part of taste counts, on the listener's own past: every deed of the last
/// ones is foreseen from those before it, and the share of pairs (wanted, not wanted) in the right
/// order is the figure. It starts from the best single part, so the blend is never worse than that
/// on what it was chosen on; with too few deeds to tell, fixed weights hold.
final class Weighing {
  private static final int LEAST = 12; // foreseen deeds that may decide
  private static final int MOST = 60;
  private static final int STRANGERS = 4; // items of the library beside each that was wanted
  private static final double MARGIN = 0.005;

  /// Chosen on validation courses and listeners: with more of the last part a song's next loop is
  /// foreseen better still, but other songs of a kind that is liked worse.
  private static final double[] USUAL = {0.375, 0.375, 0.1, 0, 0.15};

  /// @param weights per [Part], adding up to 1
  /// @param figure share of pairs in the right order; 0 when nothing was chosen
  /// @param single the same of each part by itself
  /// @param foreseen deeds that it was measured on
  @SuppressWarnings("ArrayRecordComponent")
  record Weighed(double[] weights, double figure, double[] single, int foreseen) {
    /// The weights where the sitting is too young for [Part#NEXT] to have a say: its share goes to
    /// the others, so that taste is as outspoken as ever.
    double[] withoutNext() {
      double[] others = weights[Part.NEXT.ordinal()] < 1 ? weights.clone() : USUAL.clone();
      double rest = 1 - others[Part.NEXT.ordinal()];
      for (int part = 0; part < others.length; part++) {
        others[part] = part == Part.NEXT.ordinal() ? 0 : others[part] / rest;
      }
      return others;
    }
  }

  /// Opinions on something wanted, and on something that was not, at the same moment.
  @SuppressWarnings("ArrayRecordComponent")
  private record Pair(double[] wanted, double[] unwanted) {}

  private Weighing() {}

  /// @param start knows nothing yet; it learns the deeds one by one
  static Weighed of(
      List<Deed> deeds, Map<String, float[]> contents, List<float[]> library, Learning start) {
    List<Pair> pairs = new ArrayList<>();
    int foreseen = foresee(deeds, contents, library, start, pairs);
    double[] none = new double[Part.values().length];
    if (foreseen < LEAST || pairs.isEmpty()) {
      return new Weighed(USUAL.clone(), 0, none, foreseen);
    }
    double[] single = new double[none.length];
    for (int part = 0; part < single.length; part++) {
      double[] weights = none.clone();
      weights[part] = 1;
      single[part] = inOrder(pairs, weights);
    }
    var best = WeightSearch.best(Part.values().length, MARGIN, weights -> inOrder(pairs, weights));
    double usual = inOrder(pairs, USUAL);
    return usual >= best.figure() - MARGIN // a difference that says nothing
        ? new Weighed(USUAL.clone(), usual, single, foreseen)
        : new Weighed(best.weights(), best.figure(), single, foreseen);
  }

  private static int foresee(
      List<Deed> deeds,
      Map<String, float[]> contents,
      List<float[]> library,
      Learning learning,
      List<Pair> pairs) {
    if (deeds.isEmpty()) {
      return 0;
    }
    Instant now = deeds.getLast().at();
    var unwanted = new ArrayList<float[]>();
    var unwantedIds = new ArrayList<String>();
    int first = Math.max(3, deeds.size() - MOST);
    int foreseen = 0;
    int stranger = 0;
    for (int i = 0; i < deeds.size(); i++) {
      Deed deed = deeds.get(i);
      float[] features = contents.get(deed.itemId());
      if (i >= first && features != null && deed.act() != Act.AUDITION) {
        foreseen++;
        if (deed.act().weight() > 0) {
          Snapshot before = learning.snapshot();
          double[] wanted = before.parts(deed.itemId(), features);
          for (int k = 0; k < STRANGERS && !library.isEmpty(); k++) {
            float[] other = library.get(Math.floorMod(stranger++ * 7919, library.size()));
            pairs.add(new Pair(wanted, before.parts("", other)));
          }
          for (int k = Math.max(0, unwanted.size() - STRANGERS); k < unwanted.size(); k++) {
            pairs.add(new Pair(wanted, before.parts(unwantedIds.get(k), unwanted.get(k))));
          }
        } else {
          unwanted.add(features);
          unwantedIds.add(deed.itemId());
        }
      }
      learning.add(deed, now);
    }
    return foreseen;
  }

  private static double inOrder(List<Pair> pairs, double[] weights) {
    double right = 0;
    for (Pair pair : pairs) {
      double difference = sum(pair.wanted(), weights) - sum(pair.unwanted(), weights);
      right += difference > 1e-9 ? 1 : difference < -1e-9 ? 0 : 0.5;
    }
    return right / pairs.size();
  }

  static double sum(double[] parts, double[] weights) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += weights[i] * parts[i];
    }
    return sum;
  }

  /// The weights by name, without those that are 0.
  static Map<Part, Double> named(double[] weights) {
    var named = new java.util.EnumMap<Part, Double>(Part.class);
    Arrays.stream(Part.values())
        .filter(part -> weights[part.ordinal()] > 0)
        .forEach(part -> named.put(part, weights[part.ordinal()]));
    return named;
  }
}
