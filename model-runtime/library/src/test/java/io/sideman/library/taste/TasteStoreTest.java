package io.sideman.library.taste;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasteStoreTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("a folder?%20é").resolve(TasteStore.FILE);
  }

  private static Deed deed(Act act, String item, int second) {
    return new Deed(act, item, Path.of("loops", item), 1.5, NOON.plusSeconds(second), "evening");
  }

  @Test
  void whatWasToldIsThereAfterReopening() {
    List<Deed> told = new ArrayList<>();
    try (var store = TasteStore.open(file())) {
      for (Act act : Act.values()) {
        told.add(deed(act, "item" + act.ordinal(), act.ordinal()));
      }
      told.add(new Deed(Act.USE, "item0", Path.of("x"), 0, NOON, ""));
      told.forEach(store::record);
    }
    assertTrue(Files.isRegularFile(file()), "exactly where it was asked for");
    try (var store = TasteStore.open(file())) {
      assertEquals(told, store.deeds());
      assertEquals(Map.of(), store.traces(), "nothing is known of their content");
    }
  }

  @Test
  void anItemsContentIsKeptWithTheDeed() {
    Item item = Items.of(1, 1);
    try (var store = TasteStore.open(file())) {
      store.record(deed(Act.SKIP, item.id(), 0));
      store.record(deed(Act.LIKE, item.id(), 1), item);
    }
    try (var store = TasteStore.open(file())) {
      Trace trace = store.traces().get(item.id());
      assertEquals(
          Trace.of(item).toString().replaceAll("@\\w+|\\{.*?}", ""),
          trace.toString().replaceAll("@\\w+|\\{.*?}", ""),
          "all that is not a vector");
      assertArrayEquals(item.groove().strength(), trace.groove());
      for (Aspect aspect : Aspect.values()) {
        assertArrayEquals(item.vectors().get(aspect), trace.vectors().get(aspect));
      }
    }
  }

  @Test
  void favouritesAreLikedAndNotDislikedSince() {
    try (var store = TasteStore.open(file())) {
      store.record(deed(Act.LIKE, "a", 0));
      store.record(deed(Act.LIKE, "b", 1));
      store.record(deed(Act.LIKE, "c", 2));
      store.record(deed(Act.DISLIKE, "b", 3));
      store.record(deed(Act.SKIP, "c", 4));
      store.record(deed(Act.USE, "d", 5));
      assertEquals(List.of("c", "a"), store.favourites().stream().map(Deed::itemId).toList());
    }
  }

  @Test
  void aFileOfVersionOneIsBroughtUp() throws Exception {
    try (Connection old = plain(file())) {
      run(
          old,
          "CREATE TABLE deed (id INTEGER PRIMARY KEY, act TEXT NOT NULL, item TEXT NOT NULL,"
              + " path TEXT NOT NULL, seconds REAL NOT NULL, at INTEGER NOT NULL,"
              + " session TEXT NOT NULL)",
          "CREATE INDEX deed_item ON deed (item)",
          "INSERT INTO deed VALUES (1, 'LIKE', 'a', 'p/a.mid', 2.5, 1000, 's1')",
          "INSERT INTO deed VALUES (2, 'SKIP', 'a', 'p/a.mid', 0, 2000, '')",
          "PRAGMA application_id = " + Schema.APPLICATION,
          "PRAGMA user_version = 1");
    }
    Item item = Items.of(2, 2);
    try (var store = TasteStore.open(file())) {
      assertEquals(
          List.of(
              new Deed(Act.LIKE, "a", Path.of("p/a.mid"), 2.5, Instant.ofEpochMilli(1000), "s1"),
              new Deed(Act.SKIP, "a", Path.of("p/a.mid"), 0, Instant.ofEpochMilli(2000), "")),
          store.deeds());
      store.record(deed(Act.USE, item.id(), 3), item);
      assertEquals(Set.of(item.id()), store.traces().keySet());
      assertEquals(3, store.deeds().size());
    }
    try (Connection now = plain(file())) {
      assertEquals(Schema.VERSION, Schema.version(now));
      assertThrows(
          SQLException.class,
          () ->
              run(
                  now,
                  "PRAGMA foreign_keys = ON",
                  "INSERT INTO deed VALUES (9, 'LIKE', 'nobody', 'p', 0, 0, NULL)"));
    }
  }

  @Test
  void aNewerFileIsRefusedAndLeftAsItIs() throws Exception {
    try (Connection newer = plain(file())) {
      run(
          newer,
          "CREATE TABLE dreams (id INTEGER)",
          "PRAGMA application_id = " + Schema.APPLICATION,
          "PRAGMA user_version = 99");
    }
    assertRefused("is of version 99, but this Sideman knows only versions up to 3");
  }

  @Test
  void aDatabaseOfOtherSoftwareIsRefusedAndLeftAsItIs() throws Exception {
    try (Connection other = plain(file())) {
      run(other, "CREATE TABLE bookmarks (url TEXT)");
    }
    assertRefused("is a database of other software");
  }

  private void assertRefused(String words) throws IOException {
    byte[] before = Files.readAllBytes(file());
    var refused = assertThrows(TasteException.class, () -> TasteStore.open(file()).close());
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file()));
  }

  @Test
  void aDamagedFileIsKeptAsideAndTold() throws Exception {
    try (var store = TasteStore.open(file())) {
      for (int i = 0; i < 200; i++) {
        store.record(deed(Act.LIKE, "item" + i, i));
      }
    }
    byte[] damaged = Files.readAllBytes(file());
    for (int at = 4096; at < damaged.length; at++) {
      damaged[at] = (byte) (at * 7);
    }
    for (byte[] content :
        List.of(damaged, "My notes".repeat(99).getBytes(StandardCharsets.UTF_8))) {
      Files.write(file(), content);
      List<String> told = new ArrayList<>();
      try (var store = TasteStore.open(file(), told::add)) {
        assertEquals(List.of(), store.deeds());
        store.record(deed(Act.LIKE, "new", 0));
      }
      assertEquals(1, told.size());
      String name = told.getFirst().replaceAll(".*kept as (\\S+),.*", "$1");
      assertArrayEquals(content, Files.readAllBytes(file().resolveSibling(name)), told.getFirst());
      try (var store = TasteStore.open(file())) {
        assertEquals(1, store.deeds().size());
      }
    }
  }

  @Test
  void forgettingLeavesNothingInTheFile() throws IOException {
    Item item = Items.of(3, 3);
    try (var store = TasteStore.open(file())) {
      store.record(deed(Act.LIKE, item.id(), 0), item);
      assertEquals(1, store.forget());
      assertEquals(List.of(), store.deeds());
    }
    for (String name : new String[] {"", "-wal"}) {
      Path part = file().resolveSibling(TasteStore.FILE + name);
      String content =
          Files.exists(part) ? Files.readString(part, StandardCharsets.ISO_8859_1) : "";
      assertFalse(content.contains("music3") || content.contains("evening"), "left in " + part);
    }
  }

  private static Connection plain(Path file) throws Exception {
    Files.createDirectories(file.getParent());
    return DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
  }

  private static void run(Connection connection, String... lines) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String line : lines) {
        statement.execute(line);
      }
    }
  }
}
