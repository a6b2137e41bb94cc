package io.sideman.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  @Test
  void theEnvironmentNamesTheHome() {
    assertEquals(Path.of("/x"), Folders.home(Map.of("SIDEMAN_HOME", "/x")::get, "Linux", "/u"));
  }

  @Test
  void everySystemHasItsOwnPlace() {
    assertEquals(Path.of("/u/.local/share/sideman"), Folders.home(_ -> null, "Linux", "/u"));
    assertEquals(
        Path.of("/u/Library/Application Support/Sideman"),
        Folders.home(_ -> null, "Mac OS X", "/u"));
    assertEquals(
        Path.of("/r/Sideman"), Folders.home(Map.of("APPDATA", "/r")::get, "Windows 11", "/u"));
  }

  @Test
  void missingPresetsSayWhereTheyShouldBe() {
    var folders = new Folders(Path.of("/nowhere"), Path.of("/home"));
    var error = assertThrows(CliError.class, folders::styles);
    assertEquals(ExitCode.INVALID_INPUT, error.code());
  }
}
