package io.sideman.corpus.harmonize;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.LeadSheets;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.players.harmonize.ChordStates;
import io.sideman.players.harmonize.HarmonyWeights;
import io.sideman.players.harmonize.Rate;
import io.sideman.players.harmonize.Slots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Learns [HarmonyWeights] from the training side: the fit by logistic regression tied over keys
/// and roots (stochastic gradient descent, labels are the chords people wrote), the flow and the
/// closes by counting. Takes seconds; the same data gives the same weights.
public final class HarmonizerTrainer {
  private static final int EPOCHS = 12;
  private static final double RATE = 0.05;
  private static final double DECAY = 1e-5;
  private static final int LEAD_SHEET_WEIGHT = 3; // fewer, and of more kinds of music
  private static final double SMOOTHING = 0.5;
  private static final double TOWARDS_USUAL = 20;
  private static final long SEED = 7;

  /// One stretch of a melody, and the chord that people wrote under it.
  private record Example(Slots slots, int slot, int tonic, int mode, int state) {
    float[] features() {
      return slots.features(slot);
    }
  }

  private static final float[] NO_FLOW = new float[2 * ChordStates.COUNT * ChordStates.COUNT];

  private final List<Example> examples = new ArrayList<>();
  private final float[] fit = new float[ChordStates.QUALITY_COUNT * (Slots.FEATURES + 1)];
  private final float[] degree = new float[2 * ChordStates.COUNT];
  private final double[] shares = new double[2 * ChordStates.COUNT];
  private final double[] closes = new double[2 * ChordStates.COUNT];
  private final double[] borders = new double[Slots.BORDERS];
  private final double[] changes = new double[Slots.BORDERS];
  private final double[] follows = new double[2 * ChordStates.COUNT * ChordStates.COUNT];

  private HarmonizerTrainer() {}

  /// Trains and writes the model file.
  public static void run(Path data, Path models, Consumer<String> progress) throws IOException {
    List<Song> songs = MelodySongs.all(data, Split.TRAIN);
    HarmonyWeights weights = train(songs, progress);
    weights.write(
        models.resolve(HarmonyWeights.FILE),
        "Chords under melodies: %d songs of the training side of OpenEWLD and POP909-CL."
            .formatted(songs.size()));
    progress.accept("wrote " + models.resolve(HarmonyWeights.FILE));
  }

  /// Learns from songs with a melody and chords.
  public static HarmonyWeights train(List<Song> songs, Consumer<String> progress) {
    var trainer = new HarmonizerTrainer();
    for (Song song : songs) {
      boolean sheet = song.dataSet().equals(LeadSheets.DATA_SET);
      for (int i = 0; i < (sheet ? LEAD_SHEET_WEIGHT : 1); i++) {
        trainer.count(song, Rate.HALF_BAR, true);
        trainer.count(song, Rate.BEAT, false);
      }
    }
    trainer.learnFit(progress);
    return trainer.weights();
  }

  /// @param whole also an example of fit and flow; else only of changes within bars
  private void count(Song song, Rate rate, boolean whole) {
    var slots = new Slots(MelodySongs.melody(song), song.meters(), rate);
    int before = -1;
    for (int slot = 0; slot < slots.count(); slot++) {
      Key key = song.keys().at(slots.start(slot));
      int mode = key.minor() ? 1 : 0;
      Chord chord = longest(song.chords(), slots.start(slot), slots.end(slot));
      int state = chord.isNone() ? -1 : ChordStates.state(chord, key);
      if (state >= 0) {
        if (whole) {
          example(slots, slot, key, mode, state);
        }
        if (before >= 0 && (whole || slots.border(slot) == 0)) {
          borders[slots.border(slot)]++;
          changes[slots.border(slot)] += state == before ? 0 : 1;
        }
        if (whole && before >= 0 && state != before) {
          follows[(mode * ChordStates.COUNT + before) * ChordStates.COUNT + state]++;
        }
      }
      before = state;
    }
  }

