package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.command.BarRange;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.MeterMap;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.players.parts.RoleGuess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Some bars of a MIDI file as the session that suggestions are for.
final class SessionBars {
  private static final double MICROS_PER_MINUTE = 60e6;
  private static final int EARLY_TICKS = 60; // a note this little ahead of a bar belongs to it

  private SessionBars() {}

  /// The item of the bars; those who play in them are among its words.
  ///
  /// @param range empty for the last `last` bars with music
  static Item of(SymbolicAnalyst analyst, Smf smf, Optional<BarRange> range, int last) {
    MeterMap meters = smf.meterMap();
    long end = smf.notes().stream().mapToLong(Note::endTick).max().orElse(0);
    if (end == 0) {
      throw CliError.invalidInput(
          "The session has no notes. Give a file in which something plays.");
    }
    long bars = meters.barAt(end - 1) + 1;
    range.ifPresent(each -> each.requireWithin(bars, "it"));
    long from = range.map(each -> each.first() - 1).orElse(Math.max(0, bars - last));
    long to = range.map(BarRange::last).orElse(bars);
    long start = meters.barStart(from);
    var roles = new HashSet<String>();
    Smf cut = cut(smf, start, meters.barStart(to), roles);
    if (cut.notes().isEmpty()) {
      throw CliError.invalidInput(
          "Nothing plays in bars %d-%d. Choose others with --bars.".formatted(from + 1, to));
    }
    return analyst.analyse("session", cut, roles);
  }

  private static Smf cut(Smf smf, long start, long end, Set<String> roles) {
    var tracks = new ArrayList<SmfTrack>();
    tracks.add(
        new SmfTrackBuilder(Division.band())
            .tempo(0, MICROS_PER_MINUTE / smf.tempoMap().bpmAt(start))
            .meter(0, smf.meterMap().meterAt(start))
            .build());
    for (SmfTrack track : smf.tracks()) {
      for (int channel = 0; channel < 16; channel++) {
        List<Note> notes = notes(track, channel, start, end);
        if (!notes.isEmpty()) {
          int program = Math.max(0, track.program(channel));
          String name = track.name().orElse("");
          RoleGuess.role(name, channel, program, notes).ifPresent(role -> roles.add(role.id()));
          tracks.add(
              new SmfTrackBuilder(Division.band())
                  .name(name)
                  .program(0, channel, program)
                  .notes(notes)
                  .build());
        }
      }
    }
    return Smf.of(Division.band(), tracks);
  }

  private static List<Note> notes(SmfTrack track, int channel, long start, long end) {
    var inside = new ArrayList<Note>();
    for (Note note : track.notes()) {
      long from = note.startTick();
      boolean early = from >= start - EARLY_TICKS && from < end - EARLY_TICKS;
      if (note.channel() == channel && early) {
        long at = Math.max(0, from - start);
        long length = Math.max(1, Math.min(note.endTick(), end) - start - at);
        inside.add(new Note(at, length, note.key(), note.velocity(), channel));
      }
    }
    return inside;
  }
}
