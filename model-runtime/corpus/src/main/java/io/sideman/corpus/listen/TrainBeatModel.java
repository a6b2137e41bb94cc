package io.sideman.corpus.listen;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.corpus.Pop909;
import io.sideman.corpus.Split;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.beat.OnsetMarks;
import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.engine.listen.beat.TempoGuess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Learns where onsets fall in a bar and which tempo goes with which onset rate, from the training
/// side of `pop909`. The same data give the same file.
public final class TrainBeatModel {
  private static final long FRAME_NANOS = 10_000_000L;
  private static final double SMOOTHING = 60; // imagined onsets spread by the next coarser row

  private static final int[] METERS = {4, 3, 4};

  private final double[][] counts = new double[METERS.length][];
  private final double[][] intervals =
      new double[METERS.length][OnsetMarks.INTERVALS * BeatModel.INTERVAL_CLASSES];
  private final TempoRegression regression = new TempoRegression();
  private final List<List<double[]>> tempos =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  private TrainBeatModel() {
    for (int meter = 0; meter < METERS.length; meter++) {
      counts[meter] =
          new double[OnsetMarks.COUNT * BeatModel.DENSITIES * METERS[meter] * BeatModel.PLACES];
    }
  }

  /// Trains and writes the model.
  ///
  /// @param data the folder that holds `pop909`
  public static void run(Path data, Path out, Consumer<String> progress) throws IOException {
    var header = new ObjectMapper().createObjectNode();
    header.put("id", "beat");
    header.put("description", "Where onsets fall in a bar, and which tempo goes with their rate.");
    header.put("data", "POP909 (MIT licence), performances, training side of the split");
    header.put("licence", "Apache-2.0");
    learn(data, progress).write(out, header);
  }

  /// Trains with the default settings.
  public static BeatModel learn(Path data, Consumer<String> progress) {
    var trainer = new TrainBeatModel();
    Path folder = data.resolve("pop909");
    var numbers = Pop909.numbers(folder, Split.TRAIN);
    for (int i = 0; i < numbers.size(); i++) {
      trainer.count(Pop909.read(folder, numbers.get(i)));
      if (i % 50 == 49) {
        progress.accept("beat model: " + (i + 1) + " of " + numbers.size() + " songs");
      }
    }
    return trainer.model();
  }

  private void count(Pop909.Song song) {
    int perBar = song.beatsPerBar();
    if (perBar != 4 && perBar != 6 && perBar != 3) {
      return;
    }
    int meter = perBar != 4 ? 1 : isTriplet(song) ? 2 : 0;
    long[] beats = song.beatNanos();
    var marks = new OnsetMarks();
    var bars = barPositions(song, METERS[meter]);
    var guess = new TempoGuess();
    double rateSum = 0;
    int rates = 0;
    var notes = song.performance();
    for (int i = 0; i < notes.size(); ) {
      long frame = Math.floorDiv(notes.get(i).startNanos(), FRAME_NANOS);
      while (i < notes.size() && Math.floorDiv(notes.get(i).startNanos(), FRAME_NANOS) == frame) {
        PlayedNote note = notes.get(i++);
        marks.add(note.startNanos(), note.key(), note.velocity());
      }
      marks.close(frame * FRAME_NANOS);
      guess.add(marks);
      int beat = beatAt(beats, frame * FRAME_NANOS + FRAME_NANOS / 2);
      if (beat < 0) {
        continue;
      }
      double length = beats[beat + 1] - beats[beat];
      double phase = (frame * FRAME_NANOS + FRAME_NANOS / 2.0 - beats[beat]) / length;
      rateSum += marks.rate();
      rates++;
      for (int kind = 0; kind < OnsetMarks.INTERVALS; kind++) {
        if (marks.gapNanos(kind) > 0) {
          countInterval(meter, kind, marks.gapNanos(kind) / length);
        }
      }
      if (!marks.isContinuation()) {
        int density = BeatModel.densityClass(marks.rate() * length / 1e9);
        add(meter, marks.mark(), density, bars[beat], phase);
      }
    }
    double seconds = (beats[beats.length - 1] - beats[0]) / 1e9 / (beats.length - 1);
    if (rates > 0) {
      regression.add(guess.features(), log2(60 / seconds));
      tempos.get(meter).add(new double[] {log2(rateSum / rates), log2(60 / seconds)});
    }
  }

  // A song counts as felt in triplets when more of its onsets lie on thirds than on sixteenths.
  private static boolean isTriplet(Pop909.Song song) {
    int thirds = 0;
    int sixteenths = 0;
    int all = 0;
    long[] beats = song.beatNanos();
    for (PlayedNote note : song.performance()) {
      int beat = beatAt(beats, note.startNanos());
      if (beat >= 0) {
        double phase = (note.startNanos() - beats[beat]) / (double) (beats[beat + 1] - beats[beat]);
        int place = (int) Math.round(phase * BeatModel.PLACES);
        thirds += Math.abs(place - 8) <= 1 || Math.abs(place - 16) <= 1 ? 1 : 0;
        sixteenths += Math.abs(place - 6) < 1 || Math.abs(place - 18) < 1 ? 1 : 0;
        all++;
      }
    }
    return thirds > sixteenths && thirds > 0.1 * all;
  }

