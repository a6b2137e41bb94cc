package io.sideman.library.symbolic;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.library.aspect.RhythmProfile;
import io.sideman.library.item.Groove;
import io.sideman.players.loop.LoopGrid;
import java.util.Arrays;

/// Onsets on the slots of bars, row by row, and how they are played around them. A beat's onsets go
/// to straight or triplet slots as a whole: people play some 40 ticks off, as far as a 16th lies
/// from a triplet.
///
/// Reused from piece to piece: keeps its arrays. One thread.
final class StrikeGrid {
  /// Bars that are looked at.
  static final int MOST_BARS = 1024;

  static final int ROWS = Rows.COUNT + RhythmProfile.BANDS;
  private static final double TRIPLETS_CLEARLY = 0.75;
  private static final int FARTHEST_TICKS = 80; // from a slot: what is farther off is no timing
  private static final int FEWEST_SWINGS = 3;
  private static final int EARLIEST = 384; // of a second eighth, in ticks of the beat
  private static final int LATEST = 690;
  private static final float LOUDEST = 127;

  private int[] struck = new int[0]; // (bars, slots), a bit per row
  private float[] strikes = new float[0]; // (bars, slots, rows), hardest stroke 0..1 where struck
  private float[] straightOff = new float[0]; // (beats)
  private float[] tripletOff = new float[0]; // (beats)
  private boolean[] sixteenths = new boolean[0]; // (beats) also struck between the eighths
  private final float[][] folded = new float[ROWS + 1][LoopGrid.SLOTS_PER_BAR]; // last: any row
  private final int[] counts = new int[ROWS];
  private final double[] forces = new double[ROWS]; // sums of strengths
  private float[] slotSums = new float[0]; // (slots), of the hardest stroke in each bar
  private int onsets;
  private final int[] swings = new int[LATEST - EARLIEST];

  private Bars meters = new Bars(MeterMap.of(Meter.COMMON));
  private long firstBar;
  private int bars;
  private int slots; // of a bar
  private int beats; // of a bar, rounded up
  private int barTicks;
  private double late;
  private double lateSquares;
  private int timed;

  /// Reads a piece's notes.
  ///
  /// @param length bars from the first with an onset to the end
  void read(Piece piece, int length) {
    meters = new Bars(piece.meters());
    long start = piece.start();
    firstBar = meters.barAt(start);
    barTicks = meters.ticksAt(start);
    bars = Math.clamp(length, 1, MOST_BARS);
    slots = Math.max(1, Math.round((float) LoopGrid.SLOTS_PER_BEAT * barTicks / Ticks.PER_QUARTER));
    beats = Math.ceilDiv(barTicks, Ticks.PER_QUARTER);
    clear();
    for (Voice voice : piece.voices()) {
      voice.notes().forEach(note -> feel(note.startTick()));
    }
    for (Voice voice : piece.voices()) {
      for (Note note : voice.notes()) {
        strike(voice, note);
      }
    }
    sum();
  }

  private void clear() {
    int cells = bars * slots;
    if (struck.length < cells) {
      struck = new int[cells];
      strikes = new float[cells * ROWS];
    } else {
      Arrays.fill(struck, 0, cells, 0);
    }
    int places = bars * beats;
    if (straightOff.length < places) {
      straightOff = new float[places];
      tripletOff = new float[places];
      sixteenths = new boolean[places];
    } else {
      Arrays.fill(straightOff, 0, places, 0);
      Arrays.fill(tripletOff, 0, places, 0);
      Arrays.fill(sixteenths, 0, places, false);
    }
    Arrays.fill(swings, 0);
    late = 0;
    lateSquares = 0;
    timed = 0;
  }

  private int place(long bar, int inBar) {
    int beat = Math.min(beats - 1, inBar / Ticks.PER_QUARTER);
    return (int) bar * beats + beat;
  }

  private void feel(long tick) {
    long bar = meters.barAt(tick) - firstBar;
    if (bar < 0 || bar >= bars) {
      return;
    }
    int inBar = meters.tickInBar(tick);
    int place = place(bar, inBar);
    straightOff[place] += Math.abs(inBar - LoopGrid.tick(LoopGrid.slot(inBar, false)));
    tripletOff[place] += Math.abs(inBar - LoopGrid.tick(LoopGrid.slot(inBar, true)));
    int within = inBar % Ticks.PER_QUARTER;
    boolean between = within > 150 && within < 350 || within >= LATEST && within < 830;
    sixteenths[place] |= between;
  }

  private void strike(Voice voice, Note note) {
    long bar = meters.barAt(note.startTick()) - firstBar;
    if (bar < 0 || bar >= bars) {
      return;
    }
    int inBar = meters.tickInBar(note.startTick());
    int beat = place(bar, inBar);
    boolean triplet = tripletOff[beat] < TRIPLETS_CLEARLY * straightOff[beat];
    int slot = LoopGrid.slot(inBar, triplet);
    timing(inBar, slot, beat);
    if (slot >= slots) {
      bar += 1;
      slot %= slots;
      if (bar >= bars) {
        bar = 0; // a loop goes round
      }
    }
    int cell = (int) bar * slots + slot;
    float strength = note.velocity() / LOUDEST;
    int row = Rows.of(voice, note);
    if (row >= 0) {
      hit(cell, row, strength);
    }
    float high = Rows.height(voice, note);
    for (int band = 0; band < RhythmProfile.BANDS; band++) {
      float share = 1 - Math.min(1, Math.abs(high - band));
      if (share > 0) {
        hit(cell, Rows.COUNT + band, strength * share);
      }
    }
  }

