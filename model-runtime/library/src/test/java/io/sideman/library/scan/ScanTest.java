package io.sideman.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sideman.library.index.Entry;
import io.sideman.library.index.Failure;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryException;
import io.sideman.library.index.LibraryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  @TempDir Path temporary;
  private final TextAnalysts text = new TextAnalysts();
  private LibraryHome home;
  private Path music;

  @BeforeEach
  void folders() throws IOException {
    home = new LibraryHome(temporary.resolve("home"));
    music = Files.createDirectories(temporary.resolve("music"));
  }

  private Path write(String name, String content) throws IOException {
    Path file = music.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Progress scan() {
    return scan(text.analysts());
  }

  private Progress scan(Analysts analysts) {
    try (var scan = Scan.open(home, analysts)) {
      return scan.pass(List.of(music), _ -> {}, _ -> {});
    }
  }

  /// File names and contents' words, as the index knows them.
  private Set<String> known() {
    try (var index = LibraryIndex.open(home.index())) {
      return index.all(Filter.ANY, 100).stream()
          .map(hit -> music.relativize(hit.entry().path()).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  private Map<String, String> failures() {
    try (var index = LibraryIndex.open(home.index())) {
      var reasons = new TreeMap<String, String>();
      for (Failure each : index.failures(100)) {
        reasons.put(each.path().getFileName().toString(), each.reason());
      }
      return reasons;
    }
  }

  @Test
  void analysesEachContentOnce() throws IOException {
    write("a.tune", "one");
    write("deep/b.tune", "two");
    write("deep/copy.tune", "one");
    write("notes.txt", "no music");
    write(".hidden.tune", "hidden");
    Progress first = scan();
    assertEquals(Set.of("a.tune", "deep/b.tune", "deep/copy.tune"), known());
    assertEquals(List.of("one", "two"), text.analysed().stream().sorted().toList());
    assertEquals(3, first.done());
    assertEquals(1, first.known());
    Progress second = scan();
    assertEquals(0, second.done());
    assertEquals(2, text.analysed().size());
  }

  @Test
  void followsChangesRenamesAndDeletions() throws IOException {
    Path changed = write("a.tune", "one");
    Path moved = write("Old Name.tune", "two");
    Path gone = write("c.tune", "three");
    scan();
    Files.writeString(changed, "another");
    Files.createDirectories(music.resolve("Funk"));
    Files.move(moved, music.resolve("Funk/NewName.tune"));
    Files.delete(gone);
    scan();
    assertEquals(Set.of("a.tune", "Funk/NewName.tune"), known());
    assertEquals(4, text.analysed().size(), "the renamed one is not analysed again");
    try (var index = LibraryIndex.open(home.index())) {
      Entry entry = index.entry(music.resolve("Funk/NewName.tune")).orElseThrow();
      Set<String> words = entry.item().words();
      assertTrue(words.containsAll(Set.of("two", "funk", "new", "name", "new name")), "" + words);
      assertFalse(words.contains("old"));
      assertTrue(index.entry(changed).orElseThrow().item().words().contains("another"));
    }
  }

  @Test
  void listsWhatFailsWithTheReasonAndGoesOn() throws IOException {
    write("a.tune", "broken");
    write("b.tune", "defect");
    write("c.tune", "endless");
    write("d.tune", "huge");
    Path last = write("e.tune", "fine");
    Progress progress = scan();
    assertEquals(4, progress.failed());
    assertEquals(Set.of("e.tune"), known());
    assertEquals(
        Map.of(
            "a.tune", "it is broken",
            "b.tune", "the analyst stumbled",
            "c.tune", "its parts are nested too deeply",
            "d.tune", "it is too large for the memory of the analysis"),
        failures());
    scan();
    assertEquals(5, text.analysed().size(), "what failed is tried again only when it changes");
    write("a.tune", "mended");
    Files.delete(music.resolve("b.tune"));
    scan();
    assertEquals(Set.of("c.tune", "d.tune"), failures().keySet());
    assertEquals(Set.of("a.tune", music.relativize(last).toString()), known());
  }

  @Test
  void triesAgainWhatAnEarlierAnalysisCouldNotDo() throws IOException {
    write("a.tune", "broken");
    write("b.tune", "fine");
    scan();
    assertEquals(2, scan(text.analysts("2")).done());
    assertEquals(
        List.of("broken", "broken", "fine", "fine"), text.analysed().stream().sorted().toList());
    assertEquals(0, scan(text.analysts("2")).done());
  }

  @Test
  void doesNotTakeWhatAKilledOlderSidemanLeftForItsOwn() throws IOException {
    write("a.tune", "one");
    try (var scan = Scan.open(home, text.analysts("1"))) {
      assertThrows(
          IllegalStateException.class,
          () ->
              scan.pass(
                  List.of(music),
                  _ -> {},
                  now -> {
                    if (now.done() == 1) {
                      throw new IllegalStateException("killed before the commit");
                    }
                  }));
    }
    assertEquals(1, scan(text.analysts("2")).done());
    assertEquals(List.of("one", "one"), text.analysed());
    assertEquals(0, scan(text.analysts("2")).done());
  }

  @Test
  void tellsOfNamesThatAreNoText() throws Exception {
    write("fine.tune", "one");
    write("odd.tune", "two");
    Process renaming =
        new ProcessBuilder("sh", "-c", "mv odd.tune \"$(printf 'odd\\377.tune')\"")
            .directory(music.toFile())
            .start();
    assumeTrue(renaming.waitFor() == 0 && Files.notExists(music.resolve("odd.tune")));
    for (int times = 1; times <= 2; times++) {
      assertEquals(2 - times, scan().done(), "only what can be opened, and once");
      assertEquals(Set.of("fine.tune"), known());
      assertEquals(
          List.of("its name, or a folder's, is not written in UTF-8; rename it"),
          List.copyOf(failures().values()));
    }
    var refused =
        assertThrows(LibraryException.class, () -> home.add(List.of(music.resolve("a\nb"))));
    assertTrue(refused.getMessage().contains("one line of text"), refused.getMessage());
  }

  @Test
  void goesRoundNoLinksAndLooksNowhereTwice() throws IOException {
    write("deep/a.tune", "one");
    Path deep = music.resolve("deep");
    try {
      Files.createSymbolicLink(deep.resolve("round"), music);
      Files.createSymbolicLink(music.resolve("zlink"), deep);
      Files.createSymbolicLink(music.resolve("nowhere.tune"), music.resolve("nothing"));
    } catch (IOException | UnsupportedOperationException e) {
      assumeFalse(true, "no links here: " + e);
    }
    scan();
    assertEquals(1, known().size());
    assertEquals(Map.of(), failures());
  }

  @Test
  void keepsWhatItCannotLookInto() throws IOException {
    write("a.tune", "one");
    scan();
    Path elsewhere = temporary.resolve("unplugged");
    Files.move(music, elsewhere);
    Progress progress = scan();
    assertEquals(0, progress.gone());
    assertEquals(Set.of("a.tune"), known());
    assertEquals(
        Map.of("music", "the folder is not there; what is known of it is kept"), failures());
    Files.move(elsewhere, music);
    scan();
    assertEquals(Map.of(), failures());
    assertEquals(1, text.analysed().size());
  }

  @Test
  void analysesAnewWhenTheAnalysisHasChanged() throws IOException {
    write("a.tune", "one");
    write("b.tune", "one");
    scan();
    assertEquals(2, scan(text.analysts("2")).done());
    assertEquals(List.of("one", "one"), text.analysed());
    assertEquals(0, scan(text.analysts("2")).done());
  }

  @Test
  void refusesASecondProcessAndForgetsAFolder() throws IOException {
    write("a/a.tune", "one");
    write("b/b.tune", "two");
    scan();
    try (var scan = Scan.open(home, text.analysts())) {
      assertThrows(LibraryException.class, () -> Scan.open(home, text.analysts()));
      scan.forget(music.resolve("a"));
    }
    assertEquals(Set.of("b/b.tune"), known());
  }

  @Test
  void triesAgainWhatCouldNotBeOpened() throws IOException {
    text.refuse(write("a.tune", "closed"));
    assertEquals(1, scan().failed());
    assertEquals(Map.of("a.tune", "no permission to read it"), failures());
    text.refuse(Path.of("another"));
    assertEquals(0, scan().failed());
    assertEquals(Set.of("a.tune"), known());
    assertEquals(0, scan().done());
  }

  @Test
  void saysWhyAFolderCannotBeNoted() throws IOException {
    Files.createDirectories(home.folder());
    assumeTrue(home.folder().toFile().setWritable(false) && !Files.isWritable(home.folder()));
    var refused = assertThrows(LibraryException.class, () -> home.add(List.of(music)));
    assertTrue(refused.getMessage().endsWith(": no permission."), refused.getMessage());
    assertTrue(home.folder().toFile().setWritable(true));
  }

  @Test
  void remembersFoldersOnceEach() throws IOException {
    home.add(List.of(music.resolve("b"), music.resolve("a")));
    home.add(List.of(music.resolve("b/deeper"), music.resolve("a")));
    assertEquals(List.of(music.resolve("b"), music.resolve("a")), home.folders());
    home.add(List.of(music));
    assertEquals(List.of(music), home.folders());
    assertTrue(home.remove(music));
    assertFalse(home.remove(music));
    assertEquals(List.of(), home.folders());
  }

  @Test
  void seesWhatChangesWhileItWatches() throws Exception {
    write("a.tune", "one");
    var phases = new ArrayList<Progress>();
    var watching = new Object[1];
    var thread =
        new Thread(() -> {
          try (var scan = Scan.open(home, text.analysts())) {
            Watching.run(
                scan,
                List.of(music),
                progress -> {
                  synchronized (phases) {
                    phases.add(progress);
                    phases.notifyAll();
                  }
                });
          } catch (InterruptedException e) {
            watching[0] = e;
          }
        });
    thread.start();
    awaitWatching(phases, 1);
    Files.move(write("deep/b.tune", "two"), music.resolve("deep/c.tune"));
    awaitKnown(phases, Set.of("a.tune", "deep/c.tune"));
    Files.delete(music.resolve("a.tune"));
    write("deep/d.tune", "three");
    awaitKnown(phases, Set.of("deep/c.tune", "deep/d.tune"));
    thread.interrupt();
    thread.join(10_000);
    assertTrue(watching[0] instanceof InterruptedException);
  }

  private static void awaitWatching(List<Progress> phases, int times) throws InterruptedException {
    synchronized (phases) {
      long end = System.nanoTime() + 20_000_000_000L;
      while (phases.stream().filter(each -> each.phase() == Progress.Phase.WATCHING).count()
          < times) {
        assertTrue(System.nanoTime() < end, "not watching after 20 s");
        phases.wait(1000);
      }
    }
  }

  private void awaitKnown(List<Progress> phases, Set<String> expected) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!known().equals(expected)) {
      assertTrue(System.nanoTime() < end, "after 20 s: " + known());
      synchronized (phases) {
        phases.wait(200);
      }
    }
  }
}
