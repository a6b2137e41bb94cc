package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCommandTest {
  @TempDir Path home;

  @Test
  void pluginAloneSaysWhatItCanDo() {
    CommandLineRun.of(home, "plugin").failsWith(2, "plugin build", "plugin install", "plugin list");
  }

  @Test
  void theListTellsTheIdentifiersThatProjectsKeep() {
    var run = CommandLineRun.of(home, "plugin", "list");
    assertEquals(0, run.code(), run.err());
    for (String identifier : new String[] {"urn:sideman:band", "io.sideman.band", "Sdmn"}) {
      assertTrue(run.out().contains(" " + identifier + " "), run.out());
    }
  }
}
