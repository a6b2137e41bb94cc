package io.sideman.app.plugin;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginInstallTest {
  @TempDir private Path folder;

  private Path bundle(String name, String content) throws IOException {
    Path bundle = folder.resolve("built").resolve(name);
    Files.createDirectories(bundle.resolve("Contents/x86_64-linux"));
    Files.writeString(bundle.resolve("Contents/x86_64-linux/Sideman.so"), content);
    Files.writeString(bundle.resolve("manifest"), content);
    return bundle;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aBundleArrivesWholeInAFolderThatWasMissing() throws IOException {
    Path place = folder.resolve("user/.vst3/Sideman.vst3");
    PluginInstall.put(bundle("Sideman.vst3", "one"), place);
    assertEquals("one", Files.readString(place.resolve("Contents/x86_64-linux/Sideman.so")));
    assertEquals("one", Files.readString(place.resolve("manifest")));
    assertEquals(List.of("Sideman.vst3"), names(place.getParent()));
  }

  @Test
  void aNewBundleReplacesTheOldOneAndItsFiles() throws IOException {
    Path place = folder.resolve("user/Sideman.vst3");
    Path first = bundle("Sideman.vst3", "one");
    Files.writeString(first.resolve("gone"), "old");
    PluginInstall.put(first, place);
    Files.delete(first.resolve("gone"));
    PluginInstall.put(bundle("Sideman.vst3", "two"), place);
    assertEquals("two", Files.readString(place.resolve("manifest")));
    assertFalse(Files.exists(place.resolve("gone")));
    assertEquals(List.of("Sideman.vst3"), names(place.getParent()));
  }

  @Test
  void aSingleFileIsReplacedToo() throws IOException {
    Path built = folder.resolve("Sideman.clap");
    Path place = folder.resolve("user/Sideman.clap");
    Files.writeString(built, "one");
    PluginInstall.put(built, place);
    Files.writeString(built, "two");
    PluginInstall.put(built, place);
    assertEquals("two", Files.readString(place));
    assertEquals(List.of("Sideman.clap"), names(place.getParent()));
  }

  @Test
  void whatStoodThereStaysWhenCopyingFails() throws IOException {
    Path place = folder.resolve("user/Sideman.vst3");
    PluginInstall.put(bundle("Sideman.vst3", "one"), place);
    var problem =
        assertThrows(
            CliError.class, () -> PluginInstall.put(folder.resolve("built/missing"), place));
    assertEquals(ExitCode.WRONG_ARGUMENTS, problem.code());
    assertTrue(problem.getMessage().contains(place.toString()), problem.getMessage());
    assertEquals("one", Files.readString(place.resolve("manifest")));
    assertEquals(List.of("Sideman.vst3"), names(place.getParent()));
  }
}
