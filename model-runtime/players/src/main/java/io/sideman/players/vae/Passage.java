package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.loop.Loop;
import io.sideman.players.loop.LoopGrid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Music of any length as the VAE takes it apart: bar by bar, each at most four quarters long. A
/// shorter bar (3/4, 2/4, 6/8) is a bar of four quarters with silence at its end; a longer one is
/// two or more.
///
/// @param bars in order, without gaps
/// @param parts notes by role, sorted; ticks as the bars'
public record Passage(
    List<Bar> bars, Timeline<Chord> chords, Timeline<Key> keys, Map<Role, List<Note>> parts) {
  /// One bar, or four quarters of a longer one.
  public record Bar(long startTick, long ticks) {
    public long endTick() {
      return startTick + ticks;
    }
  }

  public Passage {
    bars = List.copyOf(bars);
    var sorted = new EnumMap<Role, List<Note>>(Role.class);
    parts.forEach((role, notes) -> sorted.put(role, notes.stream().sorted().toList()));
    parts = Collections.unmodifiableMap(sorted);
  }

  public static Passage of(Loop loop) {
    var bars = new ArrayList<Bar>();
    for (int bar = 0; bar < loop.bars(); bar++) {
      bars.add(new Bar(bar * LoopGrid.BAR_TICKS, LoopGrid.BAR_TICKS));
    }
    return new Passage(bars, loop.chords(), Timeline.of(loop.key(), List.of()), loop.parts());
  }

  /// Bars from one bar line to another.
  ///
  /// @param from first bar, from 0
  /// @param to bar after the last
  public static List<Bar> bars(MeterMap meters, long from, long to) {
    var bars = new ArrayList<Bar>();
    for (long bar = from; bar < to; bar++) {
      long end = meters.barStart(bar + 1);
      for (long start = meters.barStart(bar); start < end; start += 4L * Ticks.PER_QUARTER) {
        bars.add(new Bar(start, Math.min(4L * Ticks.PER_QUARTER, end - start)));
      }
    }
    return bars;
  }

  public List<Note> notes(Role role) {
    return parts.getOrDefault(role, List.of());
  }

  public long startTick() {
    return bars.getFirst().startTick();
  }

  public long endTick() {
    return bars.getLast().endTick();
  }

  /// Where the last note ends.
  public long soundEnd() {
    long end = startTick();
    for (List<Note> notes : parts.values()) {
      for (Note note : notes) {
        end = Math.max(end, note.endTick());
      }
    }
    return end;
  }

  /// The same with other notes for a role.
  public Passage with(Role role, List<Note> notes) {
    var changed = new EnumMap<Role, List<Note>>(Role.class);
    changed.putAll(parts);
    changed.put(role, notes);
    return new Passage(bars, chords, keys, changed);
  }
}
