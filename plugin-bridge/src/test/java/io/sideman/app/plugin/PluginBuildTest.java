package io.sideman.app.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small Makefile stands for the plugin's, which takes a minute.
class PluginBuildTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private PluginSource source;

  @BeforeEach
  void makeIsThere() throws IOException {
    assumeTrue(BuildTools.isOnPath("make"), "make is not installed");
    source = new PluginSource(folder.resolve("plugin"), folder.resolve("build"));
    Files.createDirectories(source.makefiles());
  }

  private PluginBuild build() {
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new PluginBuild(source, new Console(stream, stream, false));
  }

  private void makefile(String... lines) throws IOException {
    Files.writeString(
        source.makefiles().resolve("Makefile"), "all:\n\t" + String.join("\n\t", lines) + "\n");
  }

  @Test
  void wordsOfTheCompilerGoToTheLog() throws IOException {
    makefile("@echo Compiling plugin.cpp", "@echo made with $(KIND) >$(BUILD)/made");
    build().make("Building", "build.log", List.of("KIND=care"));
    assertEquals("made with care\n", Files.readString(source.build().resolve("made")));
    assertTrue(
        Files.readString(source.build().resolve("build.log")).contains("Compiling plugin.cpp\n"));
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFailureShowsTheErrorsAndNamesTheLog() throws IOException {
    makefile("@echo Compiling plugin.cpp", "@echo 'plugin.cpp:1: error: no such thing'", "@false");
    var problem =
        assertThrows(CliError.class, () -> build().make("Building", "build.log", List.of()));
    assertEquals(ExitCode.DEFECT, problem.code());
    assertTrue(problem.getMessage().startsWith("Building failed:"), problem.getMessage());
    assertTrue(
        problem.getMessage().contains("plugin.cpp:1: error: no such thing"), problem.getMessage());
    assertTrue(problem.getMessage().contains("build.log"), problem.getMessage());
  }

  @Test
  void aCopyWithoutTheSourceSaysSo() {
    var problem = assertThrows(CliError.class, () -> build().run(HostSystem.LINUX, false));
    assertEquals(ExitCode.INVALID_INPUT, problem.code());
    assertTrue(problem.getMessage().contains(source.makefiles().toString()), problem.getMessage());
  }
}
