package io.sideman.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkFolderTest {
  private static final long TOKEN = 77;

  @TempDir private Path folder;
  private final List<String> messages = new ArrayList<>();

  private LinkFolder open() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return LinkFolder.open(folder, TOKEN, messages::add).orElseThrow();
  }

  @Test
  void takesANewEdgeOnce() throws IOException {
    try (var edge = new FakeEdge(folder, "one", LinkLayout.KIND_PLUGIN);
        var links = open()) {
      List<LinkFile> found = links.findNew(1_000);
      assertEquals(1, found.size());
      assertEquals("one", found.getFirst().name());
      assertEquals(TOKEN, edge.getLong(LinkLayout.COMPANION_AT));
      assertEquals(1_000, edge.getLong(LinkLayout.HEARTBEAT_AT));
      assertEquals(List.of(), links.findNew(2_000));
      links.release(found.getFirst());
      assertEquals(0, edge.getLong(LinkLayout.COMPANION_AT), "it leaves in peace");
    }
  }

  @Test
  void leavesTheEdgeOfALivingCompanionAlone() throws IOException {
    try (var edge = new FakeEdge(folder, "one", LinkLayout.KIND_PLUGIN);
        var links = open()) {
      edge.putLong(LinkLayout.COMPANION_AT, 5);
      edge.putLong(LinkLayout.HEARTBEAT_AT, 1_000_000_000);
      assertEquals(List.of(), links.findNew(1_100_000_000));
      assertEquals(5, edge.getLong(LinkLayout.COMPANION_AT));
      assertTrue(messages.getFirst().contains("Another Sideman"), messages.toString());
      List<LinkFile> found = links.findNew(1_300_000_000);
      assertEquals(1, found.size(), "its heart has stopped");
      links.release(found.getFirst());
    }
  }

  @Test
  void skipsReportsMadeForAnEarlierCompanion() throws IOException {
    try (var edge = new FakeEdge(folder, "one", LinkLayout.KIND_PLUGIN);
        var links = open()) {
      edge.reportBlock(0, 64, FakeEdge.Place.nowhere());
      LinkFile file = links.findNew(0).getFirst();
      assertFalse(new Reports(file).peek());
      links.release(file);
    }
  }

  @Test
  void clearsAwayWhatDeadProcessesLeft() throws Exception {
    var process = new ProcessBuilder("true").start();
    process.waitFor();
    try (var edge = new FakeEdge(folder, "dead", LinkLayout.KIND_PLUGIN);
        var links = open()) {
      edge.putInt(LinkLayout.EDGE_PID_AT, (int) process.pid());
      assertEquals(List.of(), links.findNew(0));
      assertFalse(Files.exists(edge.path()));
    }
  }

  @Test
  void tellsOnceThatAPluginSpeaksAnotherVersion() throws IOException {
    try (var edge = new FakeEdge(folder, "old", LinkLayout.KIND_PLUGIN);
        var links = open()) {
      edge.putInt(LinkLayout.VERSION_AT, 9);
      assertEquals(List.of(), links.findNew(0));
      assertEquals(List.of(), links.findNew(0));
      assertEquals(1, messages.size());
      assertTrue(messages.getFirst().contains("version 9"), messages.toString());
      assertTrue(messages.getFirst().contains("sideman plugin build"), messages.toString());
      assertEquals(1, edge.getInt(LinkLayout.COMPANION_VERSION_AT), "the plugin can say so too");
      assertEquals(0, edge.getLong(LinkLayout.COMPANION_AT));
    }
  }

  @Test
  void refusesFilesOfWrongSizes() throws IOException {
    try (var edge = new FakeEdge(folder, "odd", LinkLayout.KIND_PLUGIN);
        var links = open()) {
      edge.putInt(LinkLayout.ORDER_SIZE_AT, 40);
      Files.writeString(folder.resolve("scrap" + LinkFolder.SUFFIX), "scrap");
      assertEquals(List.of(), links.findNew(0));
      String all = messages.toString();
      assertTrue(all.contains("order size must be 32 bytes, but is 40"), all);
      assertTrue(all.contains("must have at least 64 bytes, but has 5"), all);
    }
  }

  @Test
  void oneCompanionAtATimeServesAFolder() throws IOException {
    var first = open();
    assertTrue(LinkFolder.open(folder, 78, messages::add).isEmpty());
    first.close();
    LinkFolder.open(folder, 78, messages::add).orElseThrow().close();
  }

  @Test
  void refusesAFolderThatOthersMayRead() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var refusal =
        assertThrows(LinkException.class, () -> LinkFolder.open(folder, TOKEN, messages::add));
    assertTrue(refusal.getMessage().contains("rwxr-xr-x"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("SIDEMAN_LINK_FOLDER"), refusal.getMessage());
  }

  @Test
  void looksWhereTheNativeSideDoes() {
    assertEquals(Path.of("/dev/shm/sideman-1000"), LinkFolder.ofSystem(_ -> null, "Linux", "1000"));
    assertEquals(
        Path.of("/var/t/sideman-501"), LinkFolder.ofSystem(_ -> "/var/t", "Mac OS X", "501"));
  }
}
