package io.sideman.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateShelfTest {
  @TempDir private Path home;

  @Test
  void lookingForALibraryLeavesNothingBehind() {
    Path library = home.resolve("library");
    try (var shelf = new LateShelf(library, LateShelfTest::refuse)) {
      assertEquals(0, shelf.status().items());
      assertTrue(shelf.status().message().contains("sideman library add"));
      assertFalse(shelf.dials().isEmpty());
      assertEquals(Optional.empty(), shelf.entry(home.resolve("some.mid")));
    }
    assertFalse(Files.exists(library));
  }

  @Test
  void libraryThatComesMeanwhileIsOpened() throws IOException {
    Path library = home.resolve("library");
    try (var shelf = new LateShelf(library, LateShelfTest::refuse)) {
      assertEquals(0, shelf.status().items());
      Files.createDirectories(library.resolve("index"));
      var thrown = assertThrows(UncheckedIOException.class, shelf::status);
      assertEquals("opened", thrown.getCause().getMessage());
    }
  }

  private static LibraryShelf refuse(Path folder) throws IOException {
    throw new IOException("opened");
  }
}
