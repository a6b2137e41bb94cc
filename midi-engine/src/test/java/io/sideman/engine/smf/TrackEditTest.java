package io.sideman.engine.smf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TrackEditTest {
  private static final String END = "00 FF2F00";

  private static SmfTrack track(String hex) {
    return SmfReader.read(Hex.join(Hex.header(0, 1, 960), Hex.track(hex)), "one.mid")
        .tracks()
        .getFirst();
  }

  private static Function<Note, Optional<Note>> transposed(int semitones) {
    return note ->
        Optional.of(
            new Note(
                note.startTick(),
                note.lengthTicks(),
                note.key() + semitones,
                note.velocity(),
                note.channel()));
  }

  @Test
  void notesUnderRunningStatusAreExchangedWhole() {
    SmfTrack track = track("00 993C64 00 4050 30 3C00 30 4000" + END);

    SmfTrack edited =
        track.withNotes(
            note -> note.key() == 60 ? transposed(2).apply(note) : Optional.of(note), List.of());

    assertEquals(List.of(new Note(0, 48, 62, 100, 9), new Note(0, 96, 64, 80, 9)), edited.notes());
  }

  @Test
  void systemExclusiveStaysByteForByteInItsPlace() {
    SmfTrack track = track("00 903C64 10 F0057E7F0901F7 10 B00740 10 803C00" + END);

    SmfTrack edited = track.withNotes(transposed(5), List.of());

    assertEquals(List.of(new Note(0, 48, 65, 100, 0)), edited.notes());
    int sysex = 0;
    while (edited.status(sysex) != 0xF0) {
      sysex++;
    }
    assertEquals(16, edited.fileTick(sysex));
    assertArrayEquals(Hex.bytes("7E7F0901F7"), edited.payload(sysex));
    assertEquals(0xB0, edited.status(sysex + 1) & 0xF0);
    assertEquals(32, edited.fileTick(sysex + 1));
  }

  @Test
  void aNoteTakenAwayLeavesEverythingElse() {
    SmfTrack track = track("00 FF010141 00 903C64 00 C005 30 803C00 30 903E50 30 803E00" + END);

    SmfTrack edited =
        track.withNotes(note -> note.key() == 60 ? Optional.empty() : Optional.of(note), List.of());

    assertEquals(List.of(new Note(96, 48, 62, 80, 0)), edited.notes());
    assertEquals(4, edited.size(), "text, program, note on, note off");
    assertEquals(track.endFileTick(), edited.endFileTick());
  }

  @Test
  void whatIsAddedEndsBeforeTheNextNoteOfItsKeyBegins() {
    SmfTrack track = track("30 903C64 30 803C00" + END);

    SmfTrack edited =
        track.withNotes(
            Optional::of, List.of(new Note(0, 48, 60, 90, 0), new Note(96, 48, 60, 70, 0)));

    assertEquals(
        List.of(
            new Note(0, 48, 60, 90, 0), new Note(48, 48, 60, 100, 0), new Note(96, 48, 60, 70, 0)),
        edited.notes());
  }
}
