package io.sideman.library.suggest;

import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.index.Samples;
import io.sideman.library.index.Times;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How long does a suggestion take, from the query to the list with its reasons? Made-up items (see
/// `Samples`); the sessions are items that are not in the index. First each session is another one,
/// in another tempo; then one session goes on, always asked anew. Beside wall time stands the time
/// that the thread was on a processor. Arguments: the model file, number of items (10000), folder
/// of an index that `LibraryBenchmark` built (else a temporary one).
public final class SuggestBenchmark {
  private static final int WARM_UP = 100;
  private static final int QUERIES = 400;
  private static final int LIMIT = 20;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private SuggestBenchmark() {}

  public static void main(String[] args) throws IOException {
    FitModel model = FitModelFile.read(Path.of(args[0]));
    int items = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    var samples = new Samples(2026, Math.max(1, items / 600));
    Path folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("suggest");
    if (args.length <= 2) {
      try (var writer = LibraryWriter.open(folder)) {
        for (int i = 0; i < items; i++) {
          writer.put(samples.entry(i));
        }
        writer.commit();
      }
    }
    try (var index = LibraryIndex.open(folder)) {
      var suggester = new Suggester(index, model, Liking.UNKNOWN);
      OUT.printf("%d items, lists of %d, %d queries%n", index.size(), LIMIT, QUERIES);
      Times.of(WARM_UP, i -> ask(suggester, samples.item(items + i)));
      Times.of(WARM_UP, i -> ask(suggester, samples.item(items + i)));
      OUT.println(
          "another session each time: "
              + Times.of(QUERIES, i -> ask(suggester, samples.item(items + 2 * WARM_UP + i))));
      OUT.println(
          "one session goes on: " + Times.of(QUERIES, _ -> ask(suggester, samples.item(items))));
    }
  }

  private static void ask(Suggester suggester, Item session) {
    if (suggester.suggest(Query.beside(session, LIMIT)).isEmpty()) {
      throw new IllegalStateException("nothing was suggested beside " + session.id());
    }
  }
}
