package io.sideman.library.conform;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.MetaType;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Item;
import io.sideman.library.item.Tonality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the conformed tracks: everything that is no note, tempo, metre or key stays with its
/// track. Used once.
final class ConformedMidi {
  private final Smf source;
  private final Target target;
  private final GridChange grid;
  private final ConformedNotes notes;

  ConformedMidi(Smf source, Item item, Target target, Optional<Timeline<Chord>> chords) {
    this.source = source;
    this.target = target;
    double own = item.beat().map(Beat::bpm).orElse(source.tempoMap().bpmAt(0));
    grid = GridChange.of(source, target.ticksFactor(own));
    notes = new ConformedNotes(grid, item.tonality().map(Tonality::key), target, chords);
  }

  Smf write() {
    var builders = new ArrayList<SmfTrackBuilder>();
    long end = 0;
    for (SmfTrack track : source.tracks()) {
      var builder = new SmfTrackBuilder(Division.band());
      copy(track, builder);
      var moved = notes.of(track.notes());
      builder.notes(moved);
      end = Math.max(end, moved.stream().mapToLong(note -> note.endTick()).max().orElse(0));
      builders.add(builder);
    }
    long length = grid.wholeBars(Math.max(end, grid.tick(source.endTick())));
    builders.getFirst().tempo(0, 60e6 / target.bpm()).meter(0, grid.meter()).key(0, target.key());
    List<SmfTrack> tracks = builders.stream().map(b -> b.end(length).build()).toList();
    return Smf.of(Division.band(), tracks);
  }

  private void copy(SmfTrack track, SmfTrackBuilder builder) {
    for (int i = 0; i < track.size(); i++) {
      long tick = Math.max(0, grid.tick(track.tick(i)));
      int type = track.metaType(i);
      if (track.isChannelMessage(i)) {
        copyMessage(tick, track.message(i), builder);
      } else if (type >= 0) {
        if (!tellsTime(type)) {
          builder.meta(tick, type, track.payload(i));
        }
      } else if (track.status(i) == 0xF0) {
        builder.sysex(tick, joined(track.payload(i)));
      }
    }
  }

  private static void copyMessage(long tick, int message, SmfTrackBuilder builder) {
    if (!MidiMessage.isNoteOn(message) && !MidiMessage.isNoteOff(message)) {
      builder.message(tick, message);
    }
  }

  private static boolean tellsTime(int type) {
    return type == MetaType.TEMPO
        || type == MetaType.METER
        || type == MetaType.KEY_SIGNATURE
        || type == MetaType.END_OF_TRACK
        || type == 0x54; // SMPTE offset
  }

  private static byte[] joined(byte[] payload) {
    byte[] message = new byte[payload.length + 1];
    message[0] = (byte) 0xF0;
    System.arraycopy(payload, 0, message, 1, payload.length);
    return message;
  }
}
