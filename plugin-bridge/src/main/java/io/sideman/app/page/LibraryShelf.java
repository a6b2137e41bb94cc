package io.sideman.app.page;

import io.sideman.app.jam.Played;
import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Key;
import io.sideman.library.index.Entry;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.Item;
import io.sideman.library.item.Media;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.Liking;
import io.sideman.library.suggest.Query;
import io.sideman.library.suggest.Reason;
import io.sideman.library.suggest.Suggester;
import io.sideman.library.suggest.Suggestion;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The library of this user, as its index stands now.
public final class LibraryShelf implements Shelf, AutoCloseable {
  private final Parts parts;
  private final Suggester suggester;
  private final String session = "page " + Instant.now();

  /// What it is made of.
  ///
  /// @param index closed with the shelf, as `taste` is
  /// @param liking of what is in `taste`; it learns from every deed
  /// @param analyst of the session; nobody else uses it
  public record Parts(
      LibraryIndex index,
      TasteStore taste,
      FitModel fit,
      TasteModel liking,
      SymbolicAnalyst analyst) {}

  public LibraryShelf(Parts parts) {
    this.parts = parts;
    suggester = new Suggester(parts.index(), parts.fit(), Liking.of(parts.liking()));
  }

  @Override
  public Status status() {
    parts.index().refresh();
    int items = parts.index().size();
    return new Status(items, parts.index().failures(), items > 0 ? "" : Status.EMPTY);
  }

  @Override
  public List<String> dials() {
    return Arrays.stream(Reason.values()).map(Reason::id).toList();
  }

  @Override
  public List<Offer> find(Wish wish, Optional<Played> played) {
    parts.index().refresh();
    Set<String> liked = liked();
    var query =
        new Query(
            played.flatMap(this::sessionItem),
            List.of(),
            Optional.of(wish.words()).filter(words -> !words.isBlank()),
            filter(wish, played, liked),
            Set.of(wish.kind()),
            wish.limit(),
            wish.variety(),
            dials(wish));
    return suggester.suggest(query).stream().map(found -> offer(found, liked)).toList();
  }

  /// The analyst works for one thread at a time.
  private Optional<Item> sessionItem(Played played) {
    synchronized (parts.analyst()) {
      return SessionItem.of(played, parts.analyst());
    }
  }

  private Set<String> liked() {
    return parts.taste().favourites().stream().map(Deed::itemId).collect(Collectors.toSet());
  }

  private static Filter filter(Wish wish, Optional<Played> played, Set<String> liked) {
    Filter filter = Filter.ANY.kinds(wish.kind());
    if (!wish.media().isEmpty()) {
      filter = filter.media(wish.media().equals("audio") ? Media.AUDIO : Media.SYMBOLIC);
    }
    if (!wish.role().isEmpty()) {
      filter = filter.roles(Role.valueOf(wish.role().toUpperCase(Locale.ROOT)));
    }
    if (wish.bpmTo() > 0 || wish.bpmFrom() > 0) {
      double to = wish.bpmTo() > 0 ? wish.bpmTo() : 1000;
      filter = filter.bpm(Math.min(wish.bpmFrom(), to), to, true);
    }
    Optional<Key> key = played.flatMap(Played::key);
    if (wish.inKey() && key.isPresent()) {
      filter = filter.keys(Filter.relatives(key.get()));
    }
    return wish.favourites() ? filter.onlyIds(liked) : filter;
  }

  private static Map<Reason, Double> dials(Wish wish) {
    Map<Reason, Double> dials = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      Double dial = wish.dials().get(reason.id());
      if (dial != null) {
        dials.put(reason, dial);
      }
    }
    return dials;
  }

  private static Offer offer(Suggestion found, Set<String> liked) {
    Map<String, Double> reasons = new LinkedHashMap<>();
    found.reasons().forEach((reason, share) -> reasons.put(reason.id(), share));
    return new Offer(
        found.entry(),
        found.score(),
        reasons,
        found.transposeSemitones(),
        found.stretch(),
        liked.contains(found.entry().item().id()));
  }

  @Override
  public Optional<Entry> entry(Path path) {
    return parts.index().entry(path);
  }

  @Override
  public void record(Act act, Entry entry, double seconds) {
    Item item = entry.item();
    var deed = new Deed(act, item.id(), entry.path(), seconds, Instant.now(), session);
    parts.taste().record(deed, item);
    parts.liking().hear(deed, Optional.of(item));
  }

  @Override
  public void close() {
    parts.taste().close();
    parts.index().close();
  }
}
