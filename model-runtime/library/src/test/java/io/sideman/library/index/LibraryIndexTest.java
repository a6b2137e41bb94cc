package io.sideman.library.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryIndexTest {
  private static final int SIZE = 800;

  @TempDir static Path folder;
  private static List<Entry> entries;
  private static LibraryIndex index;

  @BeforeAll
  static void write() {
    var samples = new Samples(7, 20);
    entries = IntStream.range(0, SIZE).mapToObj(samples::entry).toList();
    try (var writer = LibraryWriter.open(folder)) {
      for (Entry entry : entries) {
        writer.put(entry);
        if (entry.item().id().endsWith("99")) {
          writer.commit(); // several segments
        }
      }
      writer.commit();
    }
    index = LibraryIndex.open(folder);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @Test
  void givesBackWhatWasPut() {
    assertEquals(SIZE, index.size());
    for (Entry entry : entries.subList(0, 50)) {
      Entry back = index.entry(entry.path()).orElseThrow();
      assertEquals(entry.size(), back.size());
      assertEquals(entry.modifiedMillis(), back.modifiedMillis());
      assertSame(entry.item(), back.item());
    }
    assertEquals(Optional.empty(), index.entry(Path.of("/music/other.mid")));
  }

  private static void assertSame(Item expected, Item found) {
    assertEquals(expected.id(), found.id());
    assertEquals(expected.media(), found.media());
    assertEquals(expected.kind(), found.kind());
    assertEquals(expected.seconds(), found.seconds());
    assertEquals(expected.beat(), found.beat());
    assertEquals(expected.tonality(), found.tonality());
    assertEquals(expected.role(), found.role());
    assertEquals(expected.family(), found.family());
    assertEquals(expected.loudness(), found.loudness());
    assertEquals(expected.words(), found.words());
    assertEquals(expected.licence(), found.licence());
    assertEquals(expected.groove().swing(), found.groove().swing());
    assertEquals(expected.texture().density(), found.texture().density());
    assertEquals(expected.texture().low(), found.texture().low());
    assertArrayEquals(expected.groove().strength(), found.groove().strength());
    assertArrayEquals(expected.texture().octaves(), found.texture().octaves());
    assertArrayEquals(expected.contour(), found.contour());
    assertEquals(expected.vectors().keySet(), found.vectors().keySet());
    expected
        .vectors()
        .forEach((aspect, vector) -> assertArrayEquals(vector, found.vectors().get(aspect)));
  }

  @Test
  void findsNearlyAllThatCountingFinds() {
    for (Aspect aspect : Aspect.values()) {
      int found = 0;
      for (int i = 0; i < 30; i++) {
        float[] query = entries.get(i * 26).item().vectors().get(aspect);
        if (query == null) {
          continue;
        }
        Set<Path> expected = byCounting(aspect, query, _ -> true);
        List<Hit> hits = index.near(aspect, query, Filter.ANY, 10);
        assertEquals(10, hits.size());
        assertEquals(1, hits.getFirst().score(), 1e-4, "itself is nearest");
        found += (int) hits.stream().filter(hit -> expected.contains(hit.entry().path())).count();
        hits.forEach(hit ->
            assertEquals(
                Samples.cosine(query, hit.entry().item().vectors().get(aspect)),
                hit.score(),
                1e-4));
      }
      assertTrue(found >= 0.95 * 10 * 23, aspect + ": " + found);
    }
  }

  private static Set<Path> byCounting(Aspect aspect, float[] query, Predicate<Item> passes) {
    return entries.stream()
        .filter(entry -> entry.item().vectors().containsKey(aspect))
        .filter(entry -> passes.test(entry.item()))
        .sorted(
            Comparator.comparingDouble(
                entry -> -Samples.cosine(query, entry.item().vectors().get(aspect))))
        .limit(10)
        .map(Entry::path)
        .collect(Collectors.toSet());
  }

  @Test
  void findsTheNearestOfFewThatPass() {
    findsTheNearest(
        Filter.ANY.roles(Role.BASS).kinds(Kind.LOOP),
        item -> item.role().equals(Optional.of(Role.BASS)) && item.kind() == Kind.LOOP);
  }

  @Test
  void findsTheNearestOfManyThatPass() {
    findsTheNearest(Filter.ANY.kinds(Kind.LOOP), item -> item.kind() == Kind.LOOP);
    findsTheNearest(Filter.ANY.bpm(70, 140, false), item -> isWithin(bpm(item), 70, 140));
  }

  private static void findsTheNearest(Filter filter, Predicate<Item> passes) {
    for (Aspect aspect : Aspect.values()) {
      int asked = 0;
      int found = 0;
      for (int i = 0; i < 20; i++) {
        float[] query = entries.get(i * 39).item().vectors().get(aspect);
        if (query == null) {
          continue;
        }
        Set<Path> expected = byCounting(aspect, query, passes);
        List<Hit> hits = index.near(aspect, query, filter, 10);
        assertEquals(expected.size(), hits.size());
        assertTrue(hits.stream().allMatch(hit -> passes.test(hit.entry().item())));
        found += (int) hits.stream().filter(hit -> expected.contains(hit.entry().path())).count();
        asked += expected.size();
      }
      assertTrue(found >= .95 * asked, "found " + found + " of " + asked + " by " + aspect);
    }
  }

  @Test
  void filtersAsLookingAtEachItemDoes() {
    check(Filter.ANY, _ -> true);
    check(Filter.ANY.media(Media.AUDIO), item -> item.media() == Media.AUDIO);
    check(Filter.ANY.bars(4, 8), item -> item.beat().orElseThrow().bars() >= 4);
    check(Filter.ANY.seconds(0, 9), item -> item.seconds() <= 9);
    check(Filter.ANY.bpm(100, 110, false), item -> isWithin(bpm(item), 100, 110));
    check(
        Filter.ANY.bpm(80, 85, true),
        item -> isWithin(bpm(item), 80, 85) || isWithin(bpm(item), 160, 170));
    check(
        Filter.ANY.measure(Measure.LOWEST, Range.atMost(40)),
        item -> isWithin(item.texture().low(), 0, 40));
    check(
        Filter.ANY.keys(Filter.relatives(new Key(0, false))),
        item -> item.tonality().stream().allMatch(each -> differs(each.key()) <= 1));
    check(Filter.ANY.words(Set.of("dusty")), item -> item.words().contains("dusty"));
    Set<String> ids = Set.of(entries.get(3).item().id(), entries.get(9).item().id());
    check(Filter.ANY.onlyIds(ids), item -> ids.contains(item.id()));
    check(Filter.ANY.onlyIds(Set.of()), _ -> false);
    check(Filter.ANY.notIds(ids), item -> !ids.contains(item.id()));
  }

  private static double bpm(Item item) {
    return item.beat().orElseThrow().bpm();
  }

  private static boolean isWithin(double value, double from, double to) {
    return value >= from && value <= to;
  }

  private static int differs(Key key) { // tones that are not in C major
    return Integer.bitCount(key.mask() & ~new Key(0, false).mask());
  }

  private static void check(Filter filter, Predicate<Item> passes) {
    Set<Path> expected =
        entries.stream()
            .filter(entry -> passes.test(entry.item()))
            .map(Entry::path)
            .collect(Collectors.toSet());
    var found = new HashSet<Path>();
    index.all(filter, SIZE).forEach(hit -> found.add(hit.entry().path()));
    assertEquals(expected, found, filter.toString());
    assertEquals(expected.size(), index.count(filter));
  }

  @Test
  void aWordForAPartCountsMoreThanMoodAndModeTogether() {
    List<String> lines = List.of("sticks = role drums", "minor = mode minor");
    try (var reader = LibraryIndex.open(folder, Thesaurus.of(lines, "here"))) {
      List<Hit> hits = reader.words("dusty minor sticks", Filter.ANY, SIZE);
      List<Boolean> drums =
          hits.stream()
              .map(hit -> hit.entry().item().role().equals(Optional.of(Role.DRUMS)))
              .toList();
      int count = drums.lastIndexOf(true) + 1;
      assertTrue(count > 50 && count < hits.size(), count + " of " + hits.size());
      assertFalse(drums.subList(0, count).contains(false), "all drums come before all others");
      assertTrue(hits.getFirst().entry().item().words().contains("dusty"));
      assertEquals(1 - 0.2 * 4 / 5, hits.getFirst().score(), 1e-4, "drums are in no mode");
    }
  }

  @Test
  void whatIsInTheKeyComesBeforeWhatHasNone() {
    var key = new Key(6, true);
    for (String words : List.of("f# minor", "F#m", "gb minor")) {
      List<Hit> hits = index.words(words, Filter.ANY, SIZE);
      assertEquals(index.count(Filter.ANY.keys(Set.of(key))), hits.size(), words);
      assertTrue(hits.getFirst().score() > hits.getLast().score(), words);
      for (Hit hit : hits) {
        boolean inKey = hit.entry().item().tonality().filter(t -> t.key().equals(key)).isPresent();
        assertEquals(inKey ? 1 : 0.5, hit.score(), 1e-6, words);
      }
    }
  }

  @Test
  void aTurnThatFewHaveIsRarer() {
    long[] contour = entries.get(17).item().contour();
    double[] rarity = index.rarity(new long[] {contour[0], Long.MAX_VALUE});
    assertTrue(rarity[0] > 0 && rarity[0] < rarity[1], Arrays.toString(rarity));
    assertEquals(Math.log(index.size() + 1.0), rarity[1], 0.1);
  }

  @Test
  void findsATuneByTheTurnsThatItShares() {
    Entry source = entries.get(17);
    long[] some = Arrays.copyOfRange(source.item().contour(), 5, 11);
    List<Hit> hits = index.tune(some, Filter.ANY, 5);
    assertEquals(source.path(), hits.getFirst().entry().path());
    assertEquals(List.of(), index.tune(new long[0], Filter.ANY, 5));
    assertEquals(List.of(), index.tune(some, Filter.ANY.bars(99, 100), 5));
  }

  @Test
  void looksBelowAFolderOnly() {
    Path folder = entries.get(5).path().getParent();
    List<Hit> hits = index.all(Filter.ANY.folder(folder), SIZE);
    assertFalse(hits.isEmpty());
    assertTrue(hits.stream().allMatch(hit -> hit.entry().path().startsWith(folder)));
    assertEquals(SIZE, index.count(Filter.ANY.folder(Path.of("/music"))));
    assertEquals(0, index.count(Filter.ANY.folder(Path.of("/mus"))));
  }

  @Test
  void readsOnWhileAnotherWrites(@TempDir Path other) {
    try (var reader = LibraryIndex.open(other)) {
      assertEquals(0, reader.size());
      assertEquals(List.of(), reader.all(Filter.ANY, 10));
      float[] query = entries.getFirst().item().vectors().get(Aspect.STYLE);
      assertEquals(List.of(), reader.near(Aspect.STYLE, query, Filter.ANY, 10));
      try (var writer = LibraryWriter.open(other)) {
        writer.put(entries.getFirst());
        writer.put(new Failure(Path.of("/music/broken.mid"), 1, 2, "it ends too early"));
        assertFalse(reader.refresh());
        writer.commit();
        assertTrue(reader.refresh());
        assertEquals(1, reader.size());
        assertEquals(1, reader.near(Aspect.STYLE, query, Filter.ANY, 10).size());
        assertEquals("it ends too early", reader.failures(9).getFirst().reason());
        writer.removeFolder(Path.of("/music"));
        writer.commit();
        assertEquals(1, reader.size());
        assertTrue(reader.refresh());
        assertEquals(0, reader.size() + reader.failures());
      }
    }
  }

  @Test
  void refusesASecondWriter(@TempDir Path other) {
    try (var _ = LibraryWriter.open(other)) {
      var refused = assertThrows(LibraryException.class, () -> LibraryWriter.open(other));
      assertTrue(refused.getMessage().startsWith("Another Sideman is adding"));
    }
  }
}
