package io.sideman.app.command;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.BandTracks;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A MIDI file of the band alone: a track with tempo, metre, key and chords as markers, then a
/// track per role.
///
/// @param sheet the chords that were played over
/// @param endTick where the file ends, in band ticks
record GeneratedFile(Style style, Sheet sheet, MeterMap meters, double bpm, long endTick) {
  /// @param mark what is done to the tracks before they are put together: their provenance
  Smf of(Map<Role, List<Note>> notes, UnaryOperator<List<SmfTrack>> mark) {
    var conductor =
        new SmfTrackBuilder(Division.band()).name(style.name()).maps(TempoMap.of(bpm), meters);
    conductor.key(0, sheet.keys().at(0));
    sheet
        .chords()
        .spans()
        .forEach(span -> {
          if (span.startTick() < endTick) {
            conductor.marker(span.startTick(), span.value().toString());
          }
        });
    var tracks = new ArrayList<SmfTrack>();
    tracks.add(conductor.end(endTick).build());
    tracks.addAll(BandTracks.of(Division.band(), style, notes));
    return Smf.of(Division.band(), mark.apply(tracks));
  }
}
