package io.sideman.app.take;

import io.sideman.engine.band.Role;
import io.sideman.engine.steer.VisitingPart;
import io.sideman.engine.steer.Visitors;
import io.sideman.library.conform.Target;
import io.sideman.library.index.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who of the library plays in the band: one item that is tried, and for each role one that was
/// kept. Any thread; the band is told whenever that changes.
public final class Visits {
  private final Set<Role> roles;
  private final Consumer<Visitors> band;
  private final Map<Role, VisitingItem> kept = new EnumMap<>(Role.class);
  private @Nullable VisitingItem tried;
  private long beganNanos;

  /// How an item is tried.
  ///
  /// @param entry when it comes in
  /// @param beside whether the players of its roles go on
  public record Manner(Visitors.Entry entry, boolean beside) {}

  /// An item that has been tried, and for how long.
  public record Tried(Entry entry, double seconds) {}

  /// An item in the band.
  ///
  /// @param roles that it plays
  public record Visit(Entry entry, List<Role> roles, boolean isKept) {}

  /// @param roles that the band has
  /// @param band told who visits from now on
  public Visits(Set<Role> roles, Consumer<Visitors> band) {
    this.roles = Set.copyOf(roles);
    this.band = band;
  }

  /// An item comes into the band, in the place of the one that was tried before.
  ///
  /// @return that one
  public synchronized Optional<Tried> begin(Entry entry, Target target, Manner manner) {
    var item = VisitingItem.of(entry, target, roles, manner.beside());
    Optional<Tried> before = ended();
    tried = item;
    beganNanos = System.nanoTime();
    tell(manner.entry());
    return before;
  }

  /// What is tried leaves; kept parts that it stood in for come back.
  public synchronized Optional<Tried> end() {
    Optional<Tried> before = ended();
    tell(Visitors.Entry.BAR);
    return before;
  }

  /// What is tried stays, until its roles are given back or somebody else is kept.
  public synchronized Optional<Tried> keep() {
    VisitingItem item = tried;
    Optional<Tried> before = ended();
    if (item != null) {
      item.parts().keySet().forEach(role -> kept.put(role, item));
    }
    tell(Visitors.Entry.BAR);
    return before;
  }

  /// A role's own player has his part back.
  public synchronized void giveBack(Role role) {
    kept.remove(role);
    tell(Visitors.Entry.BAR);
  }

  /// Who is there, the one that is tried first.
  public synchronized List<Visit> all() {
    var visits = new ArrayList<Visit>();
    if (tried != null) {
      visits.add(visit(tried, tried.parts().keySet(), false));
    }
    Map<VisitingItem, Set<Role>> keepers = new LinkedHashMap<>();
    kept.forEach(
        (role, item) -> keepers.computeIfAbsent(item, _ -> EnumSet.noneOf(Role.class)).add(role));
    keepers.forEach((item, own) -> visits.add(visit(item, own, true)));
    return visits;
  }

  private static Visit visit(VisitingItem item, Set<Role> roles, boolean isKept) {
    return new Visit(item.entry(), roles.stream().sorted().toList(), isKept);
  }

  private Optional<Tried> ended() {
    VisitingItem item = tried;
    tried = null;
    return Optional.ofNullable(item)
        .map(was -> new Tried(was.entry(), (System.nanoTime() - beganNanos) / 1e9));
  }

  private void tell(Visitors.Entry entry) {
    Map<Role, VisitingPart> parts = new EnumMap<>(Role.class);
    kept.forEach((role, item) -> parts.put(role, item.parts().get(role)));
    if (tried != null) {
      parts.putAll(tried.parts());
    }
    band.accept(new Visitors(parts.values(), entry));
  }
}
