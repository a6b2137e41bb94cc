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
  /// Few units and much decay: a song has one key, so there are only as many examples as songs.
  static final int HIDDEN = 8;

  private static final int BATCH = 64;
  private static final int LIVE_ONE_SONG_IN = 2;
  private static final int KEEP_ONE_IN = 3;
  private static final int EPOCHS = 6;
  private static final float WEIGHT_DECAY = 0.5f;

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
    var random = new Random(settings.seed() + 1);
    List<Example> rows = rows(model, whole);
    var shape = whole ? HarmonyModel.keyWholeShape(HIDDEN) : HarmonyModel.keyLiveShape(HIDDEN);
    var trainer = new TiedTrainer(shape, HarmonyModel.KEY_OUTPUTS, WEIGHT_DECAY, random);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(rows, random);
      double loss = 0;
      float rate = (float) (2e-3 * (0.5 + 0.5 * Math.cos(Math.PI * epoch / EPOCHS)));
      int used = rows.size() / KEEP_ONE_IN;
      for (int i = 0; i < used; i++) {
        loss += trainer.example(rows.get(i));
        if (i % BATCH == BATCH - 1) {
          trainer.update(rate);
        }
      }
      progress.accept(
          String.format(
              "%s keys, pass %d of %d: %.4f nats",
              whole ? "whole-file" : "live", epoch + 1, EPOCHS, loss / used));
    }
    return trainer.network();
  }

  private List<Example> rows(HarmonyModel model, boolean whole) {
    int period = whole ? TrainingSteps.keyWholePeriod() : TrainingSteps.keyLivePeriod();
    int keep = whole ? 1 : 4;
    var rows = new ArrayList<Example>();
    for (int s = 0; s < songs.size(); s += whole ? 1 : LIVE_ONE_SONG_IN) {
      Pop909Cl.Song song = songs.get(s);
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
