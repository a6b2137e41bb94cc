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

  private float[] strikes = new float[0]; // (bars, slots, rows), hardest stroke 0..1
  private float[] straightOff = new float[0]; // (beats)
  private float[] tripletOff = new float[0]; // (beats)
  private boolean[] sixteenths = new boolean[0]; // (beats) also struck between the eighths
  private final boolean[] struck = new boolean[ROWS]; // at all
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
  }

  private void clear() {
    int needed = bars * slots * ROWS;
    if (strikes.length < needed) {
      strikes = new float[needed];
    } else {
      Arrays.fill(strikes, 0, needed, 0);
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
    Arrays.fill(struck, false);
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
    int at = ((int) bar * slots + slot) * ROWS;
    float strength = note.velocity() / LOUDEST;
    int row = Rows.of(voice, note);
    if (row >= 0) {
      strikes[at + row] = Math.max(strikes[at + row], strength);
      struck[row] = true;
    }
    float high = Rows.height(voice, note);
    for (int band = 0; band < RhythmProfile.BANDS; band++) {
      int place = at + Rows.COUNT + band;
      float share = 1 - Math.min(1, Math.abs(high - band));
      strikes[place] = Math.max(strikes[place], strength * share);
      struck[Rows.COUNT + band] |= share > 0;
    }
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

  double beatsPerBar() {
    return (double) barTicks / Ticks.PER_QUARTER;
  }

  /// False when nothing strikes a row anywhere.
  boolean isStruck(int row) {
    return struck[row];
  }

  float strike(int bar, int slot, int row) {
    return strikes[(bar * slots + slot) * ROWS + row];
  }

  /// The hardest stroke on a slot.
  float strongest(int bar, int slot) {
    float most = 0;
    for (int band = Rows.COUNT; band < ROWS; band++) {
      most = Math.max(most, strike(bar, slot, band));
    }
    return most;
  }

  /// Slots with any onset.
  int onsets() {
    int count = 0;
    for (int bar = 0; bar < bars; bar++) {
      for (int slot = 0; slot < slots; slot++) {
        count += strongest(bar, slot) > 0 ? 1 : 0;
      }
    }
    return count;
  }

  /// Share of beats that are triplets.
  double triplets() {
    int count = 0;
    for (int i = 0; i < bars * beats; i++) {
      count += tripletOff[i] < TRIPLETS_CLEARLY * straightOff[i] ? 1 : 0;
    }
    return (double) count / (bars * beats);
  }

  /// A row folded into one bar of 24 slots: mean strength over bars.
  void fold(int row, float[] into) {
    Arrays.fill(into, 0);
    for (int bar = 0; bar < bars && struck[row]; bar++) {
      for (int slot = 0; slot < slots; slot++) {
        into[slot % LoopGrid.SLOTS_PER_BAR] += strike(bar, slot, row) / bars;
      }
    }
  }

  RhythmProfile rhythm() {
    float[][] bands = new float[RhythmProfile.BANDS][LoopGrid.SLOTS_PER_BAR];
    for (int band = 0; band < bands.length; band++) {
      fold(Rows.COUNT + band, bands[band]);
    }
    return new RhythmProfile(bands, swing());
  }

  /// The same with every band alike: taps tell when, not how low.
  RhythmProfile tapped() {
    float[] all = new float[LoopGrid.SLOTS_PER_BAR];
    for (int bar = 0; bar < bars; bar++) {
      for (int slot = 0; slot < slots; slot++) {
        all[slot % LoopGrid.SLOTS_PER_BAR] += strongest(bar, slot) / bars;
      }
    }
    return new RhythmProfile(new float[][] {all, all, all}, swing());
  }

  /// @param bpm that turns ticks into time
  Groove groove(double bpm) {
    float[] strength = new float[slots];
    float most = 0;
    for (int slot = 0; slot < slots; slot++) {
      for (int bar = 0; bar < bars; bar++) {
        strength[slot] += strongest(bar, slot);
      }
      most = Math.max(most, strength[slot]);
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
