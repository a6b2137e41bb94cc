package io.sideman.library.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// A process that scans and is killed: it writes down each content that it begins to analyse, and
/// the content `deadly` never ends. Arguments: the library's folder, the music, where to write.
final class DeadlyScan {
  private DeadlyScan() {}

  public static void main(String[] args) throws IOException {
    Path log = Path.of(args[2]);
    var text = new TextAnalysts();
    Analyst noting =
        (id, content, words) -> {
          String begun = new String(content.bytes(), StandardCharsets.UTF_8);
          Files.writeString(
              log, begun + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          while (begun.equals("deadly")) {
            sleep();
          }
          return text.analyse(id, content, words);
        };
    var analysts = new Analysts("1", Map.of("tune", noting));
    try (var scan = Scan.open(new LibraryHome(Path.of(args[0])), analysts)) {
      scan.pass(List.of(Path.of(args[1])), _ -> {}, _ -> {});
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
