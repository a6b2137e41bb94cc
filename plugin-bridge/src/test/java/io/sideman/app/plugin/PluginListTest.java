package io.sideman.app.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginListTest {
  @TempDir private Path folder;

  private List<String> row(String format) {
    var source = new PluginSource(folder.resolve("plugin"), folder.resolve("build"));
    var places = new PluginFolders(HostSystem.LINUX, _ -> null, folder.resolve("home"));
    return new PluginList(source, places)
        .text()
        .lines()
        .filter(line -> line.startsWith(format + " "))
        .map(line -> line.split(" +", 5))
        .map(List::of)
        .findFirst()
        .orElseThrow();
  }

  private static void binary(Path file, String version) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "\u007fELF\0\0words Sideman plugin version " + version + ". more\0");
  }

  @Test
  void nothingIsBuiltAtFirst() {
    String place = folder.resolve("home/.lv2/Sideman.lv2").toString();
    assertEquals(List.of("LV2", "urn:sideman:band", "no", "no", place), row("LV2"));
    assertEquals(List.of("CLAP", "io.sideman.band", "no", "no"), row("CLAP").subList(0, 4));
  }

  @Test
  void versionsAreReadFromTheBinaries() throws IOException {
    binary(folder.resolve("build/plugins/here/Sideman.lv2/Sideman_dsp.so"), "1.4.2");
    binary(folder.resolve("home/.lv2/Sideman.lv2/Sideman_dsp.so"), "1.3.0");
    assertEquals(List.of("LV2", "urn:sideman:band", "1.4.2", "1.3.0"), row("LV2").subList(0, 4));
  }

  @Test
  void aFileWithoutAVersionIsToldAsUnknown() throws IOException {
    Path file = folder.resolve("home/.clap/Sideman.clap");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "something else");
    assertEquals("unknown", row("CLAP").get(3));
  }
}
