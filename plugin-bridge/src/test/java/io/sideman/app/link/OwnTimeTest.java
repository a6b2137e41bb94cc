package io.sideman.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.learn.LearnMap;
import io.sideman.app.learn.MidiLearn;
import io.sideman.app.link.FakeEdge.Order;
import io.sideman.engine.clock.BandClock.Obeys;
import io.sideman.engine.clock.ClockSlave;
import io.sideman.engine.clock.TimeSource;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.steer.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bands of the ports: nobody's host leads them.
class OwnTimeTest {
  private static final int FRAMES = 256;
  private static final int RATE = FakeEdge.SAMPLE_RATE;
  private static final int MIDI = LinkLayout.ORDER_MIDI;

  @TempDir private Path folder;

  private record Input(long frame, int message) {}

  private final List<Order> orders = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private long frame;

  private static Reins reins(boolean obeys, boolean sends) {
    return new Reins(false, new Obeys(obeys, false), sends, new MidiLearn(LearnMap.DEFAULTS));
  }

  private void play(LinkStage stage, FakeEdge edge, double seconds) throws IOException {
    long end = frame + Math.round(seconds * RATE);
    inputs.sort(Comparator.comparingLong(Input::frame));
    while (frame < end) {
      while (!inputs.isEmpty() && inputs.getFirst().frame() < frame + FRAMES) {
        Input input = inputs.removeFirst();
        edge.reportInput(input.frame(), 0, input.message(), FakeEdge.Place.nowhere(), 0);
      }
      edge.reportBlock(frame, FRAMES, FakeEdge.Place.nowhere());
      frame += FRAMES;
      stage.round();
      orders.addAll(edge.takeOrders());
    }
  }

  /// Views are made twenty times a second. Parking alone may end at once.
  private static void look(LinkStage stage) throws IOException {
    long due = System.nanoTime() + 60_000_000;
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
    stage.settle();
  }

  private List<Order> midi(int status) {
    return orders.stream()
        .filter(order -> order.kind() == MIDI && MidiMessage.status(order.id()) == status)
        .toList();
  }

  private long firstNoteFrame() {
    return orders.stream().filter(Order::isNote).mapToLong(Order::start).min().orElse(-1);
  }

  private static long framesOfBeats(double beats, double bpm) {
    return Math.round(beats * 60 / bpm * RATE);
  }

  private void clocks(long from, int count, double bpm) {
    for (int i = 0; i < count; i++) {
      inputs.add(new Input(from + framesOfBeats(i / 24.0, bpm), MidiMessage.CLOCK));
    }
  }

