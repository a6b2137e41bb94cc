package io.sideman.library.suggest;

import io.sideman.engine.band.Role;
import io.sideman.library.index.Entry;
import io.sideman.library.index.Filter;
import io.sideman.library.index.Hit;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.Measure;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The first stage: a few hundred entries out of a library of any size that are worth an exact
/// look. What is near in one aspect comes, whatever it is in the others.
final class Pool {
  private static final int PER_ROLE = 48;
  private static final int PER_ASPECT = 64;
  private static final int WORDS = 200;
  private static final int ANY = 200;
  private static final double SLOWEST = 0.88;
  private static final double FASTEST = 1.12;

  /// An entry and the share of the query's words that it meets.
  record Candidate(Entry entry, double words) {}

  private final LibraryIndex index;
  private final Map<Path, Candidate> found = new LinkedHashMap<>();

  private Pool(LibraryIndex index) {
    this.index = index;
  }

  /// Entries for a query, each once.
  static Collection<Candidate> of(LibraryIndex index, Query query) {
    var pool = new Pool(index);
    pool.fill(query);
    return pool.found.values();
  }

  private void fill(Query query) {
    Filter filter = query.filter().kinds(query.kinds().toArray(Kind[]::new));
    query.words().ifPresent(words -> addWords(index.words(words, inReach(query, filter), WORDS)));
    query
        .session()
        .ifPresent(session -> {
          if (query.complements()) {
            addBeside(session, inReach(query, filter));
          } else {
            addAlike(session, filter);
          }
        });
    for (Item seed : query.seeds()) {
      addAlike(seed, inReach(query, filter));
    }
    if (found.size() < query.limit() || query.session().isEmpty() && query.seeds().isEmpty()) {
      add(index.all(inReach(query, filter), ANY));
    }
  }

  /// A loop must come into the session's tempo.
  private static Filter inReach(Query query, Filter filter) {
    boolean chosen = filter.measures().containsKey(Measure.BPM);
    if (!query.kinds().equals(Set.of(Kind.LOOP)) || chosen) {
      return filter;
    }
    return query
        .session()
        .flatMap(Item::beat)
        .map(beat -> filter.bpm(beat.bpm() * SLOWEST, beat.bpm() * FASTEST, true))
        .orElse(filter);
  }

  /// Of every role that does not sound yet the nearest in style, then the nearest of any role.
  private void addBeside(Item session, Filter filter) {
    if (filter.roles().isEmpty()) {
      Set<Role> missing = EnumSet.complementOf(EnumSet.copyOf(orNone(session)));
      for (Role role : missing) {
        addNear(Aspect.STYLE, session, filter.roles(role), PER_ROLE);
      }
    }
    for (Aspect aspect : List.of(Aspect.STYLE, Aspect.RHYTHM, Aspect.HARMONY)) {
      addNear(aspect, session, filter, PER_ASPECT);
    }
  }

  private static Set<Role> orNone(Item session) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(Roles.sounding(session));
    return roles;
  }

  private void addAlike(Item seed, Filter filter) {
    for (Aspect aspect : Aspect.values()) {
      addNear(aspect, seed, filter, PER_ASPECT);
    }
    add(index.tune(seed.contour(), filter, PER_ASPECT));
  }

  private void addNear(Aspect aspect, Item item, Filter filter, int k) {
    float[] vector = item.vectors().get(aspect);
    if (vector != null) {
      add(index.near(aspect, vector, filter, k));
    }
  }

  private void add(List<Hit> hits) {
    hits.forEach(hit -> found.putIfAbsent(hit.entry().path(), new Candidate(hit.entry(), 0)));
  }

  private void addWords(List<Hit> hits) {
    hits.forEach(hit -> found.put(hit.entry().path(), new Candidate(hit.entry(), hit.score())));
  }
}