  private void hit(int cell, int row, float strength) {
    int place = cell * ROWS + row;
    boolean again = (struck[cell] >> row & 1) != 0;
    strikes[place] = again ? Math.max(strikes[place], strength) : strength;
    struck[cell] |= 1 << row;
  }

  /// All sums in one pass over the slots that are struck.
  private void sum() {
    for (float[] row : folded) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(counts, 0);
    Arrays.fill(forces, 0);
    slotSums = new float[slots];
    onsets = 0;
    for (int cell = 0; cell < bars * slots; cell++) {
      if (struck[cell] != 0) {
        sum(cell);
      }
    }
  }

  private void sum(int cell) {
    int slot = cell % slots;
    int into = slot % LoopGrid.SLOTS_PER_BAR;
    float most = 0; // the bands know: every stroke is in one
    for (int rows = struck[cell]; rows != 0; rows &= rows - 1) {
      int row = Integer.numberOfTrailingZeros(rows);
      float strength = strikes[cell * ROWS + row];
      folded[row][into] += strength / bars;
      counts[row]++;
      forces[row] += strength;
      most = row < Rows.COUNT ? most : Math.max(most, strength);
    }
    folded[ROWS][into] += most / bars;
    slotSums[slot] += most;
    onsets++;
  }

  private void timing(int inBar, int slot, int place) {
    long off = inBar - LoopGrid.tick(slot);
    if (Math.abs(off) <= FARTHEST_TICKS) {
      late += off;
      lateSquares += (double) off * off;
      timed++;
    }
    int within = inBar % Ticks.PER_QUARTER;
    if (within >= EARLIEST && within < LATEST && !sixteenths[place]) {
      swings[within - EARLIEST]++;
    }
  }

  int bars() {
    return bars;
  }

  int slots() {
    return slots;
  }

  /// Slots of all bars.
  int cells() {
    return bars * slots;
  }

  boolean isStruck(int cell) {
    return struck[cell] != 0;
  }

  /// The hardest stroke of a row in a slot, 0 to 1; 0 where there is none.
  float strength(int cell, int row) {
    return (struck[cell] >> row & 1) == 0 ? 0 : strikes[cell * ROWS + row];
  }

  double beatsPerBar() {
    return (double) barTicks / Ticks.PER_QUARTER;
  }

  /// How many slots of the piece a row strikes.
  int count(int row) {
    return counts[row];
  }

  /// How hard on average; only where it strikes.
  double force(int row) {
    return forces[row] / counts[row];
  }

  /// Slots with any onset.
  int onsets() {
    return onsets;
  }

  /// Share of beats that are triplets.
  double triplets() {
    int count = 0;
    for (int i = 0; i < bars * beats; i++) {
      count += tripletOff[i] < TRIPLETS_CLEARLY * straightOff[i] ? 1 : 0;
    }
    return (double) count / (bars * beats);
  }

  /// A row folded into one bar of 24 slots: mean strength over bars. Shared, not to be written to.
  float[] folded(int row) {
    return folded[row];
  }

  RhythmProfile rhythm() {
    float[][] bands = new float[RhythmProfile.BANDS][];
    for (int band = 0; band < bands.length; band++) {
      bands[band] = folded[Rows.COUNT + band].clone();
    }
    return new RhythmProfile(bands, swing());
  }

  /// The same with every band alike: taps tell when, not how low.
  RhythmProfile tapped() {
    float[] all = folded[ROWS].clone();
    return new RhythmProfile(new float[][] {all, all, all}, swing());
  }

  /// @param bpm that turns ticks into time
  Groove groove(double bpm) {
    float[] strength = slotSums.clone();
    float most = 0;
    for (float each : strength) {
      most = Math.max(most, each);
    }
    for (int slot = 0; slot < slots && most > 0; slot++) {
      strength[slot] /= most;
    }
    double millis = 60_000 / bpm / Ticks.PER_QUARTER;
    double mean = timed == 0 ? 0 : late / timed;
    double variance = timed == 0 ? 0 : Math.max(0, lateSquares / timed - mean * mean);
    return new Groove(strength, swing(), mean * millis, Math.sqrt(variance) * millis);
  }

  /// Median place of second eighths in beats that have no sixteenths; straight where there are few.
  double swing() {
    int count = Arrays.stream(swings).sum();
    if (count < FEWEST_SWINGS) {
      return 0.5;
    }
    int at = 0;
    for (int below = swings[0]; below <= count / 2; below += swings[at]) {
      at++;
    }
    return (double) (EARLIEST + at) / Ticks.PER_QUARTER;
  }
}
