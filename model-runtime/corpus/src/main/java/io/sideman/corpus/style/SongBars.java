package io.sideman.corpus.style;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A song cut into bars of the style's metre, its notes on the written grid.
final class SongBars {
  private static final int RING_STEPS = 2; // a note so near to a chord change may mean the next

  private final Song song;
  private final Meter meter;
  private final SwingMeasure swing;
  private final Map<Role, List<List<Hit>>> bars = new EnumMap<>(Role.class); // by bar from `first`
  private final long first;
  private final int count;

  SongBars(Song song, Meter meter, SwingMeasure swing) {
    this.song = song;
    this.meter = meter;
    this.swing = swing;
    long start = Long.MAX_VALUE;
    for (List<Note> notes : song.parts().values()) {
      start = notes.isEmpty() ? start : Math.min(start, notes.getFirst().startTick());
    }
    first = song.meters().barAt(start + Ticks.PER_STEP / 2);
    count = (int) (song.meters().barAt(Math.max(start, song.endTick() - 1)) - first + 1);
    song.parts().forEach((role, notes) -> bars.put(role, place(notes)));
  }

  private List<List<Hit>> place(List<Note> notes) {
    var placed = new ArrayList<List<Hit>>();
    for (int i = 0; i < count; i++) {
      placed.add(new ArrayList<>());
    }
    for (Note note : notes) {
      place(note, placed);
    }
    placed.forEach(bar -> bar.sort(Comparator.comparingInt(Hit::step).thenComparingInt(Hit::key)));
    return placed;
  }

  /// A note shortly before a bar line belongs to the bar that it begins.
  private void place(Note note, List<List<Hit>> placed) {
    long tick = note.startTick();
    var grid =
        WrittenGrid.of(
            swing.percent(), swing.unit(), meter, song.tempos().bpmAt(Math.max(0, tick)));
    long bar = song.meters().barAt(tick);
    double inBar = song.meters().tickInBar(tick);
    int beat = (int) (inBar / grid.beatTicks());
    double inBeat = inBar - (double) beat * grid.beatTicks();
    int nearest = grid.nearest(inBeat);
    double late = inBeat - grid.position(nearest);
    int step = beat * grid.beatSteps() + nearest;
    if (step >= song.meters().meterAt(tick).barSteps()) {
      bar++;
      step = 0;
    }
    int index = (int) (bar - first);
    if (index < 0 || index >= count || !isOfMetre(index)) {
      return;
    }
    int steps = Math.max(1, (int) Math.round((double) note.lengthTicks() / Ticks.PER_STEP));
    long written = song.meters().barStart(bar) + (long) step * Ticks.PER_STEP;
    Chord chord = chordOf(written, steps);
    placed
        .get(index)
        .add(new Hit(step, note.key(), note.velocity(), steps, note.lengthTicks(), late, chord));
  }

  private Chord chordOf(long tick, int steps) {
    long change = song.chords().nextChange(tick);
    boolean rings =
        change != Long.MAX_VALUE
            && change - tick <= RING_STEPS * Ticks.PER_STEP
            && tick + (long) steps * Ticks.PER_STEP > change;
    return song.chords().at(rings ? change : tick);
  }

  Song song() {
    return song;
  }

  /// Bars from the first with a note to the last.
  int count() {
    return count;
  }

  boolean isOfMetre(int bar) {
    return meter.equals(song.meters().meterAt(song.meters().barStart(first + bar)));
  }

  boolean has(Role role) {
    return bars.containsKey(role);
  }

  List<Hit> bar(Role role, int bar) {
    List<List<Hit>> own = bars.get(role);
    return own == null || bar < 0 || bar >= count ? List.of() : own.get(bar);
  }

  /// Chord at a place of a bar.
  Chord chordAt(int bar, int step) {
    return song.chords().at(song.meters().barStart(first + bar) + (long) step * Ticks.PER_STEP);
  }
}
