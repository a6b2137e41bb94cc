package io.sideman.corpus.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModel.Bond;
import io.sideman.library.suggest.PairFeatures;
import io.sideman.library.suggest.Reason;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FitTrainerTest {
  private static final int BARS = 12;

  /// Keys strike triads on some slots, the bass plays their roots on the same slots.
  private static Song song(int number) {
    var random = new SplittableRandom(number);
    boolean[] slots = new boolean[16];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = i == 0 || random.nextInt(3) == 0;
    }
    int[] scale = {0, 2, 4, 5, 7, 9};
    int tonic = random.nextInt(12);
    var keys = new ArrayList<Note>();
    var bass = new ArrayList<Note>();
    for (int bar = 0; bar < BARS; bar++) {
      int degree = scale[random.nextInt(scale.length)];
      int third = degree == 0 || degree == 5 || degree == 7 ? 4 : 3;
      int root = (tonic + degree) % 12;
      for (int slot = 0; slot < slots.length; slot++) {
        long tick = bar * 3840L + slot * 240L;
        if (slots[slot]) {
          bass.add(new Note(tick, 200, 36 + root, 90, 10));
          for (int tone : new int[] {0, third, 7}) {
            keys.add(new Note(tick, 200, 60 + (root + tone) % 12, 80, 11));
          }
        }
      }
    }
    return new Song(
        "song" + number,
        "made up",
        Genre.POP,
        Split.TRAIN,
        MeterMap.of(Meter.COMMON),
        TempoMap.of(random.nextInt(80, 140)),
        Timeline.of(Chord.NONE, List.of()),
        Timeline.of(new Key(0, false), List.of()),
        Map.of(Role.KEYS, keys, Role.BASS, bass),
        List.of(),
        false);
  }

  private static List<FitWindow> windows(int from, int to) {
    var analyst = new SymbolicAnalyst(AspectSpace.plain());
    var cutter = new FitWindows(analyst::analyse, 3, 1);
    var windows = new ArrayList<FitWindow>();
    for (int number = from; number < to; number++) {
      windows.addAll(cutter.cut(song(number), Map.of()));
    }
    return windows;
  }

  @Test
  void partsStandInTheOrderOfRolesInEveryRun() {
    for (FitWindow window : windows(0, 2)) {
      assertEquals(List.of(Role.BASS, Role.KEYS), List.copyOf(window.voices().keySet()));
    }
  }

  @Test
  void partnersOfUnheardSongsAreFoundByWhatWasLearned() {
    FitModel model = FitTrainer.train(windows(0, 16), List.of(), 5, 1, _ -> {});
    PartnerLists.Outcome outcome = PartnerLists.any(windows(100, 120), true).all(model, 1);
    double found = outcome.model().recallAt10();
    assertEquals(120, outcome.model().lists());
    assertTrue(found > 0.5, "of ten by chance .1, found " + found);
    assertTrue(
        found > outcome.rule().recallAt10(), "the rule finds " + outcome.rule().recallAt10());
  }

  @Test
  void importancesAddUpToOneAndTrainingRepeats() {
    List<FitWindow> few = windows(0, 4);
    FitModel first = FitTrainer.train(few, List.of(), 1, 5, _ -> {});
    FitModel second = FitTrainer.train(few, List.of(), 1, 5, _ -> {});
    for (Bond bond : Bond.values()) {
      double sum = 0;
      Map<Reason, Double> own = new EnumMap<>(Reason.class);
      for (Reason reason : PairFeatures.LEARNED) {
        sum += first.importance(bond, reason);
        own.put(reason, first.importance(bond, reason));
        assertEquals(own.get(reason), second.importance(bond, reason), reason.id());
      }
      assertEquals(1, sum, 1e-9);
    }
  }
}
