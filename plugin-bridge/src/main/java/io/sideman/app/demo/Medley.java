package io.sideman.app.demo;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// One piece in several styles: each style plays the whole of it, and its own part is taken.
public final class Medley {
  private static final int PERFORMER_CHANNEL = 0;

  /// A style's part of the piece.
  public record Part(long startTick, long endTick, Style style, Map<Role, List<Note>> played) {}

  private final DemoPiece piece;
  private final List<Part> parts;

  public Medley(DemoPiece piece, List<Part> parts) {
    this.piece = piece;
    this.parts = List.copyOf(parts);
  }

  public Style style(int part) {
    return parts.get(part).style();
  }

  /// What the band plays, by role: of each part the notes that start in it, cut where it ends.
  public Map<Role, List<Note>> notes() {
    var notes = new EnumMap<Role, List<Note>>(Role.class);
    for (Role role : Role.values()) {
      notes.put(role, new ArrayList<>());
      for (Part part : parts) {
        for (Note note : part.played().getOrDefault(role, List.of())) {
          if (note.startTick() >= part.startTick() && note.startTick() < part.endTick()) {
            notes.get(role).add(cut(note, part.endTick()));
          }
        }
      }
    }
    return notes;
  }

  private static Note cut(Note note, long endTick) {
    long length = Math.min(note.lengthTicks(), endTick - note.startTick());
    return new Note(note.startTick(), length, note.key(), note.velocity(), note.channel());
  }

  /// Performer and band, with the sounds of each style from where it begins.
  ///
  /// @param finish given the band's tracks, gives those to write
  public Smf file(UnaryOperator<List<SmfTrack>> finish) {
    var tracks = new ArrayList<SmfTrack>();
    var conductor = track(piece.title()).maps(piece.tempos(), piece.meters());
    for (Part part : parts) {
      conductor.marker(part.startTick(), part.style().name());
    }
    tracks.add(conductor.build());
    tracks.add(performer());
    var own = new ArrayList<SmfTrack>();
    notes().forEach((role, notes) -> own.add(member(role, notes)));
    tracks.addAll(finish.apply(own));
    return Smf.of(Division.band(), tracks);
  }

  private SmfTrack performer() {
    var track = track("Performer").program(0, PERFORMER_CHANNEL, 0);
    for (Note note : piece.notes()) {
      track.note(
          new Note(
              note.startTick(),
              note.lengthTicks(),
              note.key(),
              note.velocity(),
              PERFORMER_CHANNEL));
    }
    return track.build();
  }

  private SmfTrack member(Role role, List<Note> notes) {
    var track = track(role.trackName());
    for (Part part : parts) {
      RoleVoice voice = part.style().voice(role);
      track
          .program(part.startTick(), role.channel(), voice.program())
          .volume(part.startTick(), role.channel(), voice.volume())
          .pan(part.startTick(), role.channel(), voice.pan());
    }
    return track.notes(notes).build();
  }

  private static SmfTrackBuilder track(String name) {
    return new SmfTrackBuilder(Division.band()).name(name);
  }
}
