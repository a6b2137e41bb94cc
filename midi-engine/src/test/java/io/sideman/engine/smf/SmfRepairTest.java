package io.sideman.engine.smf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Broken files that still hold music: what is kept, and what the user is told.
class SmfRepairTest {
  private static final String NOTE = "00 903C64 60 803C40";
  private static final String END = "00 FF2F00";
  private static final List<Note> ONE = List.of(new Note(0, 960, 60, 100, 0));

  private static Smf read(byte[]... parts) {
    return SmfReader.read(Hex.join(parts), "broken.mid");
  }

  private static void assertWarns(Smf smf, String... parts) {
    assertEquals(parts.length, smf.warnings().size(), smf.warnings()::toString);
    for (int i = 0; i < parts.length; i++) {
      String warning = smf.warnings().get(i);
      assertTrue(warning.contains(parts[i]), warning);
    }
  }

  @Test
  void truncatedTrackKeepsWhatCameBefore() {
    byte[] whole = Hex.join(Hex.header(0, 1, 96), Hex.track(NOTE + "00 904064 60 804040" + END));
    Smf smf = read(Arrays.copyOf(whole, whole.length - 6));
    assertEquals(List.of(new Note(0, 960, 60, 100, 0), new Note(960, 1, 64, 100, 0)), smf.notes());
    assertWarns(smf, "breaks off", "no note-off", "length says", "end of track is missing");
  }

  @Test
  void missingEndOfTrackEndsAtTheLastEvent() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track(NOTE));
    assertEquals(ONE, smf.notes());
    assertWarns(smf, "end of track is missing");
  }

  @Test
  void lengthTooLongIsCutAtTheNextTrack() {
    Smf smf =
        read(
            Hex.header(1, 2, 96),
            Hex.bytes("4D54726B 00000010" + NOTE + END),
            Hex.track(NOTE + END));
    assertEquals(2, smf.notes().size());
    assertWarns(smf, "track 1: its length says 16 bytes, but it has 12");
  }

  @Test
  void lengthTooShortReadsOnToTheNextTrack() {
    Smf smf =
        read(
            Hex.header(1, 2, 96),
            Hex.bytes("4D54726B 00000005" + NOTE + END),
            Hex.track(NOTE + END));
    assertEquals(2, smf.notes().size());
    assertWarns(smf, "track 1: its length says 5 bytes, but it has 12");
  }

  @Test
  void lengthZeroReadsOnToTheEnd() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.bytes("4D54726B 00000000" + NOTE + END));
    assertEquals(ONE, smf.notes());
    assertWarns(smf, "its length says 0 bytes, but it has 12");
  }

  @Test
  void riffWrapperIsDropped() {
    byte[] midi = Hex.join(Hex.header(0, 1, 96), Hex.track(NOTE + END));
    byte[] wrapper =
        Hex.join(
            "RIFF".getBytes(StandardCharsets.US_ASCII),
            Hex.bytes("2E000000"),
            "RMIDdata".getBytes(StandardCharsets.US_ASCII),
            Hex.bytes("22000000"));
    Smf smf = read(wrapper, midi);
    assertEquals(ONE, smf.notes());
    assertWarns(smf, "RIFF wrapper");
  }

  @Test
  void junkBeforeBetweenAndBehindIsSkipped() {
    byte[] junk = Hex.bytes("00FF00");
    Smf smf =
        read(junk, Hex.header(1, 2, 96), Hex.track(NOTE + END), junk, Hex.track(NOTE + END), junk);
    assertEquals(2, smf.notes().size());
    assertTrue(smf.warnings().getFirst().contains("3 foreign bytes"), smf.warnings()::toString);
    assertTrue(smf.warnings().getLast().contains("belong to no track"), smf.warnings()::toString);
  }

  @Test
  void missingNoteOffsEndAtTheNextNoteOfTheirKey() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track("00 903C64 60 903C50 60 9040 40 60 FF2F00"));
    assertEquals(
        List.of(
            new Note(0, 960, 60, 100, 0),
            new Note(960, 1920, 60, 80, 0),
            new Note(1920, 960, 64, 64, 0)),
        smf.notes());
    assertWarns(smf, "3 notes have no note-off");
  }

  @Test
  void tempoZeroIsLeftOut() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track("00 FF5103 000000" + NOTE + END));
    assertEquals(120, smf.tempoMap().bpmAt(0), 1e-9);
    assertWarns(smf, "tempo of 0");
  }

  @Test
  void impossibleMetreAndKeyAreLeftOut() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track("00 FF580400090000 00 FF59020A00" + END));
    assertEquals("4/4", smf.meterMap().meterAt(0).toString());
    assertWarns(smf, "metre must have", "names no key");
  }

  @Test
  void manyDeclaredTracksCostNothing() {
    Smf smf = read(Hex.header(1, 65_535, 96), Hex.track(NOTE + END));
    assertEquals(1, smf.tracks().size());
    assertWarns(smf, "declares 65535 tracks, but the file has 1");
  }

  @Test
  void unknownFormatIsReadAsFormatOne() {
    Smf smf = read(Hex.header(7, 1, 96), Hex.track(NOTE + END));
    assertEquals(1, smf.format());
    assertWarns(smf, "format must be 0, 1 or 2, but was 7");
  }

  @Test
  void dataByteOutOfRangeIsClamped() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track("00 903CFF 60 803C40" + END));
    assertEquals(List.of(new Note(0, 960, 60, 127, 0)), smf.notes());
    assertWarns(smf, "data bytes must be 0-127, but was 255");
  }

  @Test
  void straySystemMessageIsLeftOut() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track("00 F8 00 F20102" + NOTE + END));
    assertEquals(ONE, smf.notes());
    assertWarns(smf, "status 0xF8", "status 0xF2");
  }

  @Test
  void dataWithoutAStatusEndsTheTrack() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track("00 3C64" + NOTE + END));
    assertEquals(List.of(), smf.notes());
    assertWarns(smf, "0x3C stands where an event must start", "end of track is missing");
  }

  @Test
  void hugeDeltaBeforeTheEndOfTrackIsDropped() {
    Smf smf = read(Hex.header(0, 1, 1), Hex.track(NOTE + "FFFFFF7F FF2F00"));
    assertEquals(96 * 960, smf.endTick());
    assertWarns(smf, "beyond any song");
  }

  @Test
  void bytesBehindTheEndOfTrackAreKeptButNotRead() {
    byte[] track = Hex.track(NOTE + END + "00000000");
    Smf smf = read(Hex.header(0, 1, 96), track);
    assertEquals(ONE, smf.notes());
    assertWarns(smf, "4 bytes after the end of track");
    assertEquals(track.length - 8, smf.tracks().getFirst().rawBytes().length);
  }

  @Test
  void aHopelessFileDoesNotFloodTheUser() {
    Smf smf = read(Hex.header(0, 1, 96), Hex.track("00F8".repeat(1000) + END));
    assertEquals(Warnings.MOST + 1, smf.warnings().size());
    assertEquals("and 950 further repairs", smf.warnings().getLast());
  }
}