  // Shared between the two classes it lies between.
  private void countInterval(int meter, int kind, double beats) {
    double place = BeatModel.intervalClass(beats);
    int low = (int) place;
    int row = kind * BeatModel.INTERVAL_CLASSES + low;
    intervals[meter][row] += 1 - (place - low);
    intervals[meter][row + 1] += place - low;
  }

  // Log of the share of each class; every class is thought to have been seen a little.
  private float[] logIntervals(int meter) {
    var result = new float[intervals[meter].length];
    for (int kind = 0; kind < OnsetMarks.INTERVALS; kind++) {
      int row = kind * BeatModel.INTERVAL_CLASSES;
      double sum = 0;
      for (int i = 0; i < BeatModel.INTERVAL_CLASSES; i++) {
        sum += intervals[meter][row + i];
      }
      for (int i = 0; i < BeatModel.INTERVAL_CLASSES; i++) {
        double share = (intervals[meter][row + i] + 0.003 * sum) / sum;
        result[row + i] = (float) Math.log(share * BeatModel.INTERVAL_CLASSES / 1.11);
      }
    }
    return result;
  }

  private void add(int meter, int mark, int density, int beatInBar, double phase) {
    int bar = METERS[meter] * BeatModel.PLACES;
    int place = (int) Math.round((beatInBar + phase) * BeatModel.PLACES) % bar;
    counts[meter][(mark * BeatModel.DENSITIES + density) * bar + place]++;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static int[] barPositions(Pop909.Song song, int perBar) {
    var beats = song.beats();
    var result = new int[beats.size()];
    int first = 0;
    while (first < result.length && !beats.get(first).isDownbeat()) {
      first++;
    }
    int position = Math.floorMod(-first, perBar);
    for (int i = 0; i < result.length; i++) {
      position = beats.get(i).isDownbeat() ? 0 : position % perBar;
      result[i] = position++;
    }
    return result;
  }

  // The beat that `nanos` falls into, or -1 outside the annotation.
  private static int beatAt(long[] beats, long nanos) {
    int found = Arrays.binarySearch(beats, nanos);
    int beat = found >= 0 ? found : -found - 2;
    return beat >= 0 && beat + 1 < beats.length ? beat : -1;
  }

  private BeatModel model() {
    var places = new float[METERS.length][];
    var logs = new float[METERS.length][];
    var priors = new BeatModel.TempoPrior[METERS.length];
    int songs = tempos.stream().mapToInt(List::size).sum();
    for (int meter = 0; meter < METERS.length; meter++) {
      places[meter] = normalise(meter);
      logs[meter] = logIntervals(meter);
      priors[meter] = prior(tempos.get(meter), (double) tempos.get(meter).size() / songs);
    }
    return new BeatModel(BeatModel.Settings.DEFAULT, priors, places, logs, regression.weights());
  }

  // A row that saw few onsets leans on all densities of its mark, that on all marks.
  private float[] normalise(int meter) {
    int bar = METERS[meter] * BeatModel.PLACES;
    var all = new double[bar];
    for (int i = 0; i < counts[meter].length; i++) {
      all[i % bar] += counts[meter][i];
    }
    double[] whole = smooth(all, uniform(bar));
    var result = new float[counts[meter].length];
    for (int mark = 0; mark < OnsetMarks.COUNT; mark++) {
      var ofMark = new double[bar];
      int start = mark * BeatModel.DENSITIES * bar;
      for (int i = 0; i < BeatModel.DENSITIES * bar; i++) {
        ofMark[i % bar] += counts[meter][start + i];
      }
      double[] coarse = smooth(ofMark, whole);
      for (int density = 0; density < BeatModel.DENSITIES; density++) {
        int row = start + density * bar;
        var own = Arrays.copyOfRange(counts[meter], row, row + bar);
        double[] fine = smooth(own, coarse);
        for (int place = 0; place < bar; place++) {
          result[row + place] = (float) (fine[place] * bar);
        }
      }
    }
    return result;
  }

  private static double[] uniform(int size) {
    var result = new double[size];
    Arrays.fill(result, 1.0 / size);
    return result;
  }

  private static double[] smooth(double[] own, double[] coarser) {
    double sum = 0;
    for (double count : own) {
      sum += count;
    }
    var result = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      result[i] = (own[i] + SMOOTHING * coarser[i]) / (sum + SMOOTHING);
    }
    return result;
  }

  // Least squares of log tempo on log rate.
  private static BeatModel.TempoPrior prior(List<double[]> points, double share) {
    double n = points.size();
    double meanX = points.stream().mapToDouble(p -> p[0]).sum() / n;
    double meanY = points.stream().mapToDouble(p -> p[1]).sum() / n;
    double xy = 0;
    double xx = 0;
    for (double[] p : points) {
      xy += (p[0] - meanX) * (p[1] - meanY);
      xx += (p[0] - meanX) * (p[0] - meanX);
    }
    double slope = xy / xx;
    double mean = meanY - slope * meanX;
    double squares = 0;
    for (double[] p : points) {
      double rest = p[1] - mean - slope * p[0];
      squares += rest * rest;
    }
    return new BeatModel.TempoPrior(mean, slope, Math.sqrt(squares / n), share);
  }
}
