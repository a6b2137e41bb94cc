package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopCorpus;
import io.sideman.corpus.taste.LikedLoops;
import io.sideman.corpus.taste.Listener;
import io.sideman.engine.style.Style;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.players.vae.LoopSpace;
import io.sideman.players.vae.LoopVae;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Made-up listeners, each of one kind of music in songs that training never saw: whether taste
/// foresees what else they like, from how few deeds, and whether what the band plays for them comes
/// nearer to it.
public final class LikesEvaluation {
  private static final int BARS = 4;
  private static final int[] TOLD = {2, 6, 16};

  private LikesEvaluation() {}

  /// @param usual id of the style that plays when taste is not asked
  public static EvaluationReport run(
      Path data, Path models, List<Style> styles, String usual, Consumer<String> progress)
      throws IOException {
    List<CorpusLoop> loops = LoopCorpus.read(data, Split.TEST, BARS, progress);
    List<Listener> listeners = Listener.of(loops);
    var analyst = SymbolicAnalyst.reading(models);
    var items = new Listener.Analysed(analyst, listeners, SessionNetFile.read(models));
    var rows = new ArrayList<Row>();
    for (int told : TOLD) {
      double mean =
          listeners.stream()
              .mapToDouble(each -> each.inOrder(each.model(items, told), items))
              .average()
              .orElse(Double.NaN);
      rows.add(
          new Row(
              "pairs in the right order after %d likes and %d skips".formatted(told / 2, told / 2),
              mean,
              listeners.size() + " listeners",
              "chance .5"));
    }
    var band =
        new LikedLoops(new LoopSpace(LoopVae.read(models.resolve(LoopVae.FILE))), styles, analyst);
    var distances = new ArrayList<LikedLoops.Distances>();
    for (Listener listener : listeners) {
      band.of(listener, items, usual)
          .ifPresent(found -> {
            distances.add(found);
            progress.accept(
                "%s: %s, distance %.3f (usual %.3f, any %.3f, nearest %.3f)"
                    .formatted(
                        listener.name(),
                        found.style(),
                        found.chosen(),
                        found.usual(),
                        found.any(),
                        found.nearest()));
          });
    }
    double any = distances.stream().mapToDouble(LikedLoops.Distances::any).average().orElse(0);
    rows.add(
        new Row(
            "distance of the band's loops to what is liked, style and density by taste",
            distances.stream().mapToDouble(LikedLoops.Distances::chosen).average().orElse(0),
            "nearer than any style at random for %d of %d"
                .formatted(
                    distances.stream().filter(each -> each.chosen() < each.any()).count(),
                    distances.size()),
            "default style %.3f, any style %.3f, nearest style %.3f"
                .formatted(
                    distances.stream().mapToDouble(LikedLoops.Distances::usual).average().orElse(0),
                    any,
                    distances.stream()
                        .mapToDouble(LikedLoops.Distances::nearest)
                        .average()
                        .orElse(0))));
    return new EvaluationReport(
        "likes",
        "4-bar loops of the test side by data set and genre; each made-up listener likes 8 of one"
            + " kind and skips 8 of others, is judged on 8 loops of other songs of the kind"
            + " against 40 of others; distances in LoopSpace, which taste does not use",
        rows);
  }
}
