package io.sideman.engine.schedule;

import io.sideman.engine.band.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Plays a lane's orders as the native edge does, slowly and plainly: orders come late by up to
/// `mostDelay` ticks, recalls overtake them on a way of their own.
final class SlowLane implements NoteLane {
  private record Order(
      long arrival,
      boolean release,
      Role role,
      int id,
      long start,
      long end,
      int key,
      int velocity,
      int generation) {}

  private record Recall(long arrival, Role role, int generation, long fromTick) {}

  private static final class Sounding {
    private final Order order;
    private long end;

    Sounding(Order order) {
      this.order = order;
      end = order.end();
    }

    int slot() {
      return order.role().ordinal() * 128 + order.key();
    }
  }

  private final SplittableRandom random;
  private final int mostDelay;
  private final List<Order> underWay = new ArrayList<>();
  private final List<Recall> recallsUnderWay = new ArrayList<>();
  private final List<Recall> recalls = new ArrayList<>();
  private final List<Order> waiting = new ArrayList<>();
  private final List<Order> releases = new ArrayList<>();
  private final List<Sounding> sounding = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final int[] generation = new int[Role.values().length];
  private long decisionTick;
  private long lastArrival;
  private long lastRecallArrival;
  private long playedUntil;

  SlowLane(SplittableRandom random, int mostDelay) {
    this.random = random;
    this.mostDelay = mostDelay;
  }

  List<String> sent() {
    return sent;
  }

  /// Decisions that follow are made at `tick`.
  void decideAt(long tick) {
    decisionTick = tick;
  }

  @Override
  public boolean offer(Role role, int id, long startTick, long endTick, int key, int velocity) {
    int current = generation[role.ordinal()];
    underWay.add(new Order(arrival(), false, role, id, startTick, endTick, key, velocity, current));
    return true;
  }

  @Override
  public boolean release(Role role, int id, int key, long tick) {
    underWay.add(new Order(arrival(), true, role, id, tick, tick, key, 0, 0));
    return true;
  }

  @Override
  public void recall(Role role, long fromTick) {
    lastRecallArrival = Math.max(lastRecallArrival, decisionTick + random.nextInt(mostDelay + 1));
    recallsUnderWay.add(
        new Recall(lastRecallArrival, role, ++generation[role.ordinal()], fromTick));
  }

  private long arrival() {
    lastArrival = Math.max(lastArrival, decisionTick + random.nextInt(mostDelay + 1));
    return lastArrival;
  }

  /// Plays all ticks before `untilTick`.
  void play(long untilTick) {
    for (long tick = playedUntil; tick < untilTick; tick++) {
      takeIn(tick);
      endAt(tick);
      startAt(tick);
    }
    playedUntil = untilTick;
  }

  private void takeIn(long tick) {
    while (!recallsUnderWay.isEmpty() && recallsUnderWay.getFirst().arrival() <= tick) {
      recalls.add(recallsUnderWay.removeFirst());
    }
    while (!underWay.isEmpty() && underWay.getFirst().arrival() <= tick) {
      Order order = underWay.removeFirst();
      (order.release() ? releases : waiting).add(order);
    }
  }

  private void endAt(long tick) {
    for (Order release : releases) {
      for (Sounding note : sounding) {
        if (note.order.id() == release.id() && release.start() <= tick) {
          note.end = Math.min(note.end, tick);
        }
      }
    }
    releases.removeIf(release -> release.start() <= tick);
    var due = new ArrayList<>(sounding.stream().filter(note -> note.end <= tick).toList());
    due.sort(Comparator.comparingInt(Sounding::slot));
    due.forEach(note -> end(note, tick));
  }

  private void startAt(long tick) {
    for (Order order : waiting) {
      if (order.start() <= tick && !isVoid(order)) {
        sounding.stream()
            .filter(note -> note.order.role() == order.role() && note.order.key() == order.key())
            .toList()
            .forEach(note -> end(note, tick));
        sounding.add(new Sounding(order));
        sent.add(tick + " on " + order.role() + " " + order.key() + " " + order.velocity());
      }
    }
    waiting.removeIf(order -> order.start() <= tick);
  }

  private boolean isVoid(Order order) {
    return recalls.stream()
        .anyMatch(recall ->
            recall.role() == order.role()
                && order.generation() < recall.generation()
                && order.start() >= recall.fromTick());
  }

  private void end(Sounding note, long tick) {
    sounding.remove(note);
    sent.add(tick + " off " + note.order.role() + " " + note.order.key());
  }
}
