package io.sideman.library.taste;

import io.sideman.engine.band.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What a listener's deeds say in words and numbers that people use.
///
/// @param deeds acts in all
/// @param liked items that they took to, all acts together; known content only
/// @param refused items that they did not
/// @param words leanings, the strongest first
/// @param roles leanings by role id
/// @param lowBpm a quarter of the liked items is slower; empty without any beat
/// @param bpm half of them are
/// @param highBpm a quarter is faster
/// @param density onsets per beat, mean of what is liked
/// @param energy 0..1, the same
/// @param swing of liked items, see `Groove`
/// @param groove mean strength per slot of a bar; empty without any
@SuppressWarnings("ArrayRecordComponent") // nobody writes into it
public record TasteProfile(
    int deeds,
    List<Trace> liked,
    List<Trace> refused,
    List<Leaning> words,
    List<Leaning> roles,
    OptionalDouble lowBpm,
    OptionalDouble bpm,
    OptionalDouble highBpm,
    OptionalDouble density,
    OptionalDouble energy,
    OptionalDouble swing,
    float[] groove) {
  private static final Set<String> NO_TASTE = Set.of("loop", "loops", "midi", "mid", "wav", "bpm");

  /// @param traces what is known of the items, by id
  public static TasteProfile of(List<Deed> deeds, Map<String, Trace> traces) {
    var sums = new LinkedHashMap<String, Double>();
    for (Deed deed : deeds) {
      sums.merge(deed.itemId(), deed.act().weight(), Double::sum);
    }
    var liked = new ArrayList<Trace>();
    var refused = new ArrayList<Trace>();
    sums.forEach((id, sum) -> {
      Trace trace = traces.get(id);
      if (trace != null && sum != 0) {
        (sum > 0 ? liked : refused).add(trace);
      }
    });
    return new TasteProfile(
        deeds.size(),
        liked,
        refused,
        leanings(liked, refused, TasteProfile::words),
        leanings(
            liked, refused, trace -> trace.role().map(Role::id).map(List::of).orElse(List.of())),
        quantile(bpms(liked), 0.25),
        quantile(bpms(liked), 0.5),
        quantile(bpms(liked), 0.75),
        mean(liked, Trace::density),
        mean(liked, Trace::energy),
        mean(liked.stream().filter(trace -> trace.groove().length > 0).toList(), Trace::swing),
        groove(liked));
  }

  private static List<String> words(Trace trace) {
    return trace.words().stream()
        .filter(word -> word.length() > 2 && !NO_TASTE.contains(word))
        .filter(word -> word.chars().anyMatch(Character::isLetter))
        .toList();
  }

  private static List<Leaning> leanings(
      List<Trace> liked, List<Trace> refused, Function<Trace, ? extends Collection<String>> names) {
    Map<String, Integer> fors = counts(liked, names);
    Map<String, Integer> against = counts(refused, names);
    var all = new HashMap<String, Leaning>();
    fors.forEach(
        (name, count) -> all.put(name, Leaning.of(name, count, against.getOrDefault(name, 0))));
    against.forEach((name, count) -> all.putIfAbsent(name, Leaning.of(name, 0, count)));
    return all.values().stream()
        .sorted(
            Comparator.comparingDouble((Leaning each) -> -Math.abs(each.lean()))
                .thenComparing(Leaning::name))
        .toList();
  }

  private static Map<String, Integer> counts(
      List<Trace> traces, Function<Trace, ? extends Collection<String>> names) {
    var counts = new HashMap<String, Integer>();
    traces.forEach(
        trace -> names.apply(trace).forEach(name -> counts.merge(name, 1, Integer::sum)));
    return counts;
  }

  private static double[] bpms(List<Trace> traces) {
    return traces.stream().flatMapToDouble(trace -> trace.bpm().stream()).sorted().toArray();
  }

  private static OptionalDouble quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[(int) (share * (sorted.length - 1) + 0.5)]);
  }

  private static OptionalDouble mean(List<Trace> traces, ToDoubleFunction<Trace> value) {
    return traces.stream().mapToDouble(value).average();
  }

  private static float[] groove(List<Trace> traces) {
    Map<Integer, List<float[]>> byLength = new HashMap<>(); // bars of one metre only
    traces.stream()
        .map(Trace::groove)
        .filter(groove -> groove.length > 0)
        .forEach(
            groove -> byLength.computeIfAbsent(groove.length, _ -> new ArrayList<>()).add(groove));
    List<float[]> most =
        byLength.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    float[] mean = new float[most.isEmpty() ? 0 : most.getFirst().length];
    for (float[] groove : most) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += groove[i] / most.size();
      }
    }
    return mean;
  }
}
