package io.sideman.players.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import io.sideman.players.tokens.Drum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TapGrooveTest {
  private static final MeterMap METERS = MeterMap.of(new Meter(4, 4));
  private static final TempoMap TEMPOS = TempoMap.of(100);

  /// A network that says the same of every step.
  private static TapModel saying(double kick, double snare, double crash, double hat) {
    var layer = DenseLayer.zeros(TapFeatures.INPUTS, Drum.count(), Activation.LINEAR);
    java.util.Arrays.fill(layer.bias(), -9);
    layer.bias()[Drum.KICK.ordinal()] = (float) kick;
    layer.bias()[Drum.SNARE.ordinal()] = (float) snare;
    layer.bias()[Drum.CRASH.ordinal()] = (float) crash;
    layer.bias()[Drum.CLOSED_HAT.ordinal()] = (float) hat;
    return new TapModel(new FeedForward(List.of(layer)));
  }

  private static List<Note> taps(int... steps) {
    var taps = new ArrayList<Note>();
    for (int step : steps) {
      taps.add(new Note(step * (long) Ticks.PER_STEP + 17, 60, 50, 100, 0));
    }
    return taps;
  }

  private static List<Note> play(TapModel model, boolean between, List<Note> taps) {
    var settings = new TapGroove.Settings(Optional.empty(), -1, between, 1);
    return new TapGroove(model, settings).play(taps, METERS, TEMPOS);
  }

  private static Set<Integer> drums(List<Note> notes) {
    return notes.stream().map(note -> Drum.indexOf(note.key())).collect(Collectors.toSet());
  }

  @Test
  void aTapKeepsItsMomentAndItsForce() {
    List<Note> played = play(saying(3, -9, -9, -9), false, taps(0, 6, 10));

    assertEquals(List.of(17L, 1457L, 2417L), played.stream().map(Note::startTick).toList());
    assertTrue(played.stream().allMatch(note -> note.velocity() == 100), played.toString());
  }

  @Test
  void aTapThatNoDrumIsLikelyForStillSounds() {
    List<Note> played = play(saying(-5, -4, -9, -9), false, taps(3));

    assertEquals(Set.of(Drum.SNARE.ordinal()), drums(played));
  }

  @Test
  void twoHandsStrikeAtMostTwoDrumsAndTheFootOneMore() {
    List<Note> played = play(saying(3, 2.8, 2, 2.4), false, taps(0));

    assertEquals(
        Set.of(Drum.KICK.ordinal(), Drum.SNARE.ordinal(), Drum.CLOSED_HAT.ordinal()),
        drums(played));
  }

  @Test
  void softHatsKeepTimeBetweenTapsOnlyWhenAllowed() {
    TapModel model = saying(1, -9, -9, 1);
    List<Note> taps = taps(0, 8);

    List<Note> filled = play(model, true, taps);
    List<Note> plain = play(model, false, taps);

    var steps = new TreeSet<Long>();
    plain.forEach(note -> steps.add(note.startTick() / Ticks.PER_STEP));
    assertEquals(Set.of(0L, 8L), steps);
    List<Note> extra = filled.stream().filter(note -> !plain.contains(note)).toList();
    assertEquals(14, extra.size());
    assertEquals(Set.of(Drum.CLOSED_HAT.ordinal()), drums(extra));
    assertTrue(extra.stream().allMatch(note -> note.velocity() < 60), extra.toString());
  }

  @Test
  void aNamedStyleDecidesWhereTheNetworkWavers() {
    var styles = StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets")));
    var settings = new TapGroove.Settings(Optional.of(styles.find("rock")), -1, false, 1);
    List<Note> taps = taps(0, 4, 8, 12);

    List<Note> rock =
        new TapGroove(saying(-0.3, -0.3, -9, -9), settings).play(taps, METERS, TEMPOS);

    List<Integer> keys = rock.stream().map(Note::key).toList();
    assertEquals(
        List.of(Drum.KICK.key(), Drum.SNARE.key(), Drum.KICK.key(), Drum.SNARE.key()), keys);
  }

  @Test
  void anotherSeedIsAnotherTakeAndTheSameSeedTheSame() {
    TapModel model = saying(-0.4, -0.4, -0.4, -0.4);
    List<Note> taps = taps(0, 2, 3, 5, 6, 7, 9, 11, 12, 14);
    List<List<Note>> takes = new ArrayList<>();
    for (long seed : new long[] {1, 1, 2}) {
      var settings = new TapGroove.Settings(Optional.empty(), -1, false, seed);
      takes.add(new TapGroove(model, settings).play(taps, METERS, TEMPOS));
    }

    assertEquals(takes.get(0), takes.get(1));
    assertNotEquals(takes.get(0), takes.get(2));
  }
}
