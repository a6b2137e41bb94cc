package io.sideman.app.band;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.HostMemory;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.schedule.EventSink;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.BandFactory;
import io.sideman.players.harmony.ChordNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SoundCheckTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final long BAR_NANOS = 2_000_000_000;
  private static final int BEATS = 12;

  private final Style style = StyleLibrary.shipped(PRESETS).find("rock");
  private final BandMaker maker = maker();

  private static BandMaker maker() {
    Path models = PRESETS.resolve("models");
    try {
      return new BandMaker(
          new BandMaker.Ingredients(
              BandFactory.reading(models),
              HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
              BeatModel.read(models.resolve("beat.json")),
              any -> ChordNet.reading(models, any.genre()),
              BandSettings.defaults(3),
              OptionalDouble.empty()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void surprisesTheBandAndChangesNothingThatIsPlayedLater() {
    List<String> before = played();

    long corrected = SoundCheck.play(maker, style, BEATS);

    assertTrue(corrected >= BEATS / 2, "the plan was corrected " + corrected + " times");
    assertFalse(before.isEmpty());
    assertEquals(before, played());
  }

  /// Two bars of a band to a chord on every bar line.
  private List<String> played() {
    var notes = new ArrayList<String>();
    var clock = Clock.ofHost(TempoMap.of(120), MeterMap.of(style.meter()), HostMemory.none());
    Band band = maker.make(style, 3, clock, Outlet.whenDue(new Writing(notes)), new Steering());
    band.session().start(0);
    for (int bar = 0; bar < 2; bar++) {
      for (int interval : new int[] {0, 4, 7}) {
        band.session().input(bar * BAR_NANOS, MidiMessage.noteOn(0, 60 + interval, 80));
        band.session().input((bar + 1) * BAR_NANOS - 1000, MidiMessage.noteOff(0, 60 + interval));
      }
      band.session().advance((bar + 1) * BAR_NANOS - 1);
    }
    return notes;
  }

  private record Writing(List<String> notes) implements EventSink {
    @Override
    public void noteOn(Role role, long tick, int key, int velocity) {
      notes.add(role + " " + tick + " " + key + " " + velocity);
    }

    @Override
    public void noteOff(Role role, long tick, int key) {
      notes.add(role + " " + tick + " " + key);
    }
  }
}
