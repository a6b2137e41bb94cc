package io.sideman.library.suggest;

import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.index.Samples;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How long does a suggestion take, from the query to the list with its reasons? Made-up items (see
/// `Samples`); the sessions are items that are not in the index. Arguments: the model file, number
/// of items (10000), folder of an index that `LibraryBenchmark` built (else a temporary one).
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
      time(suggester, samples, items, WARM_UP);
      report(time(suggester, samples, items, QUERIES));
    }
  }

  /// Nanoseconds of each query.
  private static long[] time(Suggester suggester, Samples samples, int items, int queries) {
    long[] nanos = new long[queries];
    for (int i = 0; i < queries; i++) {
      Item session = samples.item(items + i);
      long start = System.nanoTime();
      int found = suggester.suggest(Query.beside(session, LIMIT)).size();
      nanos[i] = System.nanoTime() - start;
      if (found == 0) {
        throw new IllegalStateException("nothing was suggested for query " + i);
      }
    }
    return nanos;
  }

  private static void report(long[] nanos) {
    Arrays.sort(nanos);
    for (double share : new double[] {0.5, 0.9, 0.99, 1}) {
      int at = Math.min(nanos.length - 1, (int) (share * nanos.length));
      OUT.printf("p%.0f %.2f ms%n", 100 * share, nanos[at] / 1e6);
    }
  }
}
