package io.sideman.library.taste;

import java.nio.file.Path;
import java.time.Instant;

/// A program for the tests: likes items without end, and says so after each. It leaves the file to
/// others for a moment after each, as SQLite gives no turns to writers that never rest.
final class TasteWriter {
  private TasteWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (var store = TasteStore.open(Path.of(arguments[0]))) {
      for (int i = 1; ; i++) {
        store.record(Deed.of(Act.LIKE, "child" + i, Path.of("x"), Instant.EPOCH, "child"));
        System.out.println(i);
        Thread.sleep(5);
      }
    }
  }
}
