package io.sideman.library.symbolic;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What sounds in each half bar: how long each pitch class does, and the lowest. Reused; one
/// thread.
final class HalfBars {
  private static final int LONGEST = 16; // halves that one note may fill: beyond it hangs
  private static final int CLASSES = 12;

  private float[] chroma = new float[0]; // (halves, 12) ticks
  private float[] bass = new float[0]; // (halves, 12) ticks of the notes that are lowest
  private int[] lowest = new int[0]; // (halves)
  private long[] starts = new long[0]; // (halves + 1)
  private final float[] whole = new float[CLASSES];
  private Bars meters = new Bars(MeterMap.of(Meter.COMMON));
  private Bars ends = meters; // apart from starts: each asks in the order of time
  private long firstBar;
  private int halves;

  /// Reads a piece's tonal notes.
  void read(Piece piece, int bars) {
    meters = new Bars(piece.meters());
    ends = new Bars(piece.meters());
    firstBar = meters.barAt(piece.start());
    halves = 2 * Math.clamp(bars, 1, StrikeGrid.MOST_BARS);
    clear();
    for (int half = 0; half <= halves; half++) {
      starts[half] = startOf(half);
    }
    for (Voice voice : piece.voices()) {
      if (!voice.drums()) {
        voice.notes().forEach(this::lower);
      }
    }
    for (Voice voice : piece.voices()) {
      if (!voice.drums()) {
        voice.notes().forEach(this::add);
      }
    }
  }

  private void clear() {
    if (chroma.length < halves * CLASSES) {
      chroma = new float[halves * CLASSES];
      bass = new float[halves * CLASSES];
      lowest = new int[halves];
      starts = new long[halves + 1];
    } else {
      Arrays.fill(chroma, 0, halves * CLASSES, 0);
      Arrays.fill(bass, 0, halves * CLASSES, 0);
    }
    Arrays.fill(lowest, 127);
    Arrays.fill(whole, 0);
  }

  private int half(Bars bars, long tick) {
    long bar = bars.barAt(tick) - firstBar;
    int second = 2 * bars.tickInBar(tick) >= bars.ticksAt(tick) ? 1 : 0;
    return Math.clamp(2 * bar + second, 0, Integer.MAX_VALUE);
  }

  private void lower(Note note) {
    int from = half(meters, note.startTick());
    if (from < halves) {
      lowest[from] = Math.min(lowest[from], note.key());
    }
  }

  private void add(Note note) {
    int from = half(meters, note.startTick());
    int to = Math.min(Math.min(halves - 1, from + LONGEST), half(ends, note.endTick() - 1));
    int pc = note.key() % CLASSES;
    for (int half = from; half <= to; half++) {
      float ticks =
          Math.min(note.endTick(), starts[half + 1]) - Math.max(note.startTick(), starts[half]);
      if (ticks > 0) {
        chroma[half * CLASSES + pc] += ticks;
        whole[pc] += ticks;
        if (note.key() <= lowest[half] + 2) {
          bass[half * CLASSES + pc] += ticks;
        }
      }
    }
  }

  private long startOf(int half) {
    long bar = firstBar + half / 2;
    long start = meters.barStart(bar);
    return half % 2 == 0 ? start : start + meters.ticksAt(start) / 2;
  }

  int count() {
    return halves;
  }

  /// Ticks of a pitch class in a half bar.
  float chroma(int half, int pc) {
    return chroma[half * CLASSES + pc];
  }

  /// Ticks of a pitch class among the lowest notes.
  float bass(int half, int pc) {
    return bass[half * CLASSES + pc];
  }

  /// Over the whole piece; shared, not to be written to.
  float[] whole() {
    return whole;
  }

  boolean isSilent() {
    for (float each : whole) {
      if (each > 0) {
        return false;
      }
    }
    return true;
  }

  /// Chords that are known, one per half bar: what rules in its middle.
  List<Optional<Chord>> known(Timeline<Chord> chords) {
    var result = new ArrayList<Optional<Chord>>();
    for (int half = 0; half < halves; half++) {
      long middle = (starts[half] + starts[half + 1]) / 2;
      Chord chord = chords.at(middle - 1);
      result.add(chord.isNone() ? Optional.empty() : Optional.of(chord));
    }
    return result;
  }
}
