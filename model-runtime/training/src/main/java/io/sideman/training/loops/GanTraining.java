package io.sideman.training.loops;

import io.sideman.corpus.Split;
import io.sideman.corpus.loops.LoopBank;
import io.sideman.corpus.loops.LoopFigures;
import io.sideman.corpus.loops.LoopGap;
import io.sideman.corpus.loops.LoopVariety;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.training.DataSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// `sideman train gan`: plays the game by a plan, looks at what the generator makes every so many
/// updates, writes curves (`gan-NAME.csv`), and keeps as model file the network whose loops are
/// nearest to the validation side's in their figures.
public final class GanTraining {
  private static final int SONGS_PER_STYLE = 40;
  private static final int CHECKS = 20;
  private static final int PRETRAIN_STRETCH = 250;
  private static final int LOOKED_AT = 240;
  private static final int WARM_UP = 200; // no network is kept before

  private GanTraining() {}

  /// Trains, or goes on where a run of the same plan was killed.
  public static void run(
      Path data,
      List<Style> styles,
      Path work,
      Path models,
      GanPlan plan,
      Consumer<String> progress)
      throws IOException {
    Files.createDirectories(work);
    Files.createDirectories(models);
    LoopBank bank =
        LoopBank.read(data, styles, Split.TRAIN, LoopGan.BARS, SONGS_PER_STYLE, progress);
    LoopBank others =
        LoopBank.read(data, styles, Split.VALIDATION, LoopGan.BARS, SONGS_PER_STYLE / 4, _ -> {});
    var gap = new LoopGap(drawn(others));
    var trainer = new GanTrainer(plan, bank, work.resolve("gan-" + plan.name() + ".checkpoint"));
    var curves = new Curves(work.resolve("gan-" + plan.name() + ".csv"), trainer.updates());
    double best = curves.best();
    int stretch = Math.max(1, plan.updates() / CHECKS);
    while (!trainer.isDone()) {
      long started = System.nanoTime();
      GanTrainer.Stretch done = trainer.run(trainer.isCoding() ? PRETRAIN_STRETCH : stretch);
      double seconds = (System.nanoTime() - started) / 1e9;
      if (done.updates() == 0) {
        progress.accept(
            String.format(
                "bars: update %d of %d, %.2f nats per bar, %.0f s",
                done.pretrained(), plan.pretrain(), done.coding(), seconds));
      } else {
        NetFile file = model(trainer, plan, bank, Double.NaN);
        List<LoopRoll> loops = made(new LoopGan(file));
        double now = gap.of(loops);
        boolean better = now < best && done.updates() >= Math.min(WARM_UP, plan.updates());
        if (better) {
          best = now;
          model(trainer, plan, bank, now).write(models.resolve("loops-gan" + ModelFile.SUFFIX));
        }
        progress.accept(
            curves.add(done, now, loops)
                + (better ? " *" : "")
                + rest(done, plan, seconds / stretch));
      }
      trainer.save();
    }
  }

  private static String rest(GanTrainer.Stretch done, GanPlan plan, double secondsEach) {
    double left = secondsEach * (plan.updates() - done.updates()) / 60;
    return String.format(" (%.0f min left)", left);
  }

  private static List<LoopRoll> drawn(LoopBank bank) {
    var random = new SplittableRandom(1);
    var rolls = new ArrayList<LoopRoll>();
    for (int i = 0; i < LOOKED_AT; i++) {
      rolls.add(bank.draw(bank.genres().get(i % bank.genres().size()), random));
    }
    return rolls;
  }

  private static List<LoopRoll> made(LoopGan gan) {
    var rolls = new ArrayList<LoopRoll>();
    Genre[] genres = Genre.values();
    for (int i = 0; i < LOOKED_AT; i++) {
      rolls.add(gan.make(genres[i % genres.length], i));
    }
    return rolls;
  }

  private static NetFile model(GanTrainer trainer, GanPlan plan, LoopBank bank, double gap) {
    var nets = trainer.generator().export();
    List<DataSheet.Source> sources =
        bank.songs().entrySet().stream()
            .filter(each -> !each.getKey().equals("rendered"))
            .map(each -> DataSources.source(each.getKey(), each.getValue()))
            .toList();
    var sheet =
        new DataSheet(
            "Invents four-bar loops of drums, bass, keys, pad and lead for a genre. Learned from"
                + " whole bands where the data has them, else from Sideman's own styles rendered"
                + " over real progressions (McGill Billboard) with human drums.",
            "Apache-2.0",
            LocalDate.now(ZoneOffset.UTC).toString(),
            plan.seed(),
            sources,
            Double.isNaN(gap)
                ? Map.of()
                : Map.of("validationGap", gap, "updates", (double) trainer.updates()),
            Map.of("plan", plan.toString(), "split", "by song, SHA-1 of its name modulo 10"));
    return new NetFile(
        NetHeader.of(
            LoopGan.ROLE,
            LoopGan.CODEC,
            ModelHeader.Storage.BF16,
            Arrays.stream(Genre.values()).map(Genre::id).toList(),
            nets,
            sheet),
        nets,
        Map.of());
  }

  /// The training curves as a table that grows with the run.
  private static final class Curves {
    private final Path file;
    private double best = Double.POSITIVE_INFINITY;

    /// Keeps the rows up to `updates` of a run that goes on.
    Curves(Path file, int updates) throws IOException {
      this.file = file;
      var kept = new ArrayList<String>();
      kept.add(
          "update,real,invented,gap,variety,distinct,empty,"
              + "drums,bass,keys,pad,lead"); // the last five: onsets per bar that is not empty
      if (updates > 0 && Files.exists(file)) {
        for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
          String[] cells = row.split(",", -1);
          if (Integer.parseInt(cells[0]) <= updates) {
            kept.add(row);
            if (Integer.parseInt(cells[0]) >= WARM_UP) {
              best = Math.min(best, Double.parseDouble(cells[3]));
            }
          }
        }
      }
      Files.write(file, kept);
    }

    double best() {
      return best;
    }

    String add(GanTrainer.Stretch done, double gap, List<LoopRoll> loops) throws IOException {
      LoopFigures figures = LoopFigures.of(loops);
      LoopVariety variety = LoopVariety.of(loops);
      double empty = 0;
      var onsets = new StringBuilder();
      for (Role role : Role.values()) {
        empty += figures.emptyBars(role) / Role.values().length;
        onsets.append(String.format(Locale.ROOT, ",%.2f", figures.onsets(role)));
      }
      String row =
          String.format(
              Locale.ROOT,
              "%d,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f%s",
              done.updates(),
              done.real(),
              done.invented(),
              gap,
              variety.distance(),
              variety.distinct(),
              empty,
              onsets);
      Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
      return String.format(
          "update %d: critic %.2f real, %.2f invented; gap %.3f, variety %.2f, distinct %.2f,"
              + " empty %.2f, onsets%s",
          done.updates(),
          done.real(),
          done.invented(),
          gap,
          variety.distance(),
          variety.distinct(),
          empty,
          onsets.toString().replace(',', ' '));
    }
  }
}
