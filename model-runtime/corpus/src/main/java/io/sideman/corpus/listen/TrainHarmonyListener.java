package io.sideman.corpus.listen;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.Split;
import io.sideman.engine.listen.harmony.ChordSpace;
import io.sideman.engine.listen.harmony.ChordTransitions;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.listen.harmony.TiedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// Trains the model that hears chords and keys, on the training side of `pop909_cl`, and tunes the
/// weights between its parts on the validation side. One thread; the seed decides everything.
public final class TrainHarmonyListener {
  /// How much to spend.
  ///
  /// @param liveHidden units of the live chord network
  /// @param wholeHidden units of the whole-file chord network
  /// @param epochs passes over the songs
  /// @param share of the steps of each song that one pass looks at
  public record Settings(
      int liveHidden, int wholeHidden, int epochs, double share, double rate, long seed) {
    public static final Settings FULL = new Settings(48, 48, 7, 0.25, 3e-3, 1);
    public static final Settings QUICK = new Settings(32, 32, 4, 0.2, 3e-3, 1);
  }

  private static final int BATCH = 64;
  private static final int TUNE_ON_ONE_IN = 3;
  private static final int SONGS_AT_ONCE = 12;
  private static final float WEIGHT_DECAY = 1e-2f;

  private final Settings settings;
  private final Consumer<String> progress;
  private final List<Pop909Cl.Song> songs;
  private final List<Pop909Cl.Song> validation;

  private TrainHarmonyListener(Path data, Settings settings, Consumer<String> progress)
      throws IOException {
    this.settings = settings;
    this.progress = progress;
    songs = Pop909Cl.load(data, Split.TRAIN);
    validation = Pop909Cl.load(data, Split.VALIDATION);
  }

  /// Trains with the settings of the shipped model.
  ///
  /// @param data the folder that holds all data sets
  /// @param out the model file to replace
  public static void run(Path data, Path out, Consumer<String> progress) throws IOException {
    run(data, out, Settings.FULL, progress);
  }

  public static void run(Path data, Path out, Settings settings, Consumer<String> progress)
      throws IOException {
    var training = new TrainHarmonyListener(data, settings, progress);
    HarmonyModelFile.write(out, training.train(), training.about());
    progress.accept("wrote " + out);
  }

  /// Trains only the keys anew, on the chords that the model in `file` hears, and replaces it.
  public static void runKeys(Path data, Path file, Consumer<String> progress) throws IOException {
    var training = new TrainHarmonyListener(data, Settings.FULL, progress);
    HarmonyModel model = training.keys(HarmonyModelFile.read(file), training.tuner());
    HarmonyModelFile.write(file, model, training.about());
    progress.accept("wrote " + file);
  }

  /// `DATA OUT [quick | keys]`
  public static void main(String[] args) throws IOException {
    String mode = args.length > 2 ? args[2] : "full";
    Path data = Path.of(args[0]);
    Path out = Path.of(args[1]);
    switch (mode) {
      case "keys" -> runKeys(data, out, System.out::println);
      case "quick" -> run(data, out, Settings.QUICK, System.out::println);
      default -> run(data, out, System.out::println);
    }
  }

  private HarmonyModel train() {
    ChordTransitions transitions = transitions();
    TiedNetwork live = chords(false, HarmonyModel.chordLiveShape(settings.liveHidden()));
    TiedNetwork whole = chords(true, HarmonyModel.chordWholeShape(settings.wholeHidden()));
    var untrained = new float[KeyTrainer.shape(false).size()];
    var untrainedWhole = new float[KeyTrainer.shape(true).size()];
    var model =
        new HarmonyModel(
            live,
            whole,
            new TiedNetwork(KeyTrainer.shape(false), untrained),
            new TiedNetwork(KeyTrainer.shape(true), untrainedWhole),
            transitions,
            HarmonyModel.Tuning.UNTUNED);
    var tuner = tuner();
    return keys(tuner.chords(model), tuner);
  }

  private HarmonyTuner tuner() {
    var few = new ArrayList<Pop909Cl.Song>();
    for (int i = 0; i < validation.size(); i += TUNE_ON_ONE_IN) {
      few.add(validation.get(i));
    }
    return new HarmonyTuner(few, progress);
  }

  private HarmonyModel keys(HarmonyModel chords, HarmonyTuner tuner) {
    progress.accept("hearing the training songs for their keys");
    var trainer = new KeyTrainer(settings, songs, progress);
    TiedNetwork live = trainer.train(chords, false);
    TiedNetwork whole = trainer.train(chords, true);
    return tuner.keys(
        new HarmonyModel(
            chords.chordLive(),
            chords.chordWhole(),
            live,
            whole,
            chords.transitions(),
            chords.tuning()));
  }

  private ChordTransitions transitions() {
    var counter = new ChordTransitions.Counter();
    for (Pop909Cl.Song song : songs) {
      var labelled = LabelledSong.of(song);
      int[] strengths = labelled.steps().strengths();
      for (int i = 1; i < labelled.count(); i++) {
        counter.count(labelled.chord(i - 1), labelled.chord(i), strengths[i]);
      }
    }
    return counter.result();
  }

  private TiedNetwork chords(boolean whole, TiedNetwork.Shape shape) {
    var random = new Random(settings.seed());
    var trainer = new TiedTrainer(shape, ChordSpace.QUALITY_COUNT, WEIGHT_DECAY, random);
    var order = new ArrayList<>(songs);
    int groups = Math.ceilDiv(order.size(), SONGS_AT_ONCE);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      Collections.shuffle(order, random);
      double loss = 0;
      int examples = 0;
      for (int group = 0; group < groups; group++) {
        int end = Math.min(order.size(), (group + 1) * SONGS_AT_ONCE);
        var rows = rows(whole, order.subList(group * SONGS_AT_ONCE, end), random);
        double done = (epoch + (double) group / groups) / settings.epochs();
        float rate = (float) (settings.rate() * (0.5 + 0.5 * Math.cos(Math.PI * done)));
        for (int i = 0; i < rows.size(); i++) {
          Example row = rows.get(i);
          loss += trainer.example(row);
          if (i % BATCH == BATCH - 1 || i == rows.size() - 1) {
            trainer.update(rate);
          }
        }
        examples += rows.size();
      }
      progress.accept(
          String.format(
              "%s chords, pass %d of %d: %.4f nats",
              whole ? "whole-file" : "live", epoch + 1, settings.epochs(), loss / examples));
    }
    return trainer.network();
  }

  private List<Example> rows(boolean whole, List<Pop909Cl.Song> group, Random random) {
    var rows = new ArrayList<Example>();
    for (Pop909Cl.Song song : group) {
      var labelled = new LabelledSong(song, Views.random(song.notes(), random));
      float[][] inputs = whole ? labelled.steps().chordWhole() : labelled.steps().chordLive();
      for (int i = 0; i < labelled.count(); i++) {
        if (random.nextDouble() < settings.share()) {
          rows.add(new Example(inputs[i], labelled.chord(i), labelled.bassInterval(i)));
        }
      }
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  private Map<String, Object> about() {
    var about = new LinkedHashMap<String, Object>();
    about.put("description", "Hears chords and keys in notes; see docs/quality.md.");
    about.put("licence", "Apache-2.0");
    about.put(
        "trainedOn",
        List.of(
            Map.of(
                "name", "pop909_cl",
                "licence", "MIT",
                "songs", songs.size(),
                "side", "train",
                "validationSongs", validation.size())));
    about.put("settings", settings.toString());
    return about;
  }
}
