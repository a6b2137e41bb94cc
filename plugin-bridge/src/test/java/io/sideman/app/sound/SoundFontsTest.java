package io.sideman.app.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.cli.CliError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFontsTest {
  @TempDir Path folder;

  @Test
  void theOneNamedWins() throws IOException {
    Path named = font("named.sf2", 1);
    font("bigger.sf2", 9);
    assertEquals(Optional.of(named), SoundFonts.find(named, _ -> null, List.of(folder)));
  }

  @Test
  void theVariableComesNext() throws IOException {
    Path chosen = font("chosen.sf2", 1);
    font("bigger.sf2", 9);
    var environment = Map.of("SIDEMAN_SOUNDFONT", chosen.toString());
    assertEquals(Optional.of(chosen), SoundFonts.find(null, environment::get, List.of(folder)));
  }

  @Test
  void elseTheLargestOfTheFirstFolderThatHasOne() throws IOException {
    font("small.sf2", 1);
    Path large = font("large.SF2", 9).toRealPath();
    Files.write(folder.resolve("notes.txt"), new byte[99]);
    var places = List.of(folder.resolve("missing"), folder);
    assertEquals(Optional.of(large), SoundFonts.find(null, _ -> null, places));
  }

  @Test
  void noneIsNoError() {
    assertTrue(SoundFonts.find(null, _ -> null, List.of(folder)).isEmpty());
  }

  @Test
  void aNamedOneMustExist() {
    Path missing = folder.resolve("missing.sf2");
    assertThrows(CliError.class, () -> SoundFonts.find(missing, _ -> null, List.of()));
  }

  private Path font(String name, int bytes) throws IOException {
    return Files.write(folder.resolve(name), new byte[bytes]);
  }
}
