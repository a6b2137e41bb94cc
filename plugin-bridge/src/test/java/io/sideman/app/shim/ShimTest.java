package io.sideman.app.shim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimTest {
  @TempDir private Path folder;

  @Test
  void withoutTheLibraryThereIsNoShim() {
    assertTrue(Shim.load(folder).isEmpty());
  }

  @Test
  void aFileThatIsNoLibraryIsNoShim() throws IOException {
    Path library = folder.resolve("lib").resolve(Shim.libraryName(System.getProperty("os.name")));
    Files.createDirectories(library.getParent());
    Files.writeString(library, "not a library");
    assertTrue(Shim.load(folder).isEmpty());
  }

  @Test
  void systemsNameTheirLibrariesTheirOwnWay() {
    assertEquals("libsideman.so", Shim.libraryName("Linux"));
    assertEquals("libsideman.dylib", Shim.libraryName("Mac OS X"));
    assertEquals("sideman.dll", Shim.libraryName("Windows 11"));
  }

  @Test
  void systemsPreferTheirOwnPorts() {
    assertEquals(List.of(Backend.JACK, Backend.ALSA), Backend.of("Linux"));
    assertEquals(Backend.CORE_MIDI, Backend.of("Mac OS X").getFirst());
    assertEquals(List.of(Backend.WINDOWS), Backend.of("Windows 11"));
  }

  @Test
  void theLibraryTellsTheLayoutOfTheLink() {
    Shim _ = BuiltShim.orSkip();
    var layout = Shim.layout();
    assertArrayEquals(new long[] {0, 64}, layout.get("sideman_report"));
    assertArrayEquals(new long[] {0, 32}, layout.get("sideman_order"));
    assertArrayEquals(new long[] {0, 8}, layout.get("sideman_link.magic"));
    assertArrayEquals(new long[] {8, 4}, layout.get("sideman_link.version"));
  }

  @Test
  void everyRouteSaysWhatIsThereOrMissing() {
    List<Route> routes = BuiltShim.orSkip().routes();
    assertEquals(
        Backend.of(System.getProperty("os.name")), routes.stream().map(Route::backend).toList());
    for (Route route : routes) {
      assertTrue(route.words().endsWith(".") || route.words().contains("(Debian"), route.words());
    }
  }

  @Test
  void aBackendOfAnotherSystemIsRefusedWithASentence() {
    Shim shim = BuiltShim.orSkip();
    Backend foreign =
        System.getProperty("os.name").startsWith("Windows") ? Backend.ALSA : Backend.WINDOWS;
    assertTrue(shim.list(foreign, Shim.Direction.SOURCES).isEmpty());
    CliError error =
        assertThrows(CliError.class, () -> shim.openHere(foreign, PortsRequest.named("Sideman")));
    assertEquals(ExitCode.MISSING_DEVICE, error.code());
    assertFalse(error.getMessage().isBlank());
  }
}
