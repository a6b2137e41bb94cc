package io.sideman.corpus.taste;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.library.privacy.Epsilon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasteFiguresTest {
  private static final int ARTISTS = 60;

  @TempDir private Path data;

  /// Listeners of two crowds, whose artists are even or odd.
  private void writeCrowds() throws IOException {
    var random = new SplittableRandom(4);
    var text = new StringBuilder("userID\tartistID\tweight\n");
    for (int listener = 0; listener < 40; listener++) {
      int crowd = listener % 2;
      for (int artist : random.ints(60, 0, ARTISTS / 2).distinct().limit(20).toArray()) {
        text.append(listener).append('\t').append(2 * artist + crowd).append("\t5\n");
      }
    }
    Path folder = Files.createDirectories(data.resolve("eval_only/lastfm_hetrec2k"));
    Files.writeString(folder.resolve("user_artists.dat"), text);
  }

  @Test
  void recallAndGainAreCountedOverTheListAsShown() {
    var ranking = new Ranking();
    double[] scores = IntStream.range(0, 40).mapToDouble(i -> 40 - i).toArray();
    ranking.add(scores, new int[] {2, 13, 39}, new int[] {0, 1});
    assertEquals(1 / 3.0, ranking.recall10());
    assertEquals(2 / 3.0, ranking.recall20(), "13 stands on place 12 of 20");
    double ideal = 1 + 1 / log2(3) + 1 / log2(4);
    assertEquals(1 / ideal, ranking.gain10(), 1e-12, "2 stands first, the known ones are hidden");
    assertArrayEquals(new int[] {1, 3, 0}, Ranking.best(new double[] {3, 9, 1, 9}, 3));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  @Test
  void theSplitLosesNothingAndKeepsItsParts() throws IOException {
    writeCrowds();
    LastFm crowds = LastFm.read(data);
    PlaySplit split = PlaySplit.of(crowds, 7);
    for (int listener = 0; listener < 40; listener++) {
      assertEquals(2, split.validation().get(listener).length);
      assertEquals(2, split.test().get(listener).length);
      assertArrayEquals(
          crowds.listeners().get(listener).stream()
              .mapToInt(LastFm.Play::artist)
              .sorted()
              .toArray(),
          joined(split, listener));
    }
    assertTrue(
        IntStream.range(0, 40)
            .anyMatch(
                i -> !Arrays.equals(split.test().get(i), PlaySplit.of(crowds, 8).test().get(i))),
        "another seed parts them otherwise");
  }

  private static int[] joined(PlaySplit split, int listener) {
    return IntStream.concat(
            IntStream.concat(
                Arrays.stream(split.train().get(listener)),
                Arrays.stream(split.validation().get(listener))),
            Arrays.stream(split.test().get(listener)))
        .sorted()
        .toArray();
  }

  @Test
  void recommendersPassPopularityAndHidingListsCosts() throws IOException {
    writeCrowds();
    var figures = new TasteFigures(data, _ -> {});
    figures.measure(1, List.of(new Epsilon(0.1)));
    double popular = figures.rankings().get("popularity").getFirst().gain10();
    for (String name : List.of("item-kNN", "EASE", "iALS d=64", TasteFigures.HYBRID)) {
      double gain = figures.rankings().get(name).getFirst().gain10();
      assertTrue(gain > popular, name + " " + gain + ", popularity " + popular);
    }
    double open = figures.rankings().get(TasteFigures.privateTitle()).getFirst().gain10();
    double hidden = figures.hidden().get(0.1).getFirst().gain10();
    assertTrue(hidden < 0.9 * open, hidden + " hidden, " + open + " open");
  }
}
