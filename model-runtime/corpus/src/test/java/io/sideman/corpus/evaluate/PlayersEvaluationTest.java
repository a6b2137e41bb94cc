package io.sideman.corpus.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.corpus.songs.RenderedSongs;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayersEvaluationTest {
  private static final int VOCABULARY = 12;
  private static final int INPUTS = 3 * VOCABULARY + 14 + 24;

  @TempDir Path folder;

  @Test
  void aNetworkOfZerosIsAsGoodAsChance() throws IOException {
    EvaluationReport report = evaluate();
    assertEquals(Math.log(VOCABULARY), report.rows().getFirst().value(), 1e-6);
  }

  @Test
  void probabilitiesOfTheBaselinesSumToOne() {
    SequenceFile file = madeUp();
    Layout layout = Layout.of(file);
    var ngram = new NgramTokenModel(layout);
    file.sequences().forEach(ngram::learn);
    var repeat = new RepeatTokenModel(layout, new UsualTokenModel(layout, file.sequences()));
    for (TokenModel model : List.of(ngram, repeat, new RepeatTokenModel(layout, ngram))) {
      double sum = 0;
      for (int token = 0; token < VOCABULARY; token++) {
        var tokens = new ArrayList<>(file.sequences().getFirst().tokens());
        tokens.set(0, new byte[] {(byte) token});
        Sequence asked = with(tokens, Split.TEST, "asked");
        model.begin(asked);
        sum += Math.exp(model.logProbability(asked, 0, 0, layout.start()));
      }
      assertEquals(1, sum, 1e-9, model.getClass().getSimpleName());
    }
  }

  @Test
  void theNgramLearnsAPatternThatChanceDoesNot() throws IOException {
    String reference = evaluate().rows().getFirst().reference();
    double ngram = Double.parseDouble(reference.replaceAll("n-gram ([0-9.]+),.*", "$1"));
    assertTrue(ngram < 0.5 * Math.log(VOCABULARY), reference);
  }

  @Test
  void renderedMusicStandsApartFromRealMusic() throws IOException {
    List<String> rows = evaluate().rows().stream().map(EvaluationReport.Row::metric).toList();
    assertTrue(rows.getFirst().startsWith("keys, all real music (1 songs"), rows.toString());
    assertTrue(
        rows.stream().anyMatch(row -> row.startsWith("keys, rendered (3 songs")), rows.toString());
  }

  private EvaluationReport evaluate() throws IOException {
    madeUp().write(folder.resolve("keys.sequences"));
    var weights = new LstmWeights(INPUTS, 4, 1, VOCABULARY);
    var sheet = new DataSheet("zeros", "CC0-1.0", "2026-11-21", 1, List.of(), Map.of(), Map.of());
    List<String> names = Collections.nCopies(VOCABULARY, "t");
    ModelHeader header =
        ModelHeader.of(
            "keys", "keys-1", weights, ModelHeader.Storage.FP32, names, List.of(), sheet);
    new ModelFile(header, weights).write(folder.resolve("keys.sideman-model"));
    return PlayersEvaluation.run(folder, folder, _ -> {});
  }

  /// Every place in the bar has its own token, now and then a random one.
  private static SequenceFile madeUp() {
    var random = new SplittableRandom(9);
    var sequences = new ArrayList<Sequence>();
    for (int song = 0; song < 12; song++) {
      var tokens = new ArrayList<byte[]>();
      for (int step = 0; step < 160; step++) {
        int token = random.nextInt(12) == 0 ? random.nextInt(VOCABULARY) : step % 16 % 5;
        tokens.add(new byte[] {(byte) token});
      }
      Split split = song == 0 ? Split.TEST : song == 1 ? Split.VALIDATION : Split.TRAIN;
      sequences.add(with(tokens, split, "song " + song));
      if (song < 3) {
        sequences.add(of(RenderedSongs.DATA_SET, with(tokens, Split.TEST, "rendered " + song)));
      }
    }
    return new SequenceFile(
        "keys", VOCABULARY, INPUTS, 1, 0, VOCABULARY, 3 * VOCABULARY, sequences);
  }

  private static Sequence with(List<byte[]> tokens, Split split, String name) {
    var conditions = new ArrayList<short[]>();
    for (int step = 0; step < tokens.size(); step++) {
      short place = (short) (3 * VOCABULARY + 14 + step % 16);
      boolean first = step < 16;
      conditions.add(
          first
              ? new short[] {place}
              : new short[] {(short) (VOCABULARY + tokens.get(step - 16)[0]), place});
    }
    return new Sequence(name, "made_up", 0, split, conditions, tokens);
  }

  private static Sequence of(String dataSet, Sequence song) {
    return new Sequence(song.song(), dataSet, 0, song.split(), song.conditions(), song.tokens());
  }
}
