package io.sideman.engine.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.ChordForecast;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveHarmonyTest {
  private static final int BAR = 3840;
  private static final int STROKE = 10; // ticks from a chord to the look at it

  /// Foretells G, four beats after whatever it is told.
  private static final class Telling implements ChordForecast {
    private final List<String> told = new ArrayList<>();
    private long nextBeat = UNKNOWN_BEAT;

    @Override
    public void clear() {
      told.clear();
    }

    @Override
    public void heard(Chord chord, Key key, long beat, int beatsInBar) {
      told.add(chord + " on " + beat);
      nextBeat = beat + 4;
    }

    @Override
    public void stillSounds(long beat) {}

    @Override
    public Chord next() {
      return Chord.of(7, Quality.MAJ);
    }

    @Override
    public long nextBeat() {
      return nextBeat;
    }

    @Override
    public double probability() {
      return 1;
    }
  }

  private final Telling forecast = new Telling();
  private HarmonyListener listener;
  private LiveHarmony harmony;

  @BeforeEach
  void begin() throws IOException {
    Path models = Path.of(System.getProperty("sideman.presets")).resolve("models");
    var meters = MeterMap.of(Meter.COMMON);
    listener =
        new HarmonyListener(HarmonyModelFile.read(models.resolve("harmony-listener.bin")), meters);
    harmony = new LiveHarmony(listener, Optional.of(forecast), meters);
  }

  /// Plays a triad over its root for a bar and lets the band look at it at once.
  private boolean strikes(long tick, int root) {
    for (int interval : new int[] {-24, 0, 4, 7}) {
      listener.noteOn(tick, 60 + root + interval, 90);
    }
    listener.advance(tick + STROKE);
    return harmony.react(tick + STROKE, tick / Ticks.PER_STEP);
  }

  @Test
  void asksWhatFollowsAStrokeOnlyAfterItWasAnswered() {
    assertTrue(strikes(0, 0), "a new chord");
    assertEquals(Chord.of(0, Quality.MAJ), harmony.chordAt(0));
    assertEquals(List.of(), forecast.told);
    assertEquals(Chord.of(0, Quality.MAJ), harmony.chordAt(16), "nothing is foretold yet");

    assertTrue(harmony.update(Conductor.PULSE_TICKS, 1), "now something is");

    assertEquals(List.of("C on 0"), forecast.told);
    assertEquals(Chord.of(0, Quality.MAJ), harmony.chordAt(15));
    assertEquals(Chord.of(7, Quality.MAJ), harmony.chordAt(16));
  }

  @Test
  void tellsTheForecastOfEachStrokeOnce() {
    strikes(0, 0);
    for (long tick = Conductor.PULSE_TICKS; tick < BAR; tick += Conductor.PULSE_TICKS) {
      listener.advance(tick);
      harmony.update(tick, Math.ceilDiv(tick, (long) Ticks.PER_STEP));
    }
    for (int interval : new int[] {-24, 0, 4, 7}) {
      listener.noteOff(BAR - 1, 60 + interval);
    }
    strikes(BAR, 5);
    harmony.update(BAR + Conductor.PULSE_TICKS, BAR / Ticks.PER_STEP + 1);

    assertEquals(List.of("C on 0", "F on 4"), forecast.told);
  }
}
