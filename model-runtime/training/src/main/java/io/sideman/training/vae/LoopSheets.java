package io.sideman.training.vae;

import io.sideman.corpus.Split;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopCorpus;
import io.sideman.corpus.loops.RenderedLoops;
import io.sideman.engine.style.Style;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The loops that the VAE learns from and is watched on, read once from the data sets and kept in
/// the work folder.
final class LoopSheets {
  static final int BARS = 4;

  private static final String FILE = "vae-loops.bin.gz";
  private static final int RENDERED_SONGS = 4; // per style
  private static final long SEED = 20261121;

  private LoopSheets() {}

  /// The loops of training and validation side.
  static List<LoopSheet> load(Path data, Path work, List<Style> styles, Consumer<String> progress)
      throws IOException {
    Path file = work.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(work);
      Path beside = work.resolve(FILE + ".part");
      write(beside, read(data, styles, progress));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
    return load(file);
  }

  private static List<CorpusLoop> read(Path data, List<Style> styles, Consumer<String> progress)
      throws IOException {
    var loops = new ArrayList<CorpusLoop>();
    for (Split side : List.of(Split.TRAIN, Split.VALIDATION)) {
      loops.addAll(LoopCorpus.read(data, side, BARS, progress));
      List<CorpusLoop> rendered =
          RenderedLoops.read(data, styles, side, BARS, RENDERED_SONGS, SEED);
      progress.accept("rendered: " + rendered.size() + " loops");
      loops.addAll(rendered);
    }
    return loops;
  }

  private static void write(Path file, List<CorpusLoop> loops) throws IOException {
    try (var out =
        new DataOutputStream(
            new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
      out.writeInt(loops.size());
      for (CorpusLoop loop : loops) {
        LoopSheet.of(loop).write(out);
      }
    }
  }

  private static List<LoopSheet> load(Path file) throws IOException {
    try (var in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
      int count = in.readInt();
      var sheets = new ArrayList<LoopSheet>(count);
      for (int i = 0; i < count; i++) {
        sheets.add(LoopSheet.read(in));
      }
      return sheets;
    }
  }
}
