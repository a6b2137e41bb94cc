package io.sideman.corpus.library;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What music goes through without becoming other music. The maps of the library learn to overlook
/// these, and `evaluate retrieval` measures how well.
public enum Change {
  NONE("as it is"),
  TRANSPOSED("transposed by 1 to 11"),
  TEMPO("tempo 0.8 to 1.25"),
  DROPPED("a fifth of the notes gone"),
  HUMANISED("played by hand"),
  ALL("all four");

  private static final double GONE = 0.2;
  private static final double LATE_TICKS = 15; // standard deviation
  private static final double LOUDER = 8; // standard deviation
  private static final double SLOWEST = 0.8;
  private static final double FASTEST = 1.25;

  private final String text;

  Change(String text) {
    this.text = text;
  }

  /// For people.
  public String text() {
    return text;
  }

  /// The changed segment.
  public Segment of(Segment segment, Random random) {
    return switch (this) {
      case NONE -> segment;
      case TRANSPOSED -> transposed(segment, random);
      case TEMPO -> retimed(segment, random);
      case DROPPED -> thinned(segment, random);
      case HUMANISED -> humanised(segment, random);
      case ALL -> humanised(thinned(retimed(transposed(segment, random), random), random), random);
    };
  }

  private interface NoteChange {
    Note of(Role role, Note note);
  }

  private static Segment each(Segment segment, NoteChange change) {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    segment
        .parts()
        .forEach((role, notes) ->
            parts.put(role, notes.stream().map(note -> change.of(role, note)).sorted().toList()));
    return segment.with(segment.bpm(), parts);
  }

  private static Segment transposed(Segment segment, Random random) {
    int semitones = 1 + random.nextInt(11);
    int by = semitones > 6 ? semitones - 12 : semitones;
    return each(
        segment,
        (role, note) -> {
          int key = Math.clamp(note.key() + by, 0, 127);
          return role == Role.DRUMS
              ? note
              : new Note(
                  note.startTick(), note.lengthTicks(), key, note.velocity(), note.channel());
        });
  }

  private static Segment retimed(Segment segment, Random random) {
    double factor = SLOWEST * Math.pow(FASTEST / SLOWEST, random.nextDouble());
    return segment.with(segment.bpm() * factor, segment.parts());
  }

  private static Segment thinned(Segment segment, Random random) {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    for (Role role : Role.values()) { // in order: repeatable
      List<Note> notes = segment.parts().getOrDefault(role, List.of());
      var kept = new ArrayList<Note>();
      for (Note note : notes) {
        if (random.nextDouble() >= GONE) {
          kept.add(note);
        }
      }
      if (!notes.isEmpty()) {
        parts.put(role, kept.isEmpty() ? notes : kept);
      }
    }
    return segment.with(segment.bpm(), parts);
  }

  private static Segment humanised(Segment segment, Random random) {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      List<Note> notes = segment.parts().getOrDefault(role, List.of());
      if (!notes.isEmpty()) {
        parts.put(role, notes.stream().map(note -> byHand(note, random)).sorted().toList());
      }
    }
    return segment.with(segment.bpm(), parts);
  }

  private static Note byHand(Note note, Random random) {
    long late = Math.round(random.nextGaussian() * LATE_TICKS);
    long velocity = Math.round(note.velocity() + random.nextGaussian() * LOUDER);
    return new Note(
        Math.max(0, note.startTick() + late),
        note.lengthTicks(),
        note.key(),
        Math.clamp(velocity, 1, 127),
        note.channel());
  }
}
