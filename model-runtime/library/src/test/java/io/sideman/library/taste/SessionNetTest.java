package io.sideman.library.taste;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.library.item.Item;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionNetTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<Item> LIBRARY =
      IntStream.range(0, 60).mapToObj(i -> Items.of(i % 6, i)).toList();
  private static final DataSheet SHEET =
      new DataSheet("made up", "CC0-1.0", "2026-03-01", 1, List.of(), Map.of(), Map.of());

  @TempDir private Path folder = Path.of("");

  private static Deed deed(Act act, Item item, int minute, String session) {
    return Deed.of(act, item.id(), Path.of("x"), NOON.plusSeconds(60L * minute), session);
  }

  private static void hear(TasteModel model, Act act, Item item, int minute, String session) {
    model.hear(deed(act, item, minute, session), Optional.of(item));
  }

  @Test
  void itHasASayFromTheSecondDeedOfASittingOn() {
    SessionNet net = SessionNets.near(1);
    TasteModel model = TasteModel.of(List.of(), Map.of(), LIBRARY, Optional.of(net));
    Item like = Items.of(1, 200);
    Item unlike = Items.of(4, 200);
    hear(model, Act.USE, Items.of(1, 100), 0, "now");
    assertFalse(model.because(like).containsKey(Part.NEXT), "one deed tells no order");
    hear(model, Act.USE, Items.of(1, 101), 1, "now");
    double more = model.because(like).getOrDefault(Part.NEXT, 0.0);
    double less = model.because(unlike).getOrDefault(Part.NEXT, 0.0);
    assertTrue(more > 0.05 && less < 0, more + " for what is near, " + less + " for what is not");
    hear(model, Act.USE, Items.of(4, 100), 2, "later");
    assertFalse(model.because(like).containsKey(Part.NEXT), "a new sitting begins");
    hear(model, Act.USE, Items.of(4, 101), 3, "later");
    assertTrue(
        model.because(unlike).getOrDefault(Part.NEXT, 0.0) > 0.05, "now the other is wanted");
  }

  @Test
  void deedsHeardOneByOneAreWorthTheSameAsAll() {
    SessionNet net = SessionNets.near(2);
    TasteModel slow = TasteModel.of(List.of(), Map.of(), LIBRARY, Optional.of(net));
    var deeds = new java.util.ArrayList<Deed>();
    for (int i = 0; i < 9; i++) {
      Deed deed = deed(Act.values()[i % 5], LIBRARY.get(i * 5 % 7), i, i < 3 ? "a" : "b");
      deeds.add(deed);
      slow.hear(deed, Optional.of(LIBRARY.get(i * 5 % 7)));
    }
    TasteModel whole = TasteModel.of(deeds, Map.of(), LIBRARY, Optional.of(net));
    for (Item item : LIBRARY) {
      assertEquals(
          whole.because(item).getOrDefault(Part.NEXT, 0.0),
          slow.because(item).getOrDefault(Part.NEXT, 0.0),
          1e-6,
          item.id());
    }
  }

  @Test
  void ofALibraryWhoseItemsAreAsLikelyNothingIsSaid() {
    var state = new SessionState(SessionNets.near(3));
    List<float[]> apart = Features.apart(LIBRARY);
    state.hear(Act.USE, apart.getFirst());
    float[] place = new float[16];
    SessionNets.near(3).place(apart.get(7), place);
    assertEquals(0, state.wish().against(List.of(place, place)).opinion(apart.get(7)), 1e-6);
  }

  @Test
  void aModelIsReadAsItWasWritten() {
    SessionNet net = SessionNets.near(4);
    SessionNetFile.write(net, SHEET, folder);
    SessionNet read = SessionNetFile.required(folder);
    List<float[]> apart = Features.apart(LIBRARY);
    var one = new SessionState(net);
    var other = new SessionState(read);
    for (int i = 0; i < 5; i++) {
      one.hear(Act.LIKE, apart.get(i));
      other.hear(Act.LIKE, apart.get(i));
    }
    assertEquals(one.wish().of(apart.get(9)), other.wish().of(apart.get(9)), 0.1, "16 bits");
  }

  @Test
  void aMissingOrDamagedModelIsToldOf() throws IOException {
    assertEquals(Optional.empty(), SessionNetFile.read(folder));
    var missing = assertThrows(ModelException.class, () -> SessionNetFile.required(folder));
    assertTrue(missing.getMessage().contains("train sessions"), missing.getMessage());
    Files.writeString(SessionNetFile.file(folder), "not a model");
    assertThrows(ModelException.class, () -> SessionNetFile.read(folder));
  }
}
