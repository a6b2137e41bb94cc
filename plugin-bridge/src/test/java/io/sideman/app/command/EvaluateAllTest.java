package io.sideman.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.corpus.evaluate.EvaluationReport;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateAllTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> ran = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private boolean broken = true;

  @BeforeEach
  void makesFolders() throws IOException {
    for (String name : List.of("data", "work", "models")) {
      Files.createDirectory(folder.resolve(name));
    }
  }

  @Test
  void oneThatFailsDoesNotStopTheOthersAndIsRunAgain() throws IOException {
    assertEquals(3, run());
    assertEquals(List.of("first", "second", "third"), ran);
    assertTrue(text(out).contains("FAILED   second: no such songs"), text(out));

    broken = false;
    assertEquals(0, run());
    assertEquals(List.of("first", "second", "third", "second"), ran);
    assertTrue(text(err).contains("[1 of 3] first: kept from an earlier run"), text(err));
    assertTrue(text(out).endsWith("2 of 3 bars hold.\n"), text(out));
    assertTrue(text(out).contains("NOT MET"), text(out));
  }

  @Test
  void otherModelsOrSongsAreMeasuredAnew() throws IOException {
    broken = false;
    run();
    run("--songs", "3");
    assertEquals(6, ran.size());
    run("--songs", "3");
    assertEquals(6, ran.size());
    Files.writeString(folder.resolve("models").resolve("bass.sideman-model"), "other");
    run("--songs", "3");
    assertEquals(9, ran.size());
    run("--songs", "3", "--again", "--only", "third");
    assertEquals(10, ran.size());
  }

  @Test
  void writesTheFiguresAsMarkdownAndJson() throws IOException {
    broken = false;
    Path report = folder.resolve("report.md");
    assertEquals(0, run("--out", report.toString(), "--json"));
    String markdown = Files.readString(report);
    assertTrue(markdown.contains("| first | of first | 0.970 | at least 0.95 | holds |"), markdown);
    assertTrue(markdown.contains("| of second | 12 | ± 1 | bar <= 11 |"), markdown);
    assertTrue(text(out).contains("\"holds\" : false"), text(out));
    assertFalse(text(out).contains("bars hold"), text(out));
  }

  @Test
  void refusesNamesThatItDoesNotKnow() throws IOException {
    assertEquals(1, run("--only", "fourth")); // picocli's own code for what Main turns into 2
    assertTrue(text(err).contains("--only knows first, second, third"), text(err));
    assertEquals(List.of(), ran);
  }

  private int run(String... more) throws IOException {
    out.reset();
    err.reset();
    var console = new Console(print(out), print(err), false);
    var command =
        new EvaluateAll(
            console,
            new Folders(folder, folder.resolve("home")),
            List.of(
                evaluation("first", 0.97, "people .98; bar >= .95"),
                evaluation("second", 12, "bar <= 11"),
                evaluation("third", 0, "bar <= 0")));
    var arguments = new ArrayList<String>();
    for (String name : List.of("data", "work", "models")) {
      arguments.addAll(List.of("--" + name, folder.resolve(name).toString()));
    }
    arguments.addAll(List.of(more));
    var line = new CommandLine(command);
    line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    return line.execute(arguments.toArray(String[]::new));
  }

  private Evaluation evaluation(String name, double value, String reference) {
    return new Evaluation(
        name,
        name,
        Set.of(Evaluation.Need.DATA),
        "",
        it -> {
          ran.add(name);
          if (broken && name.equals("second")) {
            throw new IOException("no such songs");
          }
          return new EvaluationReport(
              name, "three songs", List.of(new Row("of " + name, value, "± 1", reference)));
        });
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
