package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingLeavesTest {
  @TempDir Path temporary;

  @Test
  void theLibraryOpensNoConnection() throws Exception {
    Path music = Files.createDirectories(temporary.resolve("music"));
    Path song = Files.write(music.resolve("chords.mid"), SongFiles.fourChords());
    String said =
        watched(
            "library add " + music + " --here",
            "library search four chords --json",
            "suggest --session " + song + " --json",
            "library status --json");
    assertFalse(said.contains(NetworkWatch.MARK), said);
    assertTrue(said.contains("ended 0: library add"), said);
    assertTrue(said.contains("ended 0: library search"), said);
    assertTrue(said.contains("ended 0: suggest"), said);
    assertTrue(said.contains("ended 0: library status"), said);
  }

  @Test
  void theWatchSeesEveryWayOut() throws Exception {
    String said = watched("try-all");
    List<String> seen = said.lines().filter(line -> line.startsWith(NetworkWatch.MARK)).toList();
    assertEquals(
        List.of(
            "NETWORK: socket",
            "NETWORK: channel",
            "NETWORK: datagram channel",
            "NETWORK: datagram socket",
            "NETWORK: name example.org",
            "NETWORK: socket"),
        seen,
        said);
    assertFalse(said.contains("not refused"), said);
  }

  private String watched(String... lines) throws IOException, InterruptedException {
    Path services = Files.createDirectories(temporary.resolve("services/META-INF/services"));
    Files.writeString(
        services.resolve("java.net.spi.InetAddressResolverProvider"),
        NetworkWatch.Names.class.getName());
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.nio.channels.spi.SelectorProvider=" + NetworkWatch.Channels.class.getName(),
                "-Dsideman.presets=" + System.getProperty("sideman.presets"),
                "-cp",
                temporary.resolve("services")
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                NetworkWatch.class.getName()));
    command.addAll(List.of(String.join(" ; ", lines).split(" ", -1)));
    var builder = new ProcessBuilder(command);
    builder.environment().put("SIDEMAN_HOME", temporary.resolve("home").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return said;
  }
}
