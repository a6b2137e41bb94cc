package io.sideman.library.taste;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TasteProcessesTest {
  private static final int DEEDS = 40;

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void twoProcessesWriteAndAKillLosesNothingTold() throws Exception {
    Path file = folder.resolve(TasteStore.FILE);
    int own = 0;
    Path said = folder.resolve("said.txt");
    try (var store = TasteStore.open(file)) {
      Process child = writer(file, said);
      int before = 0;
      for (int i = 1; i <= DEEDS || told(said) < before + DEEDS; i++) {
        store.record(Deed.of(Act.USE, "own" + i, Path.of("x"), Instant.EPOCH, "own"));
        before = i == 1 ? told(said) : before;
        own = i;
        Thread.sleep(5);
      }
      child.destroyForcibly().waitFor();
    }
    int told = told(said);
    try (var store = TasteStore.open(file)) {
      List<String> kept = store.deeds().stream().map(Deed::itemId).toList();
      assertEquals(own, kept.stream().filter(id -> id.startsWith("own")).count());
      List<String> ofChild = kept.stream().filter(id -> id.startsWith("child")).toList();
      assertTrue(ofChild.size() >= told, ofChild.size() + " kept, " + told + " told");
      for (int i = 0; i < ofChild.size(); i++) {
        assertEquals("child" + (i + 1), ofChild.get(i));
      }
    }
  }

  /// The last whole line of what the child said.
  private static int told(Path said) throws IOException {
    String text = Files.exists(said) ? Files.readString(said) : "";
    String whole = text.substring(0, text.lastIndexOf('\n') + 1).strip();
    return whole.isEmpty() ? 0 : Integer.parseInt(whole.substring(whole.lastIndexOf('\n') + 1));
  }

  private static Process writer(Path file, Path said) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(TasteWriter.class.getName(), file.toString()));
    return new ProcessBuilder(command)
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
