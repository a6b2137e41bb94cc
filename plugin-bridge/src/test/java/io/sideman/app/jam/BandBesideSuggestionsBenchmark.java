package io.sideman.app.jam;

import io.sideman.app.doctor.Spread;
import io.sideman.app.page.LibraryShelf;
import io.sideman.app.page.Shelf;
import io.sideman.app.shim.GivingWay;
import io.sideman.app.shim.GoingFirst;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.Kind;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModelFile;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Does the conductor keep its time while suggestions for what plays are asked for again and again?
/// A band plays by the real clock, in turns alone and with the page's thread busy without a pause.
/// Arguments: folder of presets, folder of a library (`library` of a SIDEMAN_HOME), seconds per
/// turn (10), turns of each kind (3).
public final class BandBesideSuggestionsBenchmark {
  private static final long NAP_NANOS = 500_000;
  private static final int MOST = 4_000_000;

  private final Stage stage;
  private final long[] lateNanos = new long[MOST];
  private final long[] workNanos = new long[MOST];
  private int rounds;

  private BandBesideSuggestionsBenchmark(Stage stage) {
    this.stage = stage;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path presets = Path.of(arguments[0]);
    double seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 10;
    int turns = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    System.setProperty("sideman.presets", presets.toString());
    var played = new TestStage(System.nanoTime());
    var bench = new BandBesideSuggestionsBenchmark(played.stage);
    try (LibraryShelf shelf = shelf(presets, Path.of(arguments[1]))) {
      var tap = new LiveTap(Optional.of(played.stage), Optional.empty());
      played.playInRealTime(20); // warm
      var alone = new ArrayList<String>();
      var beside = new ArrayList<String>();
      for (int turn = 0; turn < turns; turn++) {
        alone.add(bench.turn(played, tap, seconds));
        var asked = new AtomicLong();
        var enough = new AtomicBoolean();
        Thread page = GivingWay.daemon("page worker", () -> ask(shelf, tap, asked, enough));
        page.start();
        String told = bench.turn(played, tap, seconds);
        enough.set(true);
        page.join();
        beside.add(told + "; " + asked + " lists");
      }
      System.out.println(shelf.status().items() + " items");
      alone.forEach(line -> System.out.println("alone   " + line));
      beside.forEach(line -> System.out.println("beside  " + line));
    }
    played.end();
    System.exit(0);
  }

  private static void ask(Shelf shelf, LiveTap tap, AtomicLong asked, AtomicBoolean enough) {
    var wish = new Shelf.Wish("", Kind.LOOP, "", "", 0, 0, false, false, 0.3, Map.of(), 20);
    while (!enough.get()) {
      shelf.find(wish, tap.played());
      asked.incrementAndGet();
    }
  }

  private static LibraryShelf shelf(Path presets, Path library) throws IOException {
    LibraryIndex index = LibraryIndex.open(library.resolve("index"));
    Path taste = Files.createTempDirectory("taste").resolve(TasteStore.FILE);
    TasteStore store = TasteStore.open(taste);
    Path models = presets.resolve("models");
    return new LibraryShelf(
        new LibraryShelf.Parts(
            index,
            store,
            FitModelFile.read(models.resolve(FitModel.FILE)),
            TasteModel.of(store, index, SessionNetFile.read(models)),
            SymbolicAnalyst.reading(models)));
  }

  private String turn(TestStage played, LiveTap tap, double seconds) throws InterruptedException {
    Thread conductor = GoingFirst.thread("conductor", () -> conduct(played, tap, seconds));
    conductor.start();
    conductor.join();
    return "round " + microseconds(workNanos) + "; awake late " + microseconds(lateNanos);
  }

  /// Rounds as the companion makes them.
  private void conduct(TestStage played, LiveTap tap, double seconds) {
    rounds = 0;
    long end = System.nanoTime() + Math.round(seconds * 1e9);
    long before = System.nanoTime();
    while (before < end && rounds < MOST) {
      played.performUntil(before);
      long begun = System.nanoTime();
      stage.round(begun);
      tap.round(begun);
      long done = System.nanoTime();
      LockSupport.parkNanos(NAP_NANOS);
      long now = System.nanoTime();
      workNanos[rounds] = done - begun;
      lateNanos[rounds++] = now - done - NAP_NANOS;
      before = now;
    }
  }

  private String microseconds(long[] nanos) {
    double[] values = Arrays.stream(nanos, 0, rounds).mapToDouble(value -> value / 1e3).toArray();
    Spread spread = Spread.of(values);
    return String.format(
        Locale.ROOT,
        "p50 %.0f, p99 %.0f, p99.9 %.0f, max %.0f us",
        spread.p50(),
        spread.p99(),
        spread.p999(),
        spread.max());
  }
}
