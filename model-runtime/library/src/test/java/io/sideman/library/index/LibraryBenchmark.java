package io.sideman.library.index;

import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// How near to the truth, how fast and how large is the index? Made-up items in clusters (see
/// `Samples`); the queries are items of the same kind that are not in the index. Arguments: number
/// of items (10000), folder for the index (a temporary one; one that is there already is used and
/// completed), neighbours and beam of the graph (as chosen).
public final class LibraryBenchmark {
  private static final int QUERIES = 500;
  private static final int TRUE_QUERIES = 100;
  private static final int CANDIDATES = 100; // per aspect of one suggestion
  private static final int STRETCH = 10_000; // items between two looks
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final int items;
  private final Samples samples;
  private final Path folder;

  private LibraryBenchmark(int items, Path folder) {
    this.items = items;
    this.folder = folder;
    samples = new Samples(2026, Math.max(1, items / 600)); // about ten items of a song
  }

  public static void main(String[] args) throws IOException {
    int items = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("library");
    Graphs graphs =
        args.length > 3
            ? new Graphs(Integer.parseInt(args[2]), Integer.parseInt(args[3]))
            : Graphs.CHOSEN;
    OUT.printf(
        "Java %s, %d processors, %s, breadth %d%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        graphs,
        LibraryIndex.BREADTH);
    new LibraryBenchmark(items, folder).run(graphs);
  }

  private void run(Graphs graphs) throws IOException {
    restart();
    build(graphs);
    OUT.printf("size on disk: %.0f MiB%n", bytes() / 1048576.0);
    try (var index = LibraryIndex.open(folder)) {
      latency(index, "warming up", Filter.ANY);
      Filter steady = fit(samples.item(-1));
      latency(index, "four aspects, loops in reach of one key and tempo", steady);
      latency(index, "one aspect, 10 best", QUERIES, query -> one(index, query));
      latency(index, "four aspects, 100 best of each", Filter.ANY);
      latency(index, "the same, another key and tempo each time", null);
      latency(
          index, "words", QUERIES, _ -> index.words("dusty bass 90 bpm", Filter.ANY, 50).size());
      recall(index);
    }
    memory();
  }

  /// Time until an index that was there before has answered a first time.
  private void restart() {
    long start = System.nanoTime();
    try (var index = LibraryIndex.open(folder)) {
      int size = index.size();
      long opened = System.nanoTime();
      Item query = samples.item(-1);
      suggestion(index, query, Filter.ANY);
      OUT.printf(
          "restart: %d items, opened in %.0f ms, first suggestion %.0f ms later%n",
          size, (opened - start) / 1e6, (System.nanoTime() - opened) / 1e6);
    }
  }

  private void build(Graphs graphs) throws IOException {
    int done;
    try (var index = LibraryIndex.open(folder)) {
      done = index.size();
    }
    if (done >= items) {
      return;
    }
    long start = System.nanoTime();
    try (var writer = LibraryWriter.open(FSDirectory.open(folder), graphs, 1500)) {
      for (int i = done; i < items; i += STRETCH) {
        IntStream.range(i, Math.min(items, i + STRETCH))
            .parallel()
            .forEach(number -> writer.put(samples.entry(number)));
        if ((i + STRETCH) % 250_000 == 0) {
          writer.commit(); // goes on from here when it is started again
        }
        OUT.printf("%d items, %.0f s%n", i + STRETCH, (System.nanoTime() - start) / 1e9);
      }
      writer.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      OUT.printf("built in %.0f s, %.0f items/s%n", seconds, (items - done) / seconds);
    }
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private interface Question {
    int ask(Item query);
  }

  private int one(LibraryIndex index, Item query) {
    float[] vector = query.vectors().get(Aspect.STYLE);
    return index.near(Aspect.STYLE, vector, Filter.ANY, 10).size();
  }

  /// All that one suggestion asks of the index.
  private static int suggestion(LibraryIndex index, Item query, Filter filter) {
    int found = 0;
    for (Map.Entry<Aspect, float[]> each : query.vectors().entrySet()) {
      found += index.near(each.getKey(), each.getValue(), filter, CANDIDATES).size();
    }
    return found;
  }

  private void latency(LibraryIndex index, String what, @Nullable Filter filter) {
    latency(
        index,
        what,
        QUERIES,
        query -> suggestion(index, query, filter == null ? fit(query) : filter));
  }

  private static Filter fit(Item query) {
    double bpm = query.beat().orElseThrow().bpm();
    Key key = query.tonality().map(each -> each.key()).orElse(new Key(0, false));
    return Filter.ANY.kinds(Kind.LOOP).keys(Filter.relatives(key)).bpm(bpm * .88, bpm * 1.12, true);
  }

  private void latency(LibraryIndex index, String what, int queries, Question question) {
    var found = new LongAdder();
    Times times = Times.of(queries, i -> found.add(question.ask(samples.item(-2 - i))));
    OUT.printf(
        "%s: %s (%d of %d items, %.0f found)%n",
        what, times, queries, index.size(), found.doubleValue() / queries);
  }

  private void recall(LibraryIndex index) throws IOException {
    for (Aspect aspect : Aspect.values()) {
      OUT.printf(
          "recall %s: @10 %.4f; in reach of one key and tempo @10 %.4f, @64 %.4f%n",
          aspect,
          recall(index, aspect, Filter.ANY, 10),
          recall(index, aspect, fit(samples.item(-1)), 10),
          recall(index, aspect, fit(samples.item(-1)), 64));
    }
  }

  private double recall(LibraryIndex index, Aspect aspect, Filter filter, int k)
      throws IOException {
    List<float[]> queries =
        Stream.iterate(-2, i -> i - 1)
            .map(samples::item)
            .filter(item -> item.vectors().containsKey(aspect))
            .limit(TRUE_QUERIES)
            .map(item -> item.vectors().get(aspect))
            .toList();
    List<Set<String>> truth = Nearest.byCounting(folder, aspect, filter, queries, k);
    int found = 0;
    for (int i = 0; i < queries.size(); i++) {
      Set<String> ids =
          index.near(aspect, queries.get(i), filter, k).stream()
              .map(hit -> hit.entry().item().id())
              .collect(Collectors.toSet());
      ids.retainAll(truth.get(i));
      found += ids.size();
    }
    return found / ((double) k * queries.size());
  }

  private static void memory() throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    OUT.printf("heap in use: %d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS") || line.startsWith("RssAnon"))
          .forEach(OUT::println);
    }
  }
}
