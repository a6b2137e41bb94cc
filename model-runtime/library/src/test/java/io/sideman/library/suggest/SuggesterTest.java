package io.sideman.library.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Key;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.item.DrumFill;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggesterTest {
  private static final Key A_MINOR = new Key(9, true);

  @TempDir static Path folder;
  private static LibraryIndex index;
  private static final Item SESSION = Loops.loop("session", Role.DRUMS, 100, A_MINOR, 77);

  @BeforeAll
  static void fillLibrary() {
    var random = new SplittableRandom(3);
    try (var writer = LibraryWriter.open(folder)) {
      for (int i = 0; i < 120; i++) {
        Role role = Role.values()[random.nextInt(Role.values().length)];
        var key = new Key(random.nextInt(12), random.nextBoolean());
        double bpm = random.nextDouble(60, 180);
        writer.put(Loops.entry(Loops.loop("loop" + i, role, bpm, key, i)));
      }
      writer.put(Loops.entry(Loops.loop("copy", Role.KEYS, 100, A_MINOR, 1000)));
      writer.put(Loops.entry(Loops.loop("original", Role.KEYS, 100, A_MINOR, 1000)));
      writer.commit();
    }
    index = LibraryIndex.open(folder);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private List<Suggestion> suggest(Query query) {
    return new Suggester(index, Loops.model(5), Liking.UNKNOWN).suggest(query);
  }

  @Test
  void sharesOfReasonsAddUpToTheScore() {
    var random = new SplittableRandom(8);
    for (int round = 0; round < 12; round++) {
      var seeds = new ArrayList<Item>();
      for (int i = random.nextInt(3); i > 0; i--) {
        seeds.add(Loops.loop("seed" + i, Role.BASS, 90, A_MINOR, random.nextLong()));
      }
      var query =
          new Query(
              random.nextBoolean() ? Optional.of(SESSION) : Optional.empty(),
              seeds,
              random.nextBoolean() ? Optional.of("bass") : Optional.empty(),
              Filter.ANY,
              Set.of(Kind.LOOP),
              10,
              random.nextDouble(),
              Map.of(Reason.KEY, random.nextDouble(3), Reason.TASTE, random.nextDouble(2)));
      List<Suggestion> list = suggest(query);
      assertFalse(list.isEmpty(), "round " + round);
      for (Suggestion each : list) {
        double sum = each.reasons().values().stream().mapToDouble(share -> share).sum();
        assertEquals(each.score(), sum, 1e-12, "round " + round + ", " + each);
        assertTrue(each.score() >= 0 && each.score() <= 1, "round " + round + ", " + each);
      }
    }
  }

  @Test
  void loopsComeInTheSessionsReachBestFirst() {
    List<Suggestion> list = suggest(Query.beside(SESSION, 30));
    assertEquals(30, list.size());
    double before = 1;
    for (Suggestion each : list) {
      assertTrue(each.score() <= before, each.toString());
      before = each.score();
      double own = each.entry().item().beat().orElseThrow().bpm();
      double octaves = Math.log(own / each.stretch() / 100) / Math.log(2);
      assertEquals(Math.rint(octaves), octaves, 1e-9, each.toString());
      assertTrue(each.stretch() >= 0.88 && each.stretch() <= 1.12, each.toString());
      assertTrue(Math.abs(each.transposeSemitones()) <= 3, each.toString());
    }
  }

  @Test
  void nothingComesTwiceInOneList() {
    List<Suggestion> list = suggest(Query.beside(SESSION, 100));
    var ids = new HashSet<String>();
    list.forEach(each -> assertTrue(ids.add(each.entry().item().id()), each.toString()));
    assertFalse(ids.contains("copy") && ids.contains("original"), "the same notes twice");
    assertTrue(ids.contains("copy") || ids.contains("original"), "neither of the two came");
  }

  @Test
  void aFillStandsBehindAGrooveLikeItUnlessFillsAreAskedFor(@TempDir Path other) {
    Item groove = Loops.loop("groove", Role.DRUMS, 100, A_MINOR, 5);
    Item fill = Loops.loop("a fill", Role.DRUMS, 100, A_MINOR, 6);
    fill = fill.withVectors(groove.vectors());
    try (var writer = LibraryWriter.open(other)) {
      writer.put(Loops.entry(groove));
      writer.put(Loops.entry(fill.withWords(Set.of("drums", DrumFill.TAG))));
      writer.commit();
    }
    Item playing = Loops.loop("session", Role.BASS, 100, A_MINOR, 7);
    try (LibraryIndex two = LibraryIndex.open(other)) {
      var suggester = new Suggester(two, Loops.model(5), Liking.UNKNOWN);
      assertEquals(
          "groove", suggester.suggest(Query.beside(playing, 2)).getFirst().entry().item().id());
      assertEquals(
          "a fill", suggester.suggest(asking(playing, "fills")).getFirst().entry().item().id());
      assertEquals("a fill", two.words("fill", Filter.ANY, 2).getFirst().entry().item().id());
    }
  }

  private static Query asking(Item playing, String words) {
    return new Query(
        Optional.of(playing),
        List.of(),
        Optional.of(words),
        Filter.ANY,
        Set.of(Kind.LOOP),
        2,
        0,
        Map.of());
  }

  @Test
  void dialOfAReasonAloneSortsByThatReason() {
    var dials = new EnumMap<Reason, Double>(Reason.class);
    for (Reason reason : Reason.values()) {
      dials.put(reason, reason == Reason.DENSITY ? 1.0 : 0.0);
    }
    var query =
        new Query(
            Optional.of(SESSION),
            List.of(),
            Optional.empty(),
            Filter.ANY,
            Set.of(Kind.LOOP),
            10,
            0,
            dials);
    for (Suggestion each : suggest(query)) {
      assertEquals(List.of(Reason.DENSITY), List.copyOf(each.reasons().keySet()));
      assertEquals(each.score(), each.reasons().get(Reason.DENSITY));
    }
  }

  @Test
  void whatIsLikedRisesAtOnce() {
    Suggestion last =
        new Suggester(index, Loops.model(5), _ -> 0.5).suggest(Query.beside(SESSION, 20)).getLast();
    String id = last.entry().item().id();
    Liking liking = item -> item.id().equals(id) ? 1 : 0.5;
    List<Suggestion> after =
        new Suggester(index, Loops.model(5), liking).suggest(Query.beside(SESSION, 20));
    Suggestion found =
        after.stream().filter(s -> s.entry().item().id().equals(id)).findFirst().orElseThrow();
    assertTrue(found.score() > last.score());
    assertTrue(found.reasons().get(Reason.TASTE) > last.reasons().get(Reason.TASTE));
  }

  @Test
  void tasteHasNoShareBeforeAnythingIsTold() {
    for (Suggestion each : suggest(Query.beside(SESSION, 5))) {
      assertFalse(each.reasons().containsKey(Reason.TASTE), each.toString());
    }
    Suggestion told =
        new Suggester(index, Loops.model(5), _ -> 0.5).suggest(Query.beside(SESSION, 1)).getFirst();
    assertTrue(told.reasons().get(Reason.TASTE) > 0, told.toString());
  }

  @Test
  void whoTellsATuneIsGivenTheTune() {
    for (int i = 0; i < 120; i += 10) {
      var query =
          new Query(
              Optional.empty(),
              List.of(Seeds.hum(Loops.loop("tune", Role.LEAD, 70, new Key(2, false), i))),
              Optional.empty(),
              Filter.ANY,
              Set.of(Kind.LOOP, Kind.TRACK),
              5,
              0.3,
              Map.of());
      Suggestion first = suggest(query).getFirst();
      assertEquals("loop" + i, first.entry().item().id());
      assertTrue(first.score() > 0.5, first.toString());
    }
  }

  @Test
  void varietyMakesTheListLessAlike() {
    double alike = likeness(suggest(withVariety(0)));
    double varied = likeness(suggest(withVariety(1)));
    assertTrue(varied < alike, varied + " should be less alike than " + alike);
  }

  private Query withVariety(double variety) {
    Query usual = Query.beside(SESSION, 10);
    return new Query(
        usual.session(),
        usual.seeds(),
        usual.words(),
        usual.filter(),
        usual.kinds(),
        usual.limit(),
        variety,
        usual.dials());
  }

  private static double likeness(List<Suggestion> list) {
    double sum = 0;
    for (int i = 0; i < list.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += Variety.likeness(list.get(i).entry().item(), list.get(j).entry().item());
      }
    }
    return sum;
  }
}