  @Test
  void theFirstNoteIsTheFirstBeat() throws IOException {
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("ports", LinkLayout.KIND_PORTS)) {
      stage.settle();
      play(stage, edge, 0.3);
      stage.settle();
      long first = frame + 100;
      inputs.add(new Input(first, MidiMessage.noteOn(0, 48, 90)));
      inputs.add(new Input(first + RATE, MidiMessage.noteOff(0, 48)));
      play(stage, edge, 5);
      assertTrue(firstNoteFrame() >= first, "nothing before");
      assertEquals(TimeSource.INTERNAL, stage.links().source(0));
      long bar = framesOfBeats(4, LinkStage.BPM);
      assertTrue(
          orders.stream()
              .anyMatch(order -> order.isNote() && Math.abs(order.start() - first - bar) <= 1),
          "something falls on the second bar line");
    }
  }

  @Test
  void aSynthesiserThatSoundsLateIsPlayedEarlier() throws IOException {
    try (var stage = new LinkStage(folder)) {
      stage.links().lead(20);
      try (var edge = stage.edge("ports", LinkLayout.KIND_PORTS)) {
        stage.settle();
        play(stage, edge, 0.3);
        stage.settle();
        long first = frame + 100;
        inputs.add(new Input(first, MidiMessage.noteOn(0, 48, 90)));
        play(stage, edge, 5);
        long wanted = first + framesOfBeats(4, LinkStage.BPM) - RATE / 50;
        assertTrue(
            orders.stream()
                .anyMatch(order -> order.isNote() && Math.abs(order.start() - wanted) <= 1),
            "something falls 20 ms before the second bar line");
      }
    }
  }

  @Test
  void startsMovesAndStopsWithMidiClock() throws IOException {
    try (var stage = new LinkStage(folder, reins(true, false));
        var edge = stage.edge("ports", LinkLayout.KIND_PORTS)) {
      stage.settle();
      play(stage, edge, 0.3);
      stage.settle();
      long start = frame + 1000;
      inputs.add(new Input(start - 60, MidiMessage.START));
      clocks(start, 24 * 12, 140);
      inputs.add(new Input(start + 40, MidiMessage.noteOn(0, 48, 90)));
      long stop = start + framesOfBeats(12, 140) - 10;
      inputs.add(new Input(stop, MidiMessage.STOP));
      play(stage, edge, 3);
      assertEquals(TimeSource.MIDI_CLOCK, stage.links().source(0));
      look(stage);
      assertTrue(stage.links().state(0).playing());
      assertEquals(140, stage.links().state(0).bpm(), 1);
      long bar = framesOfBeats(4, 140);
      assertTrue(
          orders.stream()
              .anyMatch(order -> order.isNote() && Math.abs(order.start() - start - bar) <= 24),
          () ->
              "within half a millisecond of the second bar line, but off by "
                  + orders.stream()
                      .filter(Order::isNote)
                      .map(order -> order.start() - start - bar)
                      .toList());
      play(stage, edge, 3);
      stage.settle();
      orders.clear();
      play(stage, edge, 1);
      assertFalse(orders.stream().anyMatch(Order::isNote), "it stands");
      inputs.add(new Input(frame, MidiMessage.noteOn(0, 50, 90)));
      play(stage, edge, 1);
      assertFalse(orders.stream().anyMatch(Order::isNote), "and is held");
      inputs.add(new Input(frame, MidiMessage.of(ClockSlave.SONG_POSITION, 64, 0)));
      inputs.add(new Input(frame, MidiMessage.CONTINUE));
      clocks(frame + 500, 24 * 8, 140);
      inputs.add(new Input(frame + 600, MidiMessage.noteOn(0, 50, 90)));
      play(stage, edge, 1.5);
      look(stage);
      assertEquals(5, stage.links().state(0).bar(), "64 sixteenths are four bars");
      assertTrue(orders.stream().anyMatch(Order::isNote));
    }
  }

  @Test
  void sendsTheClockOnItsFrames() throws IOException {
    try (var stage = new LinkStage(folder, reins(false, true));
        var edge = stage.edge("ports", LinkLayout.KIND_PORTS)) {
      stage.settle();
      play(stage, edge, 0.3);
      stage.settle();
      long first = frame + 100;
      inputs.add(new Input(first, MidiMessage.noteOn(0, 48, 90)));
      play(stage, edge, 4);
      assertEquals(1, midi(MidiMessage.START).size());
      assertTrue(Math.abs(first - midi(MidiMessage.START).getFirst().start()) <= 1);
      List<Order> clocks = midi(MidiMessage.CLOCK);
      assertTrue(clocks.size() > 24 * 5, clocks.size() + " clocks");
      for (int i = 0; i < clocks.size(); i++) {
        long due = first + framesOfBeats(i / 24.0, LinkStage.BPM);
        assertTrue(Math.abs(clocks.get(i).start() - due) <= 1, "clock " + i);
      }
      stage.links().end();
      orders.addAll(edge.takeOrders());
      assertEquals(1, midi(MidiMessage.STOP).size());
    }
  }

  @Test
  void aLearnedPedalSteersAndIsNotHeard() throws IOException {
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("ports", LinkLayout.KIND_PORTS)) {
      stage.settle();
      play(stage, edge, 0.3);
      inputs.add(new Input(frame, MidiMessage.control(0, 82, 127)));
      inputs.add(new Input(frame, MidiMessage.control(0, 82, 0)));
      play(stage, edge, 0.1);
      assertEquals(1, stage.links().control(0, Control.HOLD.number()));
    }
  }
}
