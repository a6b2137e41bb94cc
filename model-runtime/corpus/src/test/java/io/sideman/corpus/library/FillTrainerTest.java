package io.sideman.corpus.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.library.symbolic.FillModel;
import io.sideman.library.symbolic.FillSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FillTrainerTest {
  /// Made-up signs: fills have more toms and keep time less; one in five is a fill.
  private static List<FillRow> rows(long seed, int count) {
    var random = new SplittableRandom(seed);
    var rows = new ArrayList<FillRow>();
    for (int i = 0; i < count; i++) {
      boolean fill = i % 5 == 0;
      float[] signs = new float[FillSigns.NAMES.size()];
      for (int k = 0; k < signs.length; k++) {
        signs[k] = random.nextFloat();
      }
      signs[FillSigns.NAMES.indexOf("toms")] += fill ? 0.5f : 0;
      signs[FillSigns.NAMES.indexOf("time")] -= fill ? 0.5f : 0;
      rows.add(new FillRow("take" + i, Split.TRAIN, fill, !fill, 1, signs));
    }
    return rows;
  }

  @Test
  void unheardFillsAreToldByWhatWasLearned() {
    FillModel model = FillTrainer.train(rows(1, 600));
    int right = 0;
    List<FillRow> unheard = rows(2, 500);
    for (FillRow row : unheard) {
      right += model.chance(row.signs()) > 0.5 == row.fill() ? 1 : 0;
    }
    assertTrue(right > 0.8 * unheard.size(), right + " of " + unheard.size());
  }

  @Test
  void bothKindsCountAlikeHoweverRareOneIs() {
    FillModel model = FillTrainer.train(rows(3, 600));
    double fills = 0;
    double others = 0;
    for (FillRow row : rows(4, 1000)) {
      boolean found = model.chance(row.signs()) > 0.5;
      fills += row.fill() && found ? 1 / 200.0 : 0;
      others += !row.fill() && !found ? 1 / 800.0 : 0;
    }
    assertEquals(fills, others, 0.1);
  }
}
