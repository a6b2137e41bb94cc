package io.sideman.library.taste;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is learned from deeds, one after the other. One thread; its snapshots are for all.
final class Learning {
  private static final double HALF_LIFE_DAYS = 180; // a like of half a year ago says half

  private final Map<String, float[]> contents; // features per item known
  private final float[] mean;
  private final ContentRow row;
  private final Following following;
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<String, Double> sums = new LinkedHashMap<>(); // latest deed last
  private @Nullable Sittings sittings;

  /// @param contents features of items that may be acted on; more may come with deeds
  /// @param library features of some items of the library, acted on or not
  /// @param net foresees what a sitting goes on with; without it that part has no say
  Learning(Map<String, float[]> contents, List<float[]> library, Optional<SessionNet> net) {
    this.contents = new HashMap<>(contents);
    mean = Features.mean(library);
    row = new ContentRow(library);
    following = new Following(net, mean, library);
  }

  void knows(String itemId, float[] features) {
    contents.put(itemId, features);
  }

  /// @param now what age is counted from
  void add(Deed deed, Instant now) {
    deeds.add(deed);
    float[] features = contents.get(deed.itemId());
    Double before = sums.remove(deed.itemId());
    double sum = (before == null ? 0 : before) + deed.act().weight() * fresh(deed, now);
    sums.put(deed.itemId(), overruled(deed, sum));
    following.hear(deed, features);
    if (features != null) {
      if (before != null) {
        weigh(features, before, -1);
      }
      weigh(features, sums.get(deed.itemId()), 1);
    }
  }

  /// What is told outright counts from then on, whatever was done before.
  private static double overruled(Deed deed, double sum) {
    return switch (deed.act()) {
      case LIKE -> Math.max(sum, Act.LIKE.weight());
      case DISLIKE -> Math.min(sum, Act.DISLIKE.weight());
      case USE, SKIP, AUDITION -> sum;
    };
  }

  private static double fresh(Deed deed, Instant now) {
    double days = Duration.between(deed.at(), now).toSeconds() / 86_400.0;
    return Math.pow(0.5, Math.max(0, days) / HALF_LIFE_DAYS);
  }

  private void weigh(float[] features, double sum, int sign) {
    double amount = Evidence.squashed(sum);
    row.add(features, sign * (0.2 + Math.abs(amount)), Math.signum(amount));
  }

  Snapshot snapshot() {
    var evidence = new ArrayList<Evidence>();
    var told = new HashMap<String, Double>();
    for (var each : sums.entrySet()) {
      double amount = Evidence.squashed(each.getValue());
      told.put(each.getKey(), amount);
      float[] features = contents.get(each.getKey());
      if (features != null && amount != 0) {
        evidence.add(new Evidence(each.getKey(), features, amount));
      }
    }
    List<Set<String>> all = Sittings.part(deeds);
    sittings = sittings == null || sittings.isStale(all) ? Sittings.before(all) : sittings;
    return new Snapshot(
        row.solve(),
        new Exemplars(mean, evidence),
        sittings.now(all.getLast()),
        following.now(),
        told);
  }
}
