package io.sideman.training.vae;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.players.net.Activation;
import io.sideman.players.net.FeedForward;
import io.sideman.players.vae.LoopCodes;
import io.sideman.players.vae.LoopVae;
import io.sideman.training.DataSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// `sideman train vae`: one auto-encoder of bars per role, then one of whole loops over their codes
/// (a two-stage VAE: Dai and Wipf 2019), all into one model file.
public final class VaeTraining {
  private static final String LOOPS = "loops";

  private final Path work;
  private final List<LoopSheet> sheets;
  private final Consumer<String> progress;
  private final Map<String, FeedForward> nets = new TreeMap<>();
  private final Map<String, float[]> tables = new TreeMap<>();
  private final Map<String, Double> figures = new TreeMap<>();
  private final Map<String, String> settings = new TreeMap<>();

  private VaeTraining(Path work, List<LoopSheet> sheets, Consumer<String> progress) {
    this.work = work;
    this.sheets = sheets;
    this.progress = progress;
  }

  /// Trains what is not trained yet.
  ///
  /// @param data folder of the data sets
  /// @param work folder for what is prepared and for checkpoints
  /// @param styles what the rendered loops are played by
  public static void run(
      Path data, Path work, Path models, List<Style> styles, Consumer<String> progress)
      throws IOException {
    Files.createDirectories(models);
    var sheets = LoopSheets.load(data, work, styles, progress);
    var training = new VaeTraining(work, sheets, progress);
    for (Role role : Role.values()) {
      training.bars(role);
    }
    training.loops();
    training.write(models.resolve(LoopVae.FILE));
  }

  private void bars(Role role) throws IOException {
    var examples = new BarExamples(sheets, role, Split.TRAIN);
    var held = new BarExamples(sheets, role, Split.VALIDATION);
    train(role.id(), VaePlan.shipped(role), examples, held, false);
    var encoder = nets.get(LoopVae.encoderName(role));
    var decoder = nets.get(LoopVae.decoderName(role));
    if (encoder == null || decoder == null) {
      throw new IllegalStateException("both networks have just been trained");
    }
    var statistics = CodeStatistics.of(examples, encoder, decoder.inputs());
    tables.put(role.id() + LoopVae.MEAN, statistics.mean());
    tables.put(role.id() + LoopVae.SPREAD, statistics.spread());
  }

  private void loops() throws IOException {
    var vae = LoopVae.ofBars(nets, tables);
    LoopCodes codes = vae.codes();
    var examples = new LoopExamples(sheets, Split.TRAIN, vae, codes);
    var held = new LoopExamples(sheets, Split.VALIDATION, vae, codes);
    train(LOOPS, VaePlan.loops(), examples, held, true);
  }

  private void train(String name, VaePlan plan, Examples examples, Examples held, boolean gaussian)
      throws IOException {
    var trainer = new VaeTrainer(name, plan, examples, held, work, progress);
    VaeTrainer.Trained trained = trainer.run(gaussian);
    Activation last = gaussian ? Activation.LINEAR : Activation.SIGMOID;
    nets.put(name + LoopVae.ENCODER, VaeExport.encoder(trained.network()));
    nets.put(name + LoopVae.DECODER, VaeExport.decoder(trained.network(), last));
    figures.put(name + ".validation", trained.validationLoss());
    settings.put(name, plan.toString());
  }

  private void write(Path file) {
    settings.put("split", "by song, SHA-1 of its name modulo 10");
    var sheet =
        new DataSheet(
            "Codes of bars of drums, bass, keys, pad and lead, and of whole loops: for variations,"
                + " walks between loops, likeness and new loops.",
            "Apache-2.0",
            LocalDate.now(ZoneOffset.UTC).toString(),
            VaePlan.loops().seed(),
            sources(),
            figures,
            settings);
    List<String> genres = Arrays.stream(Genre.values()).map(Genre::id).toList();
    NetHeader header =
        NetHeader.of("loops-vae", LoopVae.CODEC, ModelHeader.Storage.BF16, genres, nets, sheet);
    new NetFile(header, nets, tables).write(file);
    progress.accept("Wrote " + file);
  }

  private List<DataSheet.Source> sources() {
    var songs = new TreeMap<String, HashSet<String>>();
    for (LoopSheet sheet : sheets) {
      if (sheet.split() == Split.TRAIN) {
        songs.computeIfAbsent(sheet.source(), _ -> new HashSet<>()).add(sheet.song());
      }
    }
    return songs.entrySet().stream()
        .map(entry -> DataSources.source(entry.getKey(), entry.getValue().size()))
        .toList();
  }
}
