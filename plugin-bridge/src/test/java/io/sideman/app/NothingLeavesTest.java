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
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
            "library add " + music,
            "library search four chords --json",
            "library like " + song,
            "suggest --session " + song + " --json",
            "library taste export --epsilon 2 --out " + temporary.resolve("taste.json"),
            "library status --json");
    assertFalse(said.contains(NetworkWatch.MARK), said);
    assertEquals(6, said.lines().filter(line -> line.startsWith("ended 0: ")).count(), said);
    String background = Files.readString(temporary.resolve("home/library/analysis.log"));
    assertTrue(background.contains(NetworkWatch.BEGUN), background);
    assertTrue(background.contains("1 files analysed"), background);
    assertFalse(background.contains(NetworkWatch.MARK), background);
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
                "-Dsideman.presets=" + System.getProperty("sideman.presets"),
                "-cp",
                temporary.resolve("services")
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                NetworkWatch.class.getName()));
    command.addAll(List.of(String.join(" ; ", lines).split(" ", -1)));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            "-javaagent:%s -Djava.nio.channels.spi.SelectorProvider=%s"
                .formatted(agent(), NetworkWatch.Channels.class.getName()));
    builder.environment().put("SIDEMAN_HOME", temporary.resolve("home").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return said;
  }

  /// A jar that only says which class of the class path is the agent.
  private Path agent() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", NetworkWatch.class.getName());
    Path jar = temporary.resolve("agent.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
