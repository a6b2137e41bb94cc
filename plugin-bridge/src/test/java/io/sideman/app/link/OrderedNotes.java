package io.sideman.app.link;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Plays the orders of a fake edge by the rules of the link, slowly and plainly: what starts when,
/// what is void, what ends.
final class OrderedNotes {
  private static final Role[] ROLES = Role.values();

  private static final class Sounding {
    final FakeEdge.Order order;
    long start;
    long end;

    Sounding(FakeEdge.Order order) {
      this.order = order;
      start = order.start();
      end = order.end();
    }
  }

  private final FakeEdge edge;
  private final List<Sounding> pending = new ArrayList<>();
  private final List<Sounding> sounding = new ArrayList<>();
  private final Map<Role, List<Note>> notes = new EnumMap<>(Role.class);
  private int late;
  private long lastLateTick = Long.MIN_VALUE;
  private int epoch;

  OrderedNotes(FakeEdge edge) {
    this.edge = edge;
    for (Role role : ROLES) {
      notes.put(role, new ArrayList<>());
    }
  }

  /// Everything ends, and what was ordered before is void.
  void beginEpoch(int newEpoch, long tick) {
    pending.clear();
    sounding.forEach(note -> finish(note, Math.min(note.end, tick)));
    sounding.clear();
    epoch = newEpoch;
  }

  /// Plays what is due in a block.
  void play(long fromTick, long untilTick) {
    for (FakeEdge.Order order : edge.takeOrders()) {
      if (order.kind() == LinkLayout.ORDER_NOTE && order.epoch() == epoch) {
        pending.add(new Sounding(order));
      } else if (order.kind() == LinkLayout.ORDER_RELEASE) {
        shorten(pending, order);
        shorten(sounding, order);
      }
    }
    while (true) {
      Sounding off = earliest(sounding, true);
      Sounding on = earliest(pending, false);
      long offTick = off == null ? Long.MAX_VALUE : off.end;
      long onTick = on == null ? Long.MAX_VALUE : Math.max(on.start, fromTick);
      if (Math.min(offTick, onTick) >= untilTick) {
        return;
      }
      if (off != null && offTick <= onTick) {
        sounding.remove(off);
        finish(off, off.end);
      } else if (on != null) {
        pending.remove(on);
        if (!isVoid(on.order)) {
          if (on.start < fromTick) {
            late++;
            lastLateTick = on.start;
          }
          start(on, onTick);
        }
      }
    }
  }

  private static void shorten(List<Sounding> list, FakeEdge.Order release) {
    for (Sounding note : list) {
      if (note.order.id() == release.id()) {
        note.end = Math.min(note.end, Math.max(release.start(), note.start));
      }
    }
  }

  private void start(Sounding note, long tick) {
    for (Sounding other : List.copyOf(sounding)) {
      if (other.order.role() == note.order.role() && other.order.key() == note.order.key()) {
        sounding.remove(other);
        finish(other, tick);
      }
    }
    note.end += tick - note.start;
    note.start = tick;
    sounding.add(note);
  }

  private boolean isVoid(FakeEdge.Order order) {
    int now = edge.generation(order.role());
    return order.generation() != now
        && (now - order.generation() > 15
            || order.start() >= edge.recalled(order.role(), order.generation() + 1));
  }

  private static Sounding earliest(List<Sounding> list, boolean byEnd) {
    Sounding best = null;
    for (Sounding note : list) {
      if (best == null || (byEnd ? note.end < best.end : note.start < best.start)) {
        best = note;
      }
    }
    return best;
  }

  private void finish(Sounding note, long tick) {
    FakeEdge.Order order = note.order;
    Role role = ROLES[order.role()];
    notes
        .get(role)
        .add(
            new Note(
                note.start,
                Math.max(1, tick - note.start),
                order.key(),
                order.velocity(),
                role.channel()));
  }

  /// Notes that started before their block, when it was too late.
  int late() {
    return late;
  }

  /// Where the last of them should have started.
  long lastLateTick() {
    return lastLateTick;
  }

  int sounding() {
    return sounding.size();
  }

  /// Finished notes by role, in order.
  Map<Role, List<Note>> notes() {
    notes.values().forEach(list -> list.sort(null));
    return notes;
  }
}
