package io.sideman.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void theTargetAppearsOnlyWithTheCommit() throws IOException {
    Path target = folder.resolve("out.mid");
    try (var file = WholeFile.beside(target)) {
      Files.writeString(file.path(), "new");
      assertTrue(Files.notExists(target));
      file.commit();
    }
    assertEquals("new", Files.readString(target));
    assertEquals(1, count());
  }

  @Test
  void withoutACommitTheOldFileStaysAndNothingElse() throws IOException {
    Path target = Files.writeString(folder.resolve("out.mid"), "old");
    try (var file = WholeFile.beside(target)) {
      Files.writeString(file.path(), "half");
    }
    assertEquals("old", Files.readString(target));
    assertEquals(1, count());
  }

  @Test
  void aMissingFolderIsAWrongArgument() {
    Path target = folder.resolve("none/out.mid");
    var error = assertThrows(CliError.class, () -> WholeFile.write(target, new byte[1]));
    assertEquals(ExitCode.WRONG_ARGUMENTS, error.code());
    assertTrue(error.getMessage().contains("does not exist"), error.getMessage());
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    var error = assertThrows(CliError.class, () -> WholeFile.write(folder, new byte[1]));
    assertTrue(error.getMessage().contains("is a folder"), error.getMessage());
    assertEquals(0, count());
  }

  private long count() throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }
}
