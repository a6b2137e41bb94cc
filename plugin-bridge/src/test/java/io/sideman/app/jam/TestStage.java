package io.sideman.app.jam;

import io.sideman.app.band.BandMaker;
import io.sideman.app.link.Reins;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.port.OutputPort;
import io.sideman.engine.port.PortInfo;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.BandFactory;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.tokens.Drum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/// A band at ports that time is told to: a round every millisecond, the control thread's part every
/// ten. The performer strikes a chord on every bar line.
final class TestStage {
  static final double BPM = 120;
  static final long BAR = 3840;
  private static final long BEGIN = 5_000_000_000L;
  private static final long ROUND = 1_000_000;

  /// A note on or off as it went out.
  record Sent(double tick, long nanos, int message) {
    boolean isOn() {
      return MidiMessage.isNoteOn(message);
    }

    int channel() {
      return MidiMessage.channel(message);
    }

    int key() {
      return MidiMessage.data1(message);
    }
  }

  final List<Sent> sent = new ArrayList<>();
  private final OneToOneEventRing input = new OneToOneEventRing(64);
  final Stage stage;
  private long now;
  private long nextBar;
  private int rounds;

  TestStage() throws IOException {
    this(BEGIN);
  }

  TestStage(long beginNanos) throws IOException {
    now = beginNanos;
    Path presets = Path.of(System.getProperty("sideman.presets"));
    Path models = presets.resolve("models");
    var maker =
        new BandMaker(
            new BandMaker.Ingredients(
                BandFactory.withoutModels(),
                HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
                BeatModel.read(models.resolve("beat.json")),
                _ -> Optional.empty(),
                BandSettings.defaults(3),
                OptionalDouble.empty()),
            Optional.of(TestStage::rims));
    var style = StyleLibrary.shipped(presets).find("rock");
    stage = new Stage(new Stage.SetUp(maker, style, BPM, Reins.none()), input, new RecordingPort());
  }

  /// Invented patterns of side sticks on every quarter.
  private static LoopRoll rims(Genre genre, long seed) {
    var roll = new LoopRoll(4);
    for (int slot = 0; slot < roll.slots(); slot += 6) {
      roll.strike(Role.DRUMS, slot, Drum.SIDE_STICK.ordinal(), 0.8f, 1);
    }
    return roll;
  }

  /// Plays up to a tick; before the first note nothing runs.
  void playUntil(long tick) {
    while (!(stage.tickAt(now) >= tick)) {
      if (Double.isNaN(stage.tickAt(now)) || stage.tickAt(now) >= nextBar) {
        strike(Double.isNaN(stage.tickAt(now)) ? now : now - 1);
      }
      if (rounds++ % 10 == 0) {
        stage.attend();
      }
      stage.round(now);
      now += ROUND;
    }
  }

  /// Rounds by the real clock, as the companion makes them.
  void playInRealTime(double seconds) {
    long end = System.nanoTime() + Math.round(seconds * 1e9);
    while (System.nanoTime() < end) {
      performUntil(System.nanoTime());
      stage.attend();
      stage.round(System.nanoTime());
      LockSupport.parkNanos(ROUND / 2);
    }
  }

  /// The performer has played up to a moment.
  void performUntil(long nanos) {
    double tick = stage.tickAt(nanos);
    if (Double.isNaN(tick) ? nextBar == 0 : tick >= nextBar) {
      strike(nanos);
    }
    now = nanos;
  }

  private void strike(long nanos) {
    int root = nextBar / BAR % 2 == 0 ? 48 : 53;
    for (int interval : new int[] {0, 4, 7}) {
      input.offer(nanos, MidiMessage.noteOn(0, root + interval, 80));
      input.offer(nanos, MidiMessage.noteOff(0, root + interval));
    }
    nextBar += BAR;
  }

  void end() {
    stage.end(now);
  }

  long nanos() {
    return now;
  }

  private final class RecordingPort implements OutputPort {
    @Override
    public PortInfo info() {
      return new PortInfo("recorder", "recorder", "");
    }

    @Override
    public void send(int message) {
      if (MidiMessage.isNoteOn(message) || MidiMessage.isNoteOff(message)) {
        sent.add(new Sent(stage.clock().tickAt(now), now, message));
      }
    }

    @Override
    public long failed() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
