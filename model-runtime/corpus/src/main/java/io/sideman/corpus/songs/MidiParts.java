package io.sideman.corpus.songs;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfException;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A MIDI file taken apart: one part per track and channel.
record MidiParts(List<Part> parts, MeterMap meters, TempoMap tempos) {
  /// Notes of one instrument, sorted.
  ///
  /// @param program General MIDI program, 0 when the file chooses none
  record Part(String track, int channel, int program, List<Note> notes) {}

  static MidiParts read(Path file) throws IOException {
    try {
      return of(SmfReader.read(file));
    } catch (SmfException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  static MidiParts of(Smf smf) {
    var parts = new ArrayList<Part>();
    smf.tracks().forEach(track -> addParts(track, parts));
    return new MidiParts(parts, smf.meterMap(), smf.tempoMap());
  }

  private static void addParts(SmfTrack track, List<Part> parts) {
    List<Note> notes = track.notes();
    for (int channel = 0; channel < 16; channel++) {
      if ((track.noteChannels() >> channel & 1) != 0) {
        int only = channel;
        List<Note> own = notes.stream().filter(note -> note.channel() == only).toList();
        parts.add(
            new Part(track.name().orElse(""), channel, Math.max(0, track.program(channel)), own));
      }
    }
  }
}
