package io.sideman.players.harmony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.ChordForecast;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Ticks;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.tokens.ChordCodec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonyNetTest {
  private static final ChordCodec CODEC = new ChordCodec();
  private static final Key C = new Key(0, false);
  private static final Chord F = Chord.of(5, Quality.MAJ);
  private static final Chord G = Chord.of(7, Quality.MAJ);

  /// A network that after any chord wants it to last four beats, and then wants G most, F next.
  private static ChordNet wantsG() {
    LstmWeights weights = weights();
    weights.outputBias()[CODEC.lengthToken(4)] = 4;
    weights.outputBias()[CODEC.lengthToken(8)] = 2;
    weights.outputBias()[CODEC.chordToken(G, C)] = 4;
    weights.outputBias()[CODEC.chordToken(F, C)] = 3;
    return net(weights);
  }

  private static ChordNet random(long seed) {
    LstmWeights weights = weights();
    var random = new SplittableRandom(seed);
    for (float[][] rows :
        List.of(weights.input(0), weights.input(1), weights.recurrent(0), weights.output())) {
      for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) random.nextDouble(-1, 1);
        }
      }
    }
    return net(weights);
  }

  private static LstmWeights weights() {
    return new LstmWeights(CODEC.inputs(), 8, 2, CODEC.vocabulary());
  }

  private static ChordNet net(LstmWeights weights) {
    return ChordNet.of(file("harmony", weights), Path.of("harmony.sideman-model"), Genre.POP);
  }

  private static ModelFile file(String role, LstmWeights weights) {
    List<String> tokens =
        IntStream.range(0, CODEC.vocabulary()).mapToObj(CODEC::tokenName).toList();
    var sheet =
        new DataSheet("Made up.", "CC0-1.0", "2026-01-01", 1, List.of(), Map.of(), Map.of());
    return new ModelFile(
        ModelHeader.of(
            role, "harmony-1", weights, ModelHeader.Storage.FP32, tokens, List.of(), sheet),
        weights);
  }

  @Test
  void foretellsChordPlaceAndProbability() {
    var forecast = new ChordForecaster(wantsG());

    forecast.heard(Chord.of(0, Quality.MAJ), C, 8, 4);

    assertEquals(G, forecast.next());
    assertEquals(12, forecast.nextBeat());
    double length = Math.exp(4) / (Math.exp(4) + Math.exp(2) + 6);
    double chord = Math.exp(4) / (Math.exp(4) + Math.exp(3) + 82);
    assertEquals(length * chord, forecast.probability(), 1e-4);
  }

  @Test
  void neverForetellsTheChordThatSounds() {
    var forecast = new ChordForecaster(wantsG());

    forecast.heard(G, C, 0, 4);

    assertEquals(F, forecast.next());
  }

  @Test
  void thinksAgainWhenTheChordGoesOn() {
    var forecast = new ChordForecaster(wantsG());
    forecast.heard(F, C, 0, 4);

    forecast.stillSounds(3);
    assertEquals(4, forecast.nextBeat());
    forecast.stillSounds(4);
    assertEquals(8, forecast.nextBeat());
    forecast.stillSounds(16);
    assertEquals(ChordForecast.UNKNOWN_BEAT, forecast.nextBeat());
    assertEquals(Chord.NONE, forecast.next());
    assertEquals(0, forecast.probability());
  }

  @Test
  void foretellsTheSameInEveryKey() {
    var inC = new ChordForecaster(random(1));
    var inE = new ChordForecaster(random(1));
    for (int i = 0; i < 20; i++) {
      Chord chord = Chord.of(i * 5, Quality.MIN7);
      inC.heard(chord, C, 4L * i, 4);
      inE.heard(chord.transpose(4), C.transpose(4), 4L * i, 4);
      assertEquals(inC.next().transpose(4), inE.next());
      assertEquals(inC.probability(), inE.probability());
    }
  }

  @Test
  void foretellsAfreshAfterClearing() {
    var forecast = new ChordForecaster(random(2));
    forecast.heard(F, C, 0, 4);
    double first = forecast.probability();
    forecast.heard(G, C, 4, 4);
    forecast.clear();
    assertEquals(Chord.NONE, forecast.next());

    forecast.heard(F, C, 0, 4);

    assertEquals(first, forecast.probability());
  }

  @Test
  void foretellsWithoutAllocating() {
    var forecast = new ChordForecaster(random(3));
    Chord[] chords = {F, G};
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 400 && fewest > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 200; i++) {
        forecast.heard(chords[i & 1], C, 4L * i, 4);
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, fewest);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void writesProgressionsThatKeepToBarsAndComeHome(long seed) {
    for (int beatsInBar : new int[] {2, 3, 4, 5}) {
      for (int bars : new int[] {1, 2, 8, 13}) {
        Key key = new Key((int) seed % 12, seed % 2 == 0);
        var request = new ProgressionWriter.Request(key, beatsInBar, bars, 1, seed);
        Timeline<Chord> chords = new ProgressionWriter(random(seed)).write(request);
        String where = beatsInBar + " beats, " + bars + " bars: " + chords.spans();
        assertTrue(keepsToBars(chords, beatsInBar), where);
        assertEquals(key.tonic(), chords.at(0).root(), where);
        long lastTick = (long) bars * beatsInBar * Ticks.PER_QUARTER - 1;
        assertTrue(chords.spans().getLast().startTick() <= lastTick, where);
      }
    }
  }

  private static boolean keepsToBars(Timeline<Chord> chords, int beatsInBar) {
    long bar = (long) beatsInBar * Ticks.PER_QUARTER;
    var spans = chords.spans();
    for (int i = 0; i + 1 < spans.size(); i++) {
      long start = spans.get(i).startTick();
      long end = spans.get(i + 1).startTick();
      boolean within = start / bar == (end - 1) / bar;
      if (!within && start % bar != 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void writesTheSameProgressionForTheSameSeedOnly() {
    var writer = new ProgressionWriter(random(5));
    var request = new ProgressionWriter.Request(C, 4, 16, 1, 1);
    var other = new ProgressionWriter.Request(C, 4, 16, 1, 2);

    assertEquals(writer.write(request).spans(), writer.write(request).spans());
    assertNotEquals(writer.write(request).spans(), writer.write(other).spans());
  }

  @Test
  void refusesAModelOfAnotherRole(@TempDir Path folder) {
    file("bass", weights()).write(folder.resolve("harmony.sideman-model"));

    var e = assertThrows(ModelException.class, () -> ChordNet.reading(folder, Genre.POP));

    assertTrue(e.getMessage().contains("role must be harmony, but was bass"), e.getMessage());
  }

  @Test
  void doesWithoutAModel(@TempDir Path folder) {
    assertTrue(ChordNet.reading(folder, Genre.POP).isEmpty());
  }
}
