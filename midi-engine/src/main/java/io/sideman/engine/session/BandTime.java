package io.sideman.engine.session;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// The bars and beats by which the band plays along with a file: the file's own where its notes
/// keep to them, else the beats that are heard.
///
/// @param transport band ticks against wall time
/// @param timeKeeper bends the transport while the music runs
/// @param fromFile true when the file's own map rules, so that band ticks are file ticks
/// @param settled tells at which band ticks the beat is sure enough to play
public record BandTime(
    Transport transport,
    Session.TimeKeeper timeKeeper,
    MeterMap meters,
    boolean fromFile,
    LongPredicate settled) {
  /// The file's own tempo and metre.
  static BandTime ofFile(Smf smf) {
    return new BandTime(smf.tempoMap(), Session.STEADY, smf.meterMap(), true, _ -> true);
  }

  /// A tempo map laid over beats heard beforehand.
  static BandTime ofBeats(TempoMap beats, MeterMap meters) {
    return new BandTime(beats, Session.STEADY, meters, false, _ -> true);
  }

  /// Moves notes from the file's ticks to the band's, for time known beforehand.
  List<Note> toBand(List<Note> notes, TempoMap fileTempos) {
    if (fromFile) {
      return notes;
    }
    var moved = new ArrayList<Note>(notes.size());
    for (Note note : notes) {
      long start = Math.round(transport.tickAt(fileTempos.nanosAt(note.startTick())));
      long end = Math.round(transport.tickAt(fileTempos.nanosAt(note.endTick())));
      moved.add(
          new Note(start, Math.max(1, end - start), note.key(), note.velocity(), note.channel()));
    }
    moved.sort(null);
    return moved;
  }
}
