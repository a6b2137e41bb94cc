package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.conduct.ReactionTime;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.NoteLane;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.session.Bearings;
import io.sideman.engine.session.Ear;
import io.sideman.engine.session.Session;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.bench.Machine;
import io.sideman.players.bench.Percentiles;
import io.sideman.players.harmony.ChordForecaster;
import io.sideman.players.harmony.ChordNet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// How long Java takes from the end of a stroke to the first corrected note in the lane, of the 10
/// ms from a stroke's end to its effect, and how long a stroke and a pulse keep it from looking
/// again.
///
/// `PRESETS [CHORDS]`
public final class ReactionBenchmark {
  private static final PrintStream OUT = System.out;
  private static final double BPM = 120;
  private static final int BAR = 3840;
  private static final int WARM_UP = 400;

  /// Notes when the first corrected note comes.
  private static final class Watch implements NoteLane {
    private long firstNanos;

    @Override
    public boolean offer(Role role, int id, long startTick, long endTick, int key, int velocity) {
      if (firstNanos == 0 && role.isTonal()) {
        firstNanos = System.nanoTime();
      }
      return true;
    }

    @Override
    public void recall(Role role, long fromTick) {}

    @Override
    public boolean release(Role role, int id, int key, long tick) {
      return true;
    }
  }

  private final TempoMap tempos = TempoMap.of(BPM);
  private final SplittableRandom random = new SplittableRandom(1);
  private final Watch watch = new Watch();
  private final Session session;
  private Percentiles first = new Percentiles(0);
  private Percentiles whole = new Percentiles(0);
  private Percentiles pulses = new Percentiles(0);
  private long reactions;

  private ReactionBenchmark(Path presets) throws IOException {
    Path models = presets.resolve("models");
    var style = StyleLibrary.shipped(presets).find("pop-ballad");
    var ear =
        new Ear(
            HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
            BeatModel.read(models.resolve("beat.json")),
            ChordNet.reading(models, style.genre()).map(net -> new ChordForecaster(net)));
    var meters = MeterMap.of(Meter.COMMON);
    var bearings =
        Bearings.live(
            ear, new Bearings.Grid(meters, _ -> true), Optional.empty(), OptionalDouble.empty());
    var scheduler = new Scheduler(watch);
    var conductor =
        new Conductor(
            BandFactory.reading(models).band(style),
            BandSettings.defaults(1),
            bearings.outlook(meters),
            scheduler,
            16);
    session =
        new Session(
            tempos,
            Session.STEADY,
            bearings.listening(),
            conductor,
            scheduler,
            new Capture(Capture.LIVE_CAPACITY));
  }

  public static void main(String[] args) throws IOException {
    int chords = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    var benchmark = new ReactionBenchmark(Path.of(args[0]));
    OUT.println(Machine.describe());
    benchmark.session.start(0);
    benchmark.play(0, WARM_UP);
    benchmark.play(WARM_UP, chords);
    OUT.printf(
        "%d of %d strokes of a new triad changed the plan at once%n", benchmark.reactions, chords);
    OUT.println("stroke to first note in the lane  " + benchmark.first.line());
    OUT.println("stroke until it looks again       " + benchmark.whole.line());
    OUT.println("pulse until it looks again        " + benchmark.pulses.line());
  }

  /// A triad over its root on every bar line, in no order.
  private void play(int firstBar, int bars) {
    first = new Percentiles(bars);
    whole = new Percentiles(bars);
    pulses = new Percentiles(bars * BAR / Conductor.PULSE_TICKS);
    reactions = 0;
    int before = -1;
    for (int bar = firstBar; bar < firstBar + bars; bar++) {
      int root = random.nextInt(12);
      root = root == before ? (root + 5) % 12 : root;
      before = root;
      long tick = (long) bar * BAR;
      strike(tick, root, true);
      long close = tick + ReactionTime.clusterTicks(BPM);
      session.advance(tempos.nanosAt(close) - 1);
      long replans = session.conductor().replans();
      watch.firstNanos = 0;
      long start = System.nanoTime();
      session.advance(tempos.nanosAt(close));
      long end = System.nanoTime();
      if (session.conductor().replans() > replans) {
        reactions++;
        whole.add(end - start);
        if (watch.firstNanos != 0) {
          first.add(watch.firstNanos - start);
        }
      }
      for (int pulse = Conductor.PULSE_TICKS; pulse < BAR; pulse += Conductor.PULSE_TICKS) {
        session.advance(tempos.nanosAt(tick + pulse) - 1);
        start = System.nanoTime();
        session.advance(tempos.nanosAt(tick + pulse));
        pulses.add(System.nanoTime() - start);
      }
      session.advance(tempos.nanosAt(tick + BAR - 20));
      strike(tick + BAR - 20, root, false);
      session.advance(tempos.nanosAt(tick + BAR) - 1);
    }
  }

  private void strike(long tick, int root, boolean on) {
    for (int key : new int[] {36 + root, 60 + root, 64 + root, 67 + root}) {
      session.input(
          tempos.nanosAt(tick), on ? MidiMessage.noteOn(0, key, 80) : MidiMessage.noteOff(0, key));
    }
  }
}
