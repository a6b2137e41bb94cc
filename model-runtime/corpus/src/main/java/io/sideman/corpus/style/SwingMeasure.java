package io.sideman.corpus.style;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.event.Note;
import io.sideman.engine.style.Feel;
import io.sideman.engine.time.Meter;
import java.util.List;

/// Finds the swing of songs: the share at which the notes lie nearest to the written grid. Each
/// song weighs the same.
///
/// @param percent 50 (straight) to 72
record SwingMeasure(double percent, Feel.SwingUnit unit) {
  private static final int MOST_PERCENT = 72;
  private static final int LEAST_PERCENT = 54; // below it a swing is not heard as one
  private static final double FAR_TICKS = 60; // beyond it a note says nothing about the share
  private static final double GAIN = 0.9; // of the straight cost: a swing must explain more

  static final SwingMeasure STRAIGHT = new SwingMeasure(50, Feel.SwingUnit.SIXTEENTH);

  static SwingMeasure of(List<Song> songs, Meter meter) {
    if (WrittenGrid.of(50, Feel.SwingUnit.EIGHTH, meter, 100).beatSteps() != 4) {
      return STRAIGHT;
    }
    double straight = cost(songs, meter, 50, Feel.SwingUnit.SIXTEENTH);
    SwingMeasure best = STRAIGHT;
    double bestCost = straight * GAIN;
    for (Feel.SwingUnit unit : Feel.SwingUnit.values()) {
      for (int percent = LEAST_PERCENT; percent <= MOST_PERCENT; percent++) {
        double cost = cost(songs, meter, percent, unit);
        if (cost < bestCost) {
          bestCost = cost;
          best = new SwingMeasure(percent, unit);
        }
      }
    }
    return best;
  }

  private static double cost(List<Song> songs, Meter meter, double percent, Feel.SwingUnit unit) {
    double sum = 0;
    for (Song song : songs) {
      double own = 0;
      int count = 0;
      for (List<Note> notes : song.parts().values()) {
        for (Note note : notes) {
          var grid = WrittenGrid.of(percent, unit, meter, song.tempos().bpmAt(note.startTick()));
          int inBar = song.meters().tickInBar(note.startTick());
          double far = Math.min(1, grid.distance(inBar % grid.beatTicks()) / FAR_TICKS);
          own += far * far;
          count++;
        }
      }
      sum += count == 0 ? 0 : own / count;
    }
    return sum / songs.size();
  }
}
