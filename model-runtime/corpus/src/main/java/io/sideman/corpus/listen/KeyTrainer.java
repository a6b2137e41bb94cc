package io.sideman.corpus.listen;

import io.sideman.corpus.Pop909Cl;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.listen.harmony.TiedNetwork;
import io.sideman.engine.listen.harmony.TrainingSteps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Trains the two networks that hear keys, on what the chord networks hear.
final class KeyTrainer {
  /// How one network is trained.
  ///
  /// @param keepOneIn share of the rows that one pass looks at
  private record Plan(int hidden, int epochs, double rate, float weightDecay, int keepOneIn) {}

  private static final Plan LIVE = new Plan(24, 12, 1e-3, 3e-2f, 1);

  /// Few units and much decay: a song has one key, so there are only as many examples as songs.
  private static final Plan WHOLE = new Plan(8, 6, 2e-3, 0.5f, 3);

  private static final int BATCH = 64;

  private final TrainHarmonyListener.Settings settings;
  private final List<Pop909Cl.Song> songs;
  private final Consumer<String> progress;

  KeyTrainer(
      TrainHarmonyListener.Settings settings,
      List<Pop909Cl.Song> songs,
      Consumer<String> progress) {
    this.settings = settings;
    this.songs = songs;
    this.progress = progress;
  }

  TiedNetwork train(HarmonyModel model, boolean whole) {
    Plan plan = whole ? WHOLE : LIVE;
    var random = new Random(settings.seed() + 1);
    List<Example> rows = rows(model, whole);
    var shape = shape(whole);
    var trainer = new TiedTrainer(shape, HarmonyModel.KEY_OUTPUTS, plan.weightDecay(), random);
    for (int epoch = 0; epoch < plan.epochs(); epoch++) {
      Collections.shuffle(rows, random);
      double loss = 0;
      double done = (double) epoch / plan.epochs();
      float rate = (float) (plan.rate() * (0.5 + 0.5 * Math.cos(Math.PI * done)));
      int used = rows.size() / plan.keepOneIn();
      for (int i = 0; i < used; i++) {
        loss += trainer.example(rows.get(i));
        if (i % BATCH == BATCH - 1) {
          trainer.update(rate);
        }
      }
      progress.accept(
          String.format(
              "%s keys, pass %d of %d: %.4f nats",
              whole ? "whole-file" : "live", epoch + 1, plan.epochs(), loss / used));
    }
    return trainer.network();
  }

  static TiedNetwork.Shape shape(boolean whole) {
    return whole
        ? HarmonyModel.keyWholeShape(WHOLE.hidden())
        : HarmonyModel.keyLiveShape(LIVE.hidden());
  }

  private List<Example> rows(HarmonyModel model, boolean whole) {
    int period = whole ? TrainingSteps.keyWholePeriod() : TrainingSteps.keyLivePeriod();
    int keep = whole ? 1 : 4;
    var rows = new ArrayList<Example>();
    for (Pop909Cl.Song song : songs) {
      var labelled = LabelledSong.of(song);
      TrainingSteps steps = labelled.steps();
      float[][] inputs = whole ? steps.keyWhole(model) : steps.keyLive(model);
      for (int i = 0; i < inputs.length; i += keep) {
        int step = whole ? i * period + period / 2 : i * period + period - 1;
        if (step < labelled.count()) {
          rows.add(new Example(inputs[i], labelled.key(step), -1));
        }
      }
    }
    return rows;
  }
}