  private void example(Slots slots, int slot, Key key, int mode, int state) {
    shares[mode * ChordStates.COUNT + state]++;
    if (slots.endsPhrase(slot)) {
      closes[mode * ChordStates.COUNT + state]++;
    }
    if (!slots.isSilent(slot)) {
      examples.add(new Example(slots, slot, key.tonic(), mode, state));
    }
  }

  static Chord longest(Timeline<Chord> chords, long from, long to) {
    Chord longest = Chord.NONE;
    long most = 0;
    for (long tick = from; tick < to; ) {
      long next = Math.min(to, chords.nextChange(tick));
      if (next - tick > most) {
        most = next - tick;
        longest = chords.at(tick);
      }
      tick = next;
    }
    return longest;
  }

  private void learnFit(Consumer<String> progress) {
    var random = new Random(SEED);
    var scores = new double[ChordStates.COUNT];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(examples, random);
      double rate = RATE * (EPOCHS - epoch) / EPOCHS;
      double loss = 0;
      for (Example example : examples) {
        loss += step(example, rate, scores);
      }
      progress.accept(
          "epoch %d of %d: %.3f nats per chord"
              .formatted(epoch + 1, EPOCHS, loss / examples.size()));
    }
  }

  private double step(Example example, double rate, double[] scores) {
    view().scores(example.features(), example.tonic(), example.mode(), scores);
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - most);
    }
    double loss = most + Math.log(sum) - scores[example.state()];
    for (int state = 0; state < scores.length; state++) {
      double error = Math.exp(scores[state] - most) / sum - (state == example.state() ? 1 : 0);
      if (Math.abs(error) > 1e-3) {
        move(example, state, (float) (-rate * error));
      }
    }
    return loss;
  }

  private void move(Example example, int state, float by) {
    degree[example.mode() * ChordStates.COUNT + state] += by;
    int root = (example.tonic() + state / ChordStates.QUALITY_COUNT) % 12;
    int at = state % ChordStates.QUALITY_COUNT * (Slots.FEATURES + 1);
    fit[at + Slots.FEATURES] += by;
    for (int i = 0; i < Slots.FEATURES; i++) {
      float value = example.features()[i];
      if (value != 0) {
        int place = at + i / 12 * 12 + (i % 12 - root + 12) % 12;
        fit[place] += by * value - (float) DECAY * fit[place];
      }
    }
  }

  private HarmonyWeights view() {
    return new HarmonyWeights(
        fit,
        degree,
        new float[2 * ChordStates.COUNT],
        new float[Slots.BORDERS],
        NO_FLOW,
        new float[2 * ChordStates.COUNT]);
  }

  private HarmonyWeights weights() {
    int states = ChordStates.COUNT;
    var prior = new float[2 * states];
    var close = new float[2 * states];
    var change = new float[Slots.BORDERS];
    var next = new float[2 * states * states];
    for (int mode = 0; mode < 2; mode++) {
      logShares(shares, mode * states, prior, null, 0);
      logShares(closes, mode * states, close, prior, mode * states);
      for (int state = 0; state < states; state++) {
        logShares(follows, (mode * states + state) * states, next, prior, mode * states);
      }
    }
    for (int i = 0; i < close.length; i++) {
      close[i] -= prior[i];
    }
    for (int border = 0; border < change.length; border++) {
      change[border] = (float) Math.log((changes[border] + 1) / (borders[border] + 2));
    }
    return new HarmonyWeights(fit, degree, prior, change, next, close);
  }

  /// Smoothed towards `usual` where it is given, else towards all alike.
  private static void logShares(
      double[] counts, int at, float[] logs, float @Nullable [] usual, int usualAt) {
    int states = ChordStates.COUNT;
    double weight = usual == null ? SMOOTHING * states : TOWARDS_USUAL;
    double sum = weight;
    for (int i = 0; i < states; i++) {
      sum += counts[at + i];
    }
    for (int i = 0; i < states; i++) {
      double share = usual == null ? 1.0 / states : Math.exp(usual[usualAt + i]);
      logs[at + i] = (float) Math.log((counts[at + i] + weight * share) / sum);
    }
  }
}
