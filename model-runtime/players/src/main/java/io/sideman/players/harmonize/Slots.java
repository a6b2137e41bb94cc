package io.sideman.players.harmonize;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// A melody cut into the stretches that have one chord each, and what each tells about its chord:
/// six views of 12 pitch classes (what sounds, what starts it, what is longest, and what sounds in
/// the stretch before, after and in the bar).
public final class Slots {
  /// Numbers per view and views per stretch.
  public static final int FEATURES = 12 * 6;

  /// Kinds of border in front of a stretch.
  public static final int BORDERS = 4;

  private static final int PHRASE_BARS = 4;

  private final List<Long> starts = new ArrayList<>();
  private final List<float[]> sounding = new ArrayList<>();
  private final List<float[]> features = new ArrayList<>();
  private final List<Integer> borders = new ArrayList<>();
  private final List<Boolean> phraseEnds = new ArrayList<>();
  private final long endTick;

  /// @param melody sorted, one note at a time
  public Slots(List<Note> melody, MeterMap meters, Rate rate) {
    long first = melody.isEmpty() ? 0 : melody.getFirst().startTick();
    long last = melody.stream().mapToLong(Note::endTick).max().orElse(0);
    long from = meters.barStart(meters.barAt(first));
    endTick = last == 0 ? 0 : meters.barStart(meters.barAt(last - 1) + 1);
    cut(meters, rate, from);
    look(melody, meters);
  }

  private void cut(MeterMap meters, Rate rate, long from) {
    long firstBar = meters.barAt(from);
    for (long tick = from; tick < endTick; ) {
      Meter meter = meters.meterAt(tick);
      long bar = meters.barAt(tick);
      long inBar = tick - meters.barStart(bar);
      starts.add(tick);
      borders.add(
          inBar != 0 ? (2 * inBar == meter.barTicks() ? 1 : 0) : (bar - firstBar) % 2 == 0 ? 3 : 2);
      long next = Math.min(tick + rate.ticks(meter), meters.barStart(bar + 1));
      phraseEnds.add(next == meters.barStart(bar + 1) && (bar - firstBar + 1) % PHRASE_BARS == 0);
      tick = next;
    }
  }

  private void look(List<Note> melody, MeterMap meters) {
    for (int slot = 0; slot < starts.size(); slot++) {
      sounding.add(chroma(melody, start(slot), end(slot)));
    }
    for (int slot = 0; slot < starts.size(); slot++) {
      var all = new float[FEATURES];
      put(sounding.get(slot), all, 0);
      Note head = null;
      Note longest = null;
      for (Note note : melody) {
        if (note.endTick() > start(slot) && note.startTick() < end(slot)) {
          head = head == null ? note : head;
          longest = longest == null || within(note, slot) > within(longest, slot) ? note : longest;
        }
      }
      if (head != null && longest != null) {
        all[12 + head.key() % 12] = 1;
        all[24 + longest.key() % 12] = 1;
      }
      put(slot > 0 ? sounding.get(slot - 1) : new float[12], all, 36);
      put(slot + 1 < starts.size() ? sounding.get(slot + 1) : new float[12], all, 48);
      long bar = meters.barAt(start(slot));
      put(chroma(melody, meters.barStart(bar), meters.barStart(bar + 1)), all, 60);
      features.add(all);
    }
  }

  private static void put(float[] view, float[] all, int at) {
    System.arraycopy(view, 0, all, at, 12);
  }

  private long within(Note note, int slot) {
    return Math.min(note.endTick(), end(slot)) - Math.max(note.startTick(), start(slot));
  }

  /// Shares of the time that each pitch class sounds, of all time that anything does.
  private static float[] chroma(List<Note> melody, long from, long to) {
    var shares = new float[12];
    float sum = 0;
    for (Note note : melody) {
      long overlap = Math.min(note.endTick(), to) - Math.max(note.startTick(), from);
      if (overlap > 0) {
        shares[note.key() % 12] += overlap;
        sum += overlap;
      }
    }
    for (int pc = 0; pc < 12 && sum > 0; pc++) {
      shares[pc] /= sum;
    }
    return shares;
  }

  public int count() {
    return starts.size();
  }

  public long start(int slot) {
    return starts.get(slot);
  }

  public long end(int slot) {
    return slot + 1 < starts.size() ? starts.get(slot + 1) : endTick;
  }

  /// Where the last stretch ends: a bar line.
  public long endTick() {
    return endTick;
  }

  /// See [#FEATURES]; pitch classes as they sound.
  public float[] features(int slot) {
    return features.get(slot);
  }

  /// True when nothing sounds in the stretch.
  public boolean isSilent(int slot) {
    for (float share : sounding.get(slot)) {
      if (share > 0) {
        return false;
      }
    }
    return true;
  }

  /// What stands before the stretch: 0 within the bar, 1 its middle, 2 a bar line, 3 that of every
  /// second bar.
  public int border(int slot) {
    return borders.get(slot);
  }

  /// True for the last stretch of every fourth bar, and of the melody.
  public boolean endsPhrase(int slot) {
    return phraseEnds.get(slot) || slot == starts.size() - 1;
  }

  /// Quarter notes in a stretch.
  double beats(int slot) {
    return (end(slot) - start(slot)) / (double) Ticks.PER_QUARTER;
  }
}
