package io.sideman.library.taste;

import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much the listener likes an item, from all they did so far. Any thread may ask; a deed that
/// is told counts in the very next answer.
public final class TasteModel {
  private static final double STEEPNESS = 1.5;
  private static final int LIBRARY = 200; // items that stand for all
  private static final double OWN = 0.75; // weight of what was told of the very item

  private final Learning learning; // guarded by this
  private final Weighing.Weighed weighed;
  private final double[] withoutNext;
  private volatile Snapshot snapshot;

  private TasteModel(Learning learning, Weighing.Weighed weighed) {
    this.learning = learning;
    this.weighed = weighed;
    withoutNext = weighed.withoutNext();
    snapshot = learning.snapshot();
  }

  /// A model of what the store knows.
  ///
  /// @param library some items of the library, such as two hundred at random: what is common in it
  ///   says nothing of taste; may be empty
  /// @param net see [SessionNetFile]; without it order says nothing
  public static TasteModel of(
      TasteStore store, Collection<Item> library, Optional<SessionNet> net) {
    return of(store.deeds(), store.traces(), library, net);
  }

  /// A model of what the store knows, in the terms of an index: items are described as the index
  /// has them now, and some of its own stand for the library.
  public static TasteModel of(TasteStore store, LibraryIndex index, Optional<SessionNet> net) {
    List<Item> library =
        index.all(Filter.ANY, LIBRARY).stream().map(hit -> hit.entry().item()).toList();
    List<Deed> deeds = store.deeds();
    return of(deeds, Traces.refreshed(store.traces(), deeds, index), library, net);
  }

  /// A model of these deeds, in the order in which they were done.
  ///
  /// @param traces what is known of items, by id
  /// @param library see [#of(TasteStore, Collection, Optional)]
  public static TasteModel of(
      List<Deed> deeds,
      Map<String, Trace> traces,
      Collection<Item> library,
      Optional<SessionNet> net) {
    var contents = new HashMap<String, float[]>();
    library.forEach(item -> contents.put(item.id(), Features.of(item)));
    traces.forEach((id, trace) -> contents.put(id, Features.of(trace)));
    List<float[]> common = new ArrayList<>(library.stream().map(Features::of).toList());
    if (common.isEmpty()) {
      traces.values().forEach(trace -> common.add(Features.of(trace)));
    }
    var learning = new Learning(contents, common, net);
    Instant now = deeds.isEmpty() ? Instant.EPOCH : deeds.getLast().at();
    deeds.forEach(deed -> learning.add(deed, now));
    var start = new Learning(contents, common, net);
    return new TasteModel(learning, Weighing.of(deeds, contents, common, start));
  }

  /// 0 (never) to 1 (loved); 0.5 when nothing is known.
  public double of(Item item) {
    Snapshot now = snapshot;
    double blend = Weighing.sum(now.parts(item.id(), Features.of(item)), weights(now));
    Double told = now.told().get(item.id());
    double foreseen = Math.tanh(STEEPNESS * blend);
    return 0.5 + 0.5 * (told == null ? foreseen : (1 - OWN) * foreseen + OWN * told);
  }

  private double[] weights(Snapshot now) {
    return now.next().wish().isPresent() ? weighed.weights() : withoutNext;
  }

  /// False while no deed was told, so that nothing can be said.
  public boolean isKnown() {
    return !snapshot.told().isEmpty();
  }

  /// What each part says of an item, -1 to 1 times its weight; parts without a say are missing.
  public Map<Part, Double> because(Item item) {
    Snapshot now = snapshot;
    double[] parts = now.parts(item.id(), Features.of(item));
    var because = new EnumMap<Part, Double>(Part.class);
    Weighing.named(weights(now))
        .forEach((part, weight) -> {
          double share = weight * parts[part.ordinal()];
          if (share != 0) {
            because.put(part, share);
          }
        });
    return because;
  }

  /// Learns from a deed at once. The caller keeps it in the store.
  public synchronized void hear(Deed deed, Optional<Item> item) {
    item.ifPresent(known -> learning.knows(known.id(), Features.of(known)));
    learning.add(deed, deed.at());
    snapshot = learning.snapshot();
  }

  /// How much each part counts.
  public Map<Part, Double> weights() {
    return Weighing.named(weighed.weights());
  }

  /// Share of pairs of the listener's own past that the blend puts in the right order; empty when
  /// there was too little to tell.
  public Optional<Double> foresight() {
    return weighed.figure() > 0 ? Optional.of(weighed.figure()) : Optional.empty();
  }

  /// The same of one part by itself.
  public Optional<Double> foresight(Part part) {
    return weighed.figure() > 0 ? Optional.of(weighed.single()[part.ordinal()]) : Optional.empty();
  }
}
