package io.sideman.library.taste;

import io.sideman.library.item.Item;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// How long a deed takes until it is in the next answer, and how long an item is judged, with the
/// session model of a folder and without it; processor time of one thread.
///
///     ./sideman benchmark TasteBenchmark MODELS
public final class TasteBenchmark {
  private static final int HEARD = 200;
  private static final int JUDGED = 20_000;
  private static final int WARM = 1; // rounds that are not told
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<Item> LIBRARY =
      IntStream.range(0, 200).mapToObj(i -> Items.of(i % 20, i)).toList();

  private TasteBenchmark() {}

  public static void main(String[] args) {
    Optional<SessionNet> net = Optional.of(SessionNetFile.required(Path.of(args[0])));
    for (int items : new int[] {300, 2000}) {
      for (int round = 0; round <= WARM; round++) {
        boolean told = round == WARM;
        round("without session model", items, Optional.empty(), told);
        round("with session model", items, net, told);
      }
    }
  }

  private static void round(String name, int items, Optional<SessionNet> net, boolean told) {
    TasteModel model = TasteModel.of(List.of(), Map.of(), LIBRARY, net);
    for (int i = 0; i < items; i++) {
      hear(model, i);
    }
    double[] micros = new double[HEARD];
    for (int i = 0; i < HEARD; i++) {
      long start = threadNanos();
      hear(model, items + i);
      micros[i] = (threadNanos() - start) / 1e3;
    }
    Arrays.sort(micros);
    double sum = 0;
    long start = threadNanos();
    for (int i = 0; i < JUDGED; i++) {
      sum += model.of(LIBRARY.get(i % LIBRARY.size()));
    }
    double judged = (threadNanos() - start) / 1e3 / JUDGED;
    if (told) {
      System.out.printf(
          Locale.ROOT,
          "%s, %d items acted on: a deed p50 %.2f ms, p99 %.2f ms; an item %.1f us (mean %.2f)%n",
          name,
          items,
          micros[HEARD / 2] / 1e3,
          micros[HEARD * 99 / 100] / 1e3,
          judged,
          sum / JUDGED);
    }
  }

  /// Twenty deeds a sitting.
  private static void hear(TasteModel model, int number) {
    Item item = Items.of(number % 20, 1000 + number);
    Instant at = NOON.plusSeconds(60L * number);
    Act act = number % 4 == 3 ? Act.SKIP : Act.USE;
    model.hear(
        Deed.of(act, item.id(), Path.of("x"), at, "sitting " + number / 20), Optional.of(item));
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
