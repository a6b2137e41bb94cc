package io.sideman.engine.smf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmfWriterTest {
  @Test
  void aSmallFileIsTheseBytes() {
    SmfTrack track =
        new SmfTrackBuilder(new Division.Metrical(96))
            .note(new Note(0, 960, 60, 100, 9))
            .tempo(0, 500_000)
            .meter(0, new Meter(6, 8))
            .name("A")
            .build();
    byte[] bytes = SmfWriter.bytes(Smf.of(track.division(), List.of(track)));
    assertEquals(
        HexFormat.of()
            .formatHex(
                Hex.join(
                    Hex.header(0, 1, 96),
                    Hex.track(
                        "00 FF510307A120 00 FF580406030C08 00 FF030141 00 993C64 60 893C40"
                            + "00 FF2F00"))),
        HexFormat.of().formatHex(bytes));
  }

  @Test
  void tracksThatWereReadAreWrittenBackByteForByte() {
    byte[] odd = // running status, running status across a meta, wasteful delta, escape
        Hex.join(
            Hex.header(1, 1, 96),
            Hex.track("00 903C64 00 4064 808000 FF0100 30 3C00 00 F702F8F9 10 4000 8100 FF2F00"));
    assertArrayEquals(odd, SmfWriter.bytes(SmfReader.read(odd, "odd.mid")));
  }

  @Test
  void addedTracksLeaveTheOthersAlone() {
    byte[] input =
        Hex.join(Hex.header(0, 1, 96), Hex.track("00 903C64 00 4064 30 3C00 00 4000 00 FF2F00"));
    Smf song = SmfReader.read(input, "in.mid");
    var note = new Note(240, 480, 36, 90, 1);
    SmfTrack bass =
        new SmfTrackBuilder(song.division()).name("Sideman Bass").note(note).end(9600).build();
    Smf both = SmfReader.read(SmfWriter.bytes(song.plus(List.of(bass))), "out.mid");
    assertEquals(1, both.format());
    assertArrayEquals(song.tracks().getFirst().rawBytes(), both.tracks().getFirst().rawBytes());
    assertEquals(Optional.of("Sideman Bass"), both.tracks().get(1).name());
    assertEquals(List.of(note), both.tracks().get(1).notes());
    assertEquals(9600, both.endTick());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void notesWrittenAreNotesRead(long seed) {
    var random = new SplittableRandom(seed);
    var notes = new ArrayList<Note>();
    long[] free = new long[128];
    for (int i = 0; i < 2_000; i++) {
      int key = random.nextInt(128);
      long start = free[key] + random.nextInt(500);
      int length = 1 + random.nextInt(3_000);
      free[key] = start + length;
      notes.add(new Note(start, length, key, 1 + random.nextInt(127), 3));
    }
    notes.sort(null);
    SmfTrack track = new SmfTrackBuilder(Division.band()).notes(notes).build();
    assertEquals(notes, track.notes(), "seed " + seed);
  }

  @Test
  void mapsAndKeySurviveTheFile() {
    TempoMap tempos =
        TempoMap.of(List.of(new TempoMap.Change(0, 600_000), new TempoMap.Change(3840, 400_000)));
    MeterMap meters =
        MeterMap.of(
            List.of(
                new MeterMap.Change(0, new Meter(7, 8)),
                new MeterMap.Change(3360, new Meter(3, 4))));
    for (int tonic = 0; tonic < 12; tonic++) {
      var key = new Key(tonic, tonic % 2 == 0);
      SmfTrack track =
          new SmfTrackBuilder(Division.band()).maps(tempos, meters).key(0, key).build();
      Smf smf = Smf.of(Division.band(), List.of(track));
      assertEquals(Optional.of(key), smf.keySignature());
      assertEquals(meters.changes(), smf.meterMap().changes());
      assertEquals(tempos.bpmAt(3840), smf.tempoMap().bpmAt(3840), 1e-6);
      assertEquals(tempos.nanosAt(9600), smf.tempoMap().nanosAt(9600));
    }
  }

  @Test
  void smpteDivisionSurvivesTheFile() {
    var division = new Division.Smpte(25, 40);
    var note = new Note(1920, 960, 60, 100, 0);
    Smf smf = Smf.of(division, List.of(new SmfTrackBuilder(division).note(note).build()));
    Smf again = SmfReader.read(SmfWriter.bytes(smf), "smpte.mid");
    assertEquals(division, again.division());
    assertEquals(List.of(note), again.notes());
  }

  @Test
  void theJdkReadsWhatIsWritten() throws Exception {
    SmfTrack track =
        new SmfTrackBuilder(Division.band()).name("x").note(new Note(0, 960, 60, 100, 0)).build();
    byte[] bytes = SmfWriter.bytes(Smf.of(Division.band(), List.of(track)));
    var sequence = MidiSystem.getSequence(new ByteArrayInputStream(bytes));
    assertEquals(960, sequence.getResolution());
    assertEquals(4, sequence.getTracks()[0].size());
    assertEquals(960, sequence.getTickLength());
  }

  @Test
  void aTrackWithoutEndGainsOne() {
    byte[] input = Hex.join(Hex.header(0, 1, 96), Hex.track("00 903C64 60 803C40"));
    Smf again = SmfReader.read(SmfWriter.bytes(SmfReader.read(input, "in.mid")), "out.mid");
    assertEquals(List.of(), again.warnings());
    assertEquals(960, again.endTick());
  }

  @Test
  void anUnwritablePlaceLeavesNothingBehind(@TempDir Path folder) throws IOException {
    Smf smf = Smf.of(Division.band(), List.of(new SmfTrackBuilder(Division.band()).build()));
    Path inNoFolder = folder.resolve("absent").resolve("out.mid");
    String message =
        assertThrows(IOException.class, () -> SmfWriter.write(smf, inNoFolder)).getMessage();
    assertEquals("the folder of " + inNoFolder + " does not exist; create it first", message);
    assertThrows(IOException.class, () -> SmfWriter.write(smf, folder));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
