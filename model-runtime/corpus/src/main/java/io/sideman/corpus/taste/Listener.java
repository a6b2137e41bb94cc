package io.sideman.corpus.taste;

import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.SessionNet;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteProfile;
import io.sideman.library.taste.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A made-up listener who likes one kind of music: the loops of one genre in one data set. They
/// told of some loops; others, of other songs, are held back.
///
/// @param name the kind
/// @param liked told, of this kind
/// @param skipped told, of other kinds
/// @param held of this kind, never told
/// @param strangers of other kinds, never told
public record Listener(
    String name,
    List<CorpusLoop> liked,
    List<CorpusLoop> skipped,
    List<CorpusLoop> held,
    List<CorpusLoop> strangers) {
  /// Loops liked, and as many held back.
  public static final int LOOPS = 8;

  private static final int LEAST_SONGS = 4;
  private static final int STRANGERS = 40;

  /// One listener for each kind that has songs enough. The halves share no song.
  public static List<Listener> of(List<CorpusLoop> loops) {
    var kinds = new TreeMap<String, Map<String, List<CorpusLoop>>>();
    for (CorpusLoop loop : loops) {
      kinds
          .computeIfAbsent(loop.source() + " " + loop.loop().genre().id(), _ -> new TreeMap<>())
          .computeIfAbsent(loop.song(), _ -> new ArrayList<>())
          .add(loop);
    }
    kinds.values().removeIf(songs -> songs.size() < LEAST_SONGS);
    var told = new LinkedHashMap<String, List<CorpusLoop>>();
    var held = new LinkedHashMap<String, List<CorpusLoop>>();
    kinds.forEach((kind, songs) -> {
      told.put(kind, half(songs, 0));
      held.put(kind, half(songs, 1));
    });
    return kinds.keySet().stream()
        .map(kind ->
            new Listener(
                kind,
                told.getOrDefault(kind, List.of()),
                others(told, kind, LOOPS),
                held.getOrDefault(kind, List.of()),
                others(held, kind, STRANGERS)))
        .toList();
  }

  /// Every second song, one loop of each, then a second one and so on.
  private static List<CorpusLoop> half(Map<String, List<CorpusLoop>> songs, int parity) {
    var all = new ArrayList<>(songs.values());
    var half = new ArrayList<CorpusLoop>();
    for (int round = 0; half.size() < LOOPS && round < 8; round++) {
      for (int song = parity; song < all.size() && half.size() < LOOPS; song += 2) {
        if (round < all.get(song).size()) {
          half.add(all.get(song).get(round));
        }
      }
    }
    return half;
  }

  private static List<CorpusLoop> others(
      Map<String, List<CorpusLoop>> kinds, String kind, int most) {
    var others = new ArrayList<CorpusLoop>();
    for (int place = 0; place < LOOPS && others.size() < most; place++) {
      for (var each : kinds.entrySet()) {
        boolean room = others.size() < most && place < each.getValue().size();
        if (room && !each.getKey().equals(kind)) {
          others.add(each.getValue().get(place));
        }
      }
    }
    return others;
  }

  /// The name under which a loop is analysed.
  public static String id(CorpusLoop loop) {
    return loop.source() + " " + loop.song() + " " + loop.bar();
  }

  /// What this listener did, in order: one like, one skip.
  public List<Deed> deeds() {
    var deeds = new ArrayList<Deed>();
    for (int i = 0; i < Math.max(liked.size(), skipped.size()); i++) {
      Instant at = Instant.EPOCH.plusSeconds(60L * i);
      if (i < liked.size()) {
        deeds.add(Deed.of(Act.LIKE, id(liked.get(i)), Path.of(""), at, ""));
      }
      if (i < skipped.size()) {
        deeds.add(Deed.of(Act.SKIP, id(skipped.get(i)), Path.of(""), at, ""));
      }
    }
    return deeds;
  }

  /// What is known of the loops told of.
  public Map<String, Trace> traces(Analysed items) {
    var traces = new HashMap<String, Trace>();
    liked.forEach(loop -> traces.put(id(loop), Trace.of(items.of(loop))));
    skipped.forEach(loop -> traces.put(id(loop), Trace.of(items.of(loop))));
    return traces;
  }

  public TasteProfile profile(Analysed items) {
    return TasteProfile.of(deeds(), traces(items));
  }

  /// @param told so many of the deeds
  public TasteModel model(Analysed items, int told) {
    List<Deed> deeds = deeds().subList(0, Math.min(told, deeds().size()));
    Map<String, Trace> traces = traces(items);
    traces.keySet().retainAll(deeds.stream().map(Deed::itemId).toList());
    return TasteModel.of(deeds, traces, items.library(), items.net());
  }

  /// Share of pairs (held back, stranger) in the right order.
  public double inOrder(TasteModel model, Analysed items) {
    double right = 0;
    for (CorpusLoop own : held) {
      double liking = model.of(items.of(own));
      for (CorpusLoop other : strangers) {
        double difference = liking - model.of(items.of(other));
        right += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
      }
    }
    return right / (held.size() * strangers.size());
  }

  /// Loops as items, each analysed once.
  public static final class Analysed {
    private final SymbolicAnalyst analyst;
    private final Optional<SessionNet> net;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Item> library = new ArrayList<>();

    /// @param listeners what they told of stands for the library
    /// @param net see [TasteModel]
    public Analysed(SymbolicAnalyst analyst, List<Listener> listeners, Optional<SessionNet> net) {
      this.analyst = analyst;
      this.net = net;
      listeners.forEach(each -> each.liked().forEach(loop -> library.add(of(loop))));
    }

    public Item of(CorpusLoop loop) {
      return items.computeIfAbsent(id(loop), id -> analyst.excerpt(id, loop.loop()));
    }

    Optional<SessionNet> net() {
      return net;
    }

    List<Item> library() {
      return library;
    }
  }
}
