package io.sideman.library.taste;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.library.item.Item;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TasteModelTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<Item> LIBRARY =
      IntStream.range(0, 60).mapToObj(i -> Items.of(i % 6, i)).toList();

  private static Deed deed(Act act, Item item, int minute, String session) {
    return Deed.of(act, item.id(), Path.of("x"), NOON.plusSeconds(60L * minute), session);
  }

  private static TasteModel model(List<Deed> deeds) {
    var traces = new HashMap<String, Trace>();
    Stream.concat(LIBRARY.stream(), strangers())
        .forEach(item -> traces.put(item.id(), Trace.of(item)));
    traces.keySet().retainAll(deeds.stream().map(Deed::itemId).toList());
    return TasteModel.of(deeds, traces, LIBRARY, Optional.empty());
  }

  private static Stream<Item> strangers() {
    return IntStream.range(100, 112).mapToObj(i -> Items.of(i % 6, i));
  }

  private static double mean(TasteModel model, int music) {
    return IntStream.range(200, 210)
        .mapToDouble(i -> model.of(Items.of(music, i)))
        .average()
        .orElseThrow();
  }

  @Test
  void nothingIsKnownAtFirst() {
    TasteModel model = model(List.of());
    assertEquals(0.5, model.of(Items.of(1, 1)));
    assertEquals(Optional.empty(), model.foresight());
  }

  @Test
  void oneLikeOrSkipChangesTheNextAnswer() {
    TasteModel model = model(List.of());
    model.hear(deed(Act.LIKE, Items.of(1, 1), 0, ""), Optional.of(Items.of(1, 1)));
    assertTrue(mean(model, 1) > 0.6, "like: " + mean(model, 1));
    assertTrue(mean(model, 1) > mean(model, 2) + 0.1, "others: " + mean(model, 2));
    assertTrue(model.of(Items.of(1, 1)) > 0.85, "the very item");
    double before = mean(model, 3);
    model.hear(deed(Act.SKIP, Items.of(3, 1), 1, ""), Optional.of(Items.of(3, 1)));
    assertTrue(mean(model, 3) < before - 0.02, before + " before, now " + mean(model, 3));
    model.hear(deed(Act.DISLIKE, Items.of(1, 1), 2, ""), Optional.of(Items.of(1, 1)));
    assertTrue(model.of(Items.of(1, 1)) < 0.15, "the last word counts");
  }

  @Test
  void deedsHeardOneByOneAreWorthTheSameAsAll() {
    List<Deed> deeds = new ArrayList<>();
    TasteModel slow = model(List.of());
    for (int i = 0; i < 9; i++) {
      Item item = LIBRARY.get(i * 5 % 7);
      Deed deed = deed(Act.values()[i % 5], item, 0, "s" + i / 3);
      deeds.add(deed);
      slow.hear(deed, Optional.of(item));
    }
    TasteModel whole = model(deeds);
    for (Item item : LIBRARY) {
      assertEquals(whole.of(item), slow.of(item), 1e-4, item.id());
    }
  }

  @Test
  void whatWasUsedTogetherComesBackTogether() {
    Item kick = Items.of(0, 0);
    Item bass = Items.of(1, 1);
    Item other = Items.of(1, 2);
    List<Deed> deeds = new ArrayList<>();
    for (int sitting = 0; sitting < 5; sitting++) {
      deeds.add(deed(Act.AUDITION, kick, 100 * sitting, "s" + sitting));
      deeds.add(deed(Act.AUDITION, sitting < 4 ? bass : other, 100 * sitting + 1, "s" + sitting));
    }
    deeds.add(deed(Act.AUDITION, kick, 900, "now"));
    Map<Part, Double> of = model(deeds).because(bass);
    assertTrue(of.get(Part.TOGETHER) > 0, of.toString());
    assertEquals(
        List.of("now", "s0"), List.of(deeds.getLast().session(), deeds.getFirst().session()));
    var all = Sittings.part(deeds);
    var sittings = Sittings.before(all).now(all.getLast());
    assertTrue(sittings.neighbour(bass.id()) > sittings.neighbour(other.id()));
    assertTrue(sittings.factor(bass.id()) > sittings.factor(other.id()));
  }

  @Test
  void aPausePartsSittingsWithoutName() {
    List<Deed> deeds =
        List.of(
            deed(Act.USE, Items.of(0, 0), 0, ""),
            deed(Act.USE, Items.of(0, 1), 10, ""),
            deed(Act.USE, Items.of(0, 2), 50, ""),
            deed(Act.SKIP, Items.of(0, 3), 51, ""));
    assertEquals(
        List.of(java.util.Set.of("m0-0", "m0-1"), java.util.Set.of("m0-2")), Sittings.part(deeds));
  }

  @Test
  void theBlendIsNeverWorseThanItsBestPartOnWhatItWasChosenOn() {
    List<Deed> deeds = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Item item = Items.of(i % 6, i);
      deeds.add(deed(i % 6 < 2 ? Act.LIKE : Act.SKIP, item, 7 * i, ""));
    }
    TasteModel model = model(deeds);
    double blend = model.foresight().orElseThrow();
    for (Part part : Part.values()) {
      assertTrue(blend >= model.foresight(part).orElseThrow() - 0.005, part + " alone is better");
    }
    assertTrue(blend > 0.8, "a third of the strangers are of liked kinds: " + blend);
    assertTrue(
        mean(model, 0) > 0.7 && mean(model, 3) < 0.4, mean(model, 0) + ", " + mean(model, 3));
  }
}
