package io.sideman.engine.conduct;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// Writes down which chord and key the band went by and when it decided so, for reports. Offline
/// only: it allocates.
public final class HarmonyJournal implements HarmonyOutlook {
  /// A chord or key the band went by.
  ///
  /// @param tick where the music stood when the band took it up
  public record Entry<T>(long tick, T value) {}

  private final HarmonyOutlook outlook;
  private final LongUnaryOperator toFile;
  private final List<Entry<Chord>> chords = new ArrayList<>();
  private final List<Entry<Key>> keys = new ArrayList<>();

  /// Notes everything on a file's time line.
  ///
  /// @param toFile from band ticks to the file's, as the music stands
  public HarmonyJournal(HarmonyOutlook outlook, LongUnaryOperator toFile) {
    this.outlook = outlook;
    this.toFile = toFile;
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
    note(tick);
    return changed;
  }

  @Override
  public boolean react(long tick, long fromStep) {
    boolean changed = outlook.react(tick, fromStep);
    if (changed) {
      note(chords, toFile.applyAsLong(tick), outlook.chordAt(fromStep));
    }
    return changed;
  }

  private void note(long tick) {
    long step = Math.floorDiv(tick, (long) Ticks.PER_STEP);
    long fileTick = toFile.applyAsLong(tick);
    note(chords, fileTick, outlook.chordAt(step));
    note(keys, fileTick, outlook.keyAt(step));
  }

  public List<Entry<Chord>> chords() {
    return List.copyOf(chords);
  }

  public List<Entry<Key>> keys() {
    return List.copyOf(keys);
  }

  /// The chords as a timeline.
  public Timeline<Chord> chordTimeline() {
    return Timeline.of(
        Chord.NONE, chords.stream().map(e -> new Timeline.Span<>(e.tick(), e.value())).toList());
  }

  private static <T> void note(List<Entry<T>> entries, long tick, T value) {
    if (entries.isEmpty() || !entries.getLast().value().equals(value)) {
      entries.add(new Entry<>(tick, value));
    }
  }
}
