package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopCorpus;
import io.sideman.corpus.loops.RenderedLoops;
import io.sideman.engine.style.Style;
import io.sideman.players.vae.LoopVae;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// The loop VAE on songs it never saw: what it gives back, what its codes are used for, whether
/// variations and walks go where they should, and whether like loops lie near each other.
public final class VaeEvaluation {
  private static final int BARS = 4;
  private static final int RENDERED_SONGS = 2; // per style
  private static final long SEED = 1;

  private VaeEvaluation() {}

  /// Measures the model.
  ///
  /// @param data folder of all data sets
  /// @param model the model file
  /// @param styles what the rendered loops are played by
  /// @param perSource how many loops of each source are varied, walked between and looked for
  public static EvaluationReport run(
      Path data,
      Split side,
      Path model,
      List<Style> styles,
      int perSource,
      Consumer<String> progress)
      throws IOException {
    LoopVae vae = LoopVae.read(model);
    var loops = new ArrayList<>(LoopCorpus.read(data, side, BARS, progress));
    loops.addAll(RenderedLoops.read(data, styles, side, BARS, RENDERED_SONGS, SEED));
    List<CorpusLoop> sample = sample(loops, perSource);
    var rows = new ArrayList<Row>();
    new VaeReconstruction(vae).rows(loops, rows);
    progress.accept("vae: reconstruction of " + loops.size() + " loops done");
    new VaeVariations(vae).rows(sample, rows);
    progress.accept("vae: variations of " + sample.size() + " loops done");
    new VaeWalks(vae).rows(sample, rows);
    progress.accept("vae: walks done");
    new VaeNeighbours(vae).rows(sample, rows);
    String protocol =
        ("%s side, all %d loops of four bars (songs by SHA-1 of their names, GMD also by its own"
                + " split) for reconstruction and latents; %d loops, at most %d of a source, drawn"
                + " with seed %d, for the rest. An onset is right when it is on its own slot (24 in"
                + " a bar); for drums, of its own drum")
            .formatted(
                side.name().toLowerCase(java.util.Locale.ROOT),
                loops.size(),
                sample.size(),
                perSource,
                SEED);
    return new EvaluationReport("vae", protocol, rows);
  }

  private static List<CorpusLoop> sample(List<CorpusLoop> loops, int perSource) {
    Map<String, List<CorpusLoop>> bySource = new LinkedHashMap<>();
    loops.forEach(
        loop -> bySource.computeIfAbsent(loop.source(), _ -> new ArrayList<>()).add(loop));
    var sample = new ArrayList<CorpusLoop>();
    for (List<CorpusLoop> own : bySource.values()) {
      Collections.shuffle(own, new Random(SEED));
      sample.addAll(own.subList(0, Math.min(perSource, own.size())));
    }
    return sample;
  }
}
