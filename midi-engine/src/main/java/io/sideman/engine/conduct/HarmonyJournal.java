package io.sideman.engine.conduct;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// Writes down which chord and key the band went by and when it decided so, for reports. Offline
/// only: it allocates.
public final class HarmonyJournal implements HarmonyOutlook {
  /// A chord or key the band went by from `startTick` on.
  ///
  /// @param decidedTick where the music stood when the band took it up; before `startTick` when it
  ///   was foreseen
  public record Entry<T>(long startTick, long decidedTick, T value) {}

  private final HarmonyOutlook outlook;
  private final List<Entry<Chord>> chords = new ArrayList<>();
  private final List<Entry<Key>> keys = new ArrayList<>();

  public HarmonyJournal(HarmonyOutlook outlook) {
    this.outlook = outlook;
  }

  @Override
  public Chord chordAt(long step) {
    return outlook.chordAt(step);
  }

  @Override
  public Key keyAt(long step) {
    return outlook.keyAt(step);
  }

  @Override
  public boolean update(long tick, long fromStep) {
    boolean changed = outlook.update(tick, fromStep);
    long step = Math.floorDiv(tick, (long) Ticks.PER_STEP);
    note(chords, tick, outlook.chordAt(step));
    note(keys, tick, outlook.keyAt(step));
    return changed;
  }

  public List<Entry<Chord>> chords() {
    return List.copyOf(chords);
  }

  public List<Entry<Key>> keys() {
    return List.copyOf(keys);
  }

  private static <T> void note(List<Entry<T>> entries, long tick, T value) {
    if (entries.isEmpty() || !entries.getLast().value().equals(value)) {
      entries.add(new Entry<>(tick, tick, value));
    }
  }
}
