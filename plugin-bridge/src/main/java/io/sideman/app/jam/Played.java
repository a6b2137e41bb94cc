package io.sideman.app.jam;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last bars of a live session, from tick 0 on.
///
/// @param band notes of the band's roles
/// @param performer notes with pitch that were played to it
/// @param drums that were played to it
/// @param key as heard now
/// @param lengthTicks whole bars, except in the first bar of a session
public record Played(
    Map<Role, List<Note>> band,
    List<Note> performer,
    List<Note> drums,
    Timeline<Chord> chords,
    Optional<Key> key,
    double bpm,
    Meter meter,
    long lengthTicks) {
  private static final int DRUM_CHANNEL = 9;

  public Played {
    band = Map.copyOf(band);
    performer = List.copyOf(performer);
    drums = List.copyOf(drums);
  }

  /// Puts the flat copies of the conductor thread together.
  static final class Builder {
    private final long fromTick;
    private final long toTick;
    private final Map<Role, List<Note>> band = new EnumMap<>(Role.class);
    private final List<Note> performer = new ArrayList<>();
    private final List<Note> drums = new ArrayList<>();
    private final List<Timeline.Span<Chord>> chords = new ArrayList<>();

    Builder(long fromTick, long toTick) {
      this.fromTick = fromTick;
      this.toTick = toTick;
    }

    /// @param source ordinal of a role; one more than the last is the performer, then the drums
    void note(int source, long startTick, long lengthTicks, int key, int velocity) {
      Role[] roles = Role.values();
      int channel = DRUM_CHANNEL;
      List<Note> notes = drums;
      if (source < roles.length) {
        channel = roles[source].channel();
        notes = band.computeIfAbsent(roles[source], _ -> new ArrayList<>());
      } else if (source == roles.length) {
        channel = 0;
        notes = performer;
      }
      notes.add(new Note(startTick - fromTick, lengthTicks, key, velocity, channel));
    }

    void chord(int step, Chord chord) {
      chords.add(new Timeline.Span<>((long) step * Ticks.PER_STEP, chord));
    }

    Played build(Optional<Key> key, double bpm, Meter meter) {
      band.values().forEach(notes -> notes.sort(null));
      performer.sort(null);
      drums.sort(null);
      return new Played(
          band,
          performer,
          drums,
          Timeline.of(Chord.NONE, chords),
          key,
          bpm,
          meter,
          toTick - fromTick);
    }
  }
}
