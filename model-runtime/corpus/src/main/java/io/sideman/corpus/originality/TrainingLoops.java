package io.sideman.corpus.originality;

import io.sideman.corpus.Split;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopCorpus;
import io.sideman.corpus.loops.RenderedLoops;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.engine.style.Style;
import io.sideman.players.loop.KnownLoops;
import io.sideman.players.loop.LoopRoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The loops that GAN and VAE learned from, as an index that they must not come too near to.
public final class TrainingLoops {
  private static final int BARS = 4;
  private static final int SONGS_PER_STYLE = 40;

  private TrainingLoops() {}

  /// Writes the index beside the models. People's own distances are those of the validation side.
  ///
  /// @param data the folder that holds all data sets
  /// @param styles the shipped styles, which were rendered for training
  /// @param models where [KnownLoops#FILE] appears, whole
  public static void write(Path data, List<Style> styles, Path models, Consumer<String> progress)
      throws IOException {
    List<LoopRoll> bands = bands(LoopCorpus.read(data, Split.TRAIN, BARS, progress));
    List<LoopRoll> others = bands(LoopCorpus.read(data, Split.VALIDATION, BARS, _ -> {}));
    var all = new ArrayList<>(bands);
    RenderedLoops.read(data, styles, Split.TRAIN, BARS, SONGS_PER_STYLE, 1).stream()
        .map(each -> LoopRoll.of(each.loop()))
        .forEach(all::add);
    progress.accept(
        "%d loops, %d of bands; %d of bands held out"
            .formatted(all.size(), bands.size(), others.size()));
    KnownLoops known = KnownLoops.of(all, bands, others);
    byte[] bytes = known.bytes();
    Files.createDirectories(models);
    Path part = models.resolve(KnownLoops.FILE + ".part");
    Files.write(part, bytes);
    Files.move(part, models.resolve(KnownLoops.FILE), StandardCopyOption.REPLACE_EXISTING);
    progress.accept(
        String.format(Locale.ROOT, "%d sketches, %.2f MB", known.size(), bytes.length / 1e6));
  }

  private static List<LoopRoll> bands(List<CorpusLoop> loops) {
    return loops.stream()
        .filter(loop -> BandSongs.DATA_SETS.contains(loop.source()))
        .map(each -> LoopRoll.of(each.loop()))
        .toList();
  }
}
