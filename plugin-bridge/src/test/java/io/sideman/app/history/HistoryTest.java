package io.sideman.app.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), false);
  private Path file = Path.of("");
  private History history = new History(Path.of(""), console, 0);

  @BeforeEach
  void open() {
    file = folder.resolve("song.mid");
    history = new History(folder.resolve("home"), console, History.MOST_BYTES);
  }

  private void write(String content) throws IOException {
    try (var whole = WholeFile.beside(file)) {
      Files.writeString(whole.path(), content);
      history.commit(whole, "write " + content);
    }
  }

  private String content() throws IOException {
    return Files.readString(file);
  }

  @Test
  void undoAndRedoWalkThroughAllStates() throws IOException {
    Files.writeString(file, "mine");
    write("one");
    write("two");
    assertEquals("Undone: write two.", history.undo(file));
    assertEquals("one", content());
    history.undo(file);
    assertEquals("mine", content());
    assertThrows(CliError.class, () -> history.undo(file));
    history.redo(file);
    assertEquals("Done again: write two.", history.redo(file));
    assertEquals("two", content());
    assertThrows(CliError.class, () -> history.redo(file));
  }

  @Test
  void undoingTheFirstWriteTakesTheFileAwayAndRedoBringsItBack() throws IOException {
    write("one");
    history.undo(file);
    assertFalse(Files.exists(file));
    history.redo(file);
    assertEquals("one", content());
  }

  @Test
  void anewChangeLetsGoOfWhatWasUndone() throws IOException {
    write("one");
    write("two");
    history.undo(file);
    write("three");
    assertThrows(CliError.class, () -> history.redo(file));
    history.undo(file);
    assertEquals("one", content());
  }

  @Test
  void aFileThatSomebodyElseChangedStaysAsItIs() throws IOException {
    Files.writeString(file, "mine");
    write("one");
    Files.writeString(file, "edited by hand");
    var refusal = assertThrows(CliError.class, () -> history.undo(file));
    assertEquals("edited by hand", content());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("somebody else has changed it"), message);
    String kept = message.substring(message.indexOf("and put ") + 8, message.indexOf(" in its"));
    assertEquals("mine", Files.readString(Path.of(kept)));
  }

  @Test
  void aHandEditBetweenTwoCommandsComesBackToo() throws IOException {
    write("one");
    Files.writeString(file, "edited by hand");
    write("two");
    history.undo(file);
    assertEquals("edited by hand", content());
  }

  @Test
  void aCrashBeforeTheFileWasMovedIsUndoneWithoutHarm() throws IOException {
    write("one");
    write("two");
    Files.writeString(file, "one"); // as if the last move had never happened
    assertTrue(history.undo(file).contains("had not been finished"));
    assertEquals("one", content());
  }

  @Test
  void aHalfWrittenLineOfTheJournalIsPassedOver() throws IOException {
    write("one");
    Path journal = folder.resolve("home/history/journal.jsonl");
    Files.writeString(journal, "{\"id\":9,\"at\":\"20", StandardOpenOption.APPEND);
    write("two");
    history.undo(file);
    assertEquals("one", content());
    assertEquals(2, history.entries(Optional.of(file)).size());
  }

  @Test
  void oldStatesAreLetGoWhenTheyTakeTooMuchRoom() throws IOException {
    history = new History(folder.resolve("home"), console, 3000);
    for (char c = 'a'; c < 'g'; c++) {
      write(String.valueOf(c).repeat(1000));
    }
    try (var kept = Files.walk(folder.resolve("home/history/contents"))) {
      assertEquals(3, kept.filter(Files::isRegularFile).count());
    }
    assertEquals(
        List.of("write " + "e".repeat(1000), "write " + "f".repeat(1000)),
        history.entries(Optional.empty()).stream().map(Entry::command).toList());
    history.undo(file);
    assertEquals("e".repeat(1000), content());
  }

  @Test
  void aHistoryThatCannotBeWrittenIsToldAndStopsNothing() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file, no folder");
    history = new History(blocked, console, History.MOST_BYTES);
    write("one");
    assertEquals("one", content());
    String told = err.toString(StandardCharsets.UTF_8);
    assertTrue(told.contains("`sideman undo` will not know of this"), told);
  }
}
