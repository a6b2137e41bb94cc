package io.sideman.corpus.prepare;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.Genre;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.GrooveTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures how the drummers of the training takes lie against the grid. Cells with little data
/// lean on the same drum and place over all genres, and that on the drum alone. The spread is
/// measured within each take, so that differences between takes do not become jitter.
final class GrooveStatistics {
  static final String DATA_SHEET =
      "Timing and velocity of human drummers: Groove MIDI Dataset (CC-BY 4.0), training takes only";

  private static final double LEAN = 12; // hits' worth of trust in the broader mean
  private static final double LEAST_SPREAD_TICKS = 4;

  private final Cells byGenre = new Cells(GrooveTable.cells());
  private final Cells byPlace = new Cells(Drum.count() * GrooveTable.PLACES);
  private final Cells byDrum = new Cells(Drum.count());

  static GrooveTable of(List<Song> songs) {
    var statistics = new GrooveStatistics();
    for (Song song : songs) {
      boolean groove = song.dataSet().equals(GrooveSongs.DATA_SET) && !song.fill();
      if (groove && song.split() == Split.TRAIN) {
        statistics.add(song);
      }
    }
    return statistics.table();
  }

  private void add(Song song) {
    var walk = new SongWalk(song, Role.DRUMS);
    int genre = song.genre().ordinal();
    for (long step = walk.firstStep(); step < walk.endStep(); step++) {
      int place = walk.at(step).stepInBar % GrooveTable.PLACES;
      StepNotes notes = walk.own().at(step);
      for (int i = 0; i < notes.count(); i++) {
        int drum = Drum.indexOf(notes.key(i));
        if (drum >= 0) {
          int inAll = drum * GrooveTable.PLACES + place;
          byGenre.add(GrooveTable.cellAt(genre, drum, place), notes, i);
          byPlace.add(inAll, notes, i);
          byDrum.add(drum, notes, i);
        }
      }
    }
    byGenre.closeTake();
    byPlace.closeTake();
    byDrum.closeTake();
  }

  private GrooveTable table() {
    int cells = GrooveTable.cells();
    float[] mean = new float[cells];
    float[] spread = new float[cells];
    float[] velocity = new float[cells * DrumCodec.BINS];
    GrooveTable middle = GrooveTable.straight();
    for (int genre = 0; genre < Genre.values().length; genre++) {
      for (int drum = 0; drum < Drum.count(); drum++) {
        for (int place = 0; place < GrooveTable.PLACES; place++) {
          int cell = GrooveTable.cellAt(genre, drum, place);
          int inAll = drum * GrooveTable.PLACES + place;
          double broadMean = byPlace.mean(inAll, byDrum.mean(drum, 0));
          double broadSpread = byPlace.spread(inAll, byDrum.spread(drum, 10));
          mean[cell] = (float) byGenre.mean(cell, broadMean);
          double ticks = byGenre.spread(cell, broadSpread);
          spread[cell] = (float) Math.max(LEAST_SPREAD_TICKS, ticks);
          for (int bin = 0; bin < DrumCodec.BINS; bin++) {
            double usual = byDrum.velocity(drum, bin, middle.usualVelocity(cell, bin));
            velocity[cell * DrumCodec.BINS + bin] =
                (float) byGenre.velocity(cell, bin, byPlace.velocity(inAll, bin, usual));
          }
        }
      }
    }
    return new GrooveTable(mean, spread, velocity);
  }

  /// Sums per cell; timing is gathered take by take.
  private static final class Cells {
    private static final int WIDEST_TICKS = 240;
    private static final double MAD_TO_DEVIATION = 1.4826;

    private final double[] count;
    private final double[] sum;
    private final int[][] deviations; // (cell, ticks off the take's own mean), a histogram
    private final Map<Integer, List<Integer>> take = new HashMap<>(); // offsets by cell
    private final double[] velocitySum; // (cell, bin)
    private final double[] velocityCount; // (cell, bin)

    Cells(int size) {
      count = new double[size];
      sum = new double[size];
      deviations = new int[size][WIDEST_TICKS];
      velocitySum = new double[size * DrumCodec.BINS];
      velocityCount = new double[size * DrumCodec.BINS];
    }

    void add(int cell, StepNotes notes, int index) {
      take.computeIfAbsent(cell, _ -> new ArrayList<>()).add(notes.offsetTicks(index));
      int bin = cell * DrumCodec.BINS + DrumCodec.binOf(notes.velocity(index));
      velocitySum[bin] += notes.velocity(index);
      velocityCount[bin]++;
    }

    void closeTake() {
      take.forEach((cell, offsets) -> {
        offsets.sort(null);
        int middle = offsets.get(offsets.size() / 2);
        for (int offset : offsets) {
          deviations[cell][Math.min(Math.abs(offset - middle), WIDEST_TICKS - 1)]++;
        }
        count[cell] += offsets.size();
        sum[cell] += (double) middle * offsets.size();
      });
      take.clear();
    }

    double mean(int cell, double broad) {
      return (sum[cell] + LEAN * broad) / (count[cell] + LEAN);
    }

    /// From the median deviation, so that hits of a finer grid do not count as sloppiness.
    double spread(int cell, double broad) {
      double own = MAD_TO_DEVIATION * medianDeviation(cell);
      double n = count[cell];
      return Math.sqrt((n * own * own + LEAN * broad * broad) / (n + LEAN));
    }

    private int medianDeviation(int cell) {
      int seen = 0;
      int ticks = 0;
      while (ticks < WIDEST_TICKS - 1 && 2 * (seen + deviations[cell][ticks]) < count[cell]) {
        seen += deviations[cell][ticks++];
      }
      return ticks;
    }

    double velocity(int cell, int bin, double broad) {
      int i = cell * DrumCodec.BINS + bin;
      return (velocitySum[i] + LEAN * broad) / (velocityCount[i] + LEAN);
    }
  }
}
