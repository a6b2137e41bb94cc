package io.sideman.engine.smf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmfReaderTest {
  private static final String END = "00 FF2F00";

  private static Smf oneTrack(int division, String hex) {
    return SmfReader.read(Hex.join(Hex.header(0, 1, division), Hex.track(hex)), "one.mid");
  }

  @Test
  void readsNotesInBandTicks() {
    Smf smf = oneTrack(96, "00 903C64 60 803C40" + END);
    assertEquals(List.of(new Note(0, 960, 60, 100, 0)), smf.notes());
    assertEquals(960, smf.endTick());
    assertEquals(List.of(), smf.warnings());
  }

  @Test
  void runningStatusRepeatsTheLastStatus() {
    Smf smf = oneTrack(480, "00 993C64 00 4050 30 3C00 30 4000" + END);
    assertEquals(List.of(new Note(0, 96, 60, 100, 9), new Note(0, 192, 64, 80, 9)), smf.notes());
  }

  @Test
  void runningStatusSurvivesAMetaEvent() {
    Smf smf = oneTrack(480, "00 903C64 00 FF010141 30 3C00" + END);
    assertEquals(List.of(new Note(0, 96, 60, 100, 0)), smf.notes());
  }

  @Test
  void noteOffEndsTheOldestNoteOfItsKey() {
    Smf smf = oneTrack(960, "00 903C64 0A 903C50 0A 803C00 0A 803C00" + END);
    assertEquals(List.of(new Note(0, 20, 60, 100, 0), new Note(10, 20, 60, 80, 0)), smf.notes());
  }

  @Test
  void notesThatStartTogetherAreSorted() {
    String chords =
        "00 904064 00 903C64 00 913C64 60 803C40 00 804040 00 904364 00 903C64 10 803C00";
    var notes = oneTrack(96, chords + END).tracks().getFirst().notes();
    assertEquals(notes.stream().sorted().toList(), notes);
    assertEquals(5, notes.size());
  }

  @Test
  void aChannelPrefixHoldsUntilTheNextMessage() {
    String named = "00 FF200101 00 FF0301 41 00 913C64 00 FF200100 00 C005 00 FF0301 42";
    SmfTrack track = oneTrack(96, named + END).tracks().getFirst();
    assertEquals(Optional.of("A"), track.channelName(1));
    assertEquals(Optional.empty(), track.channelName(0));
    assertEquals(1, track.firstMeta(MetaType.TRACK_NAME));
    assertEquals(-1, track.firstMeta(MetaType.TEMPO));
  }

  @Test
  void variableLengthTakesFourBytes() {
    Smf smf = oneTrack(32767, "FFFFFF7F 903C64 00 803C00" + END);
    assertEquals(0x0FFFFFFF, smf.tracks().getFirst().fileTick(0));
  }

  @Test
  void tempoAndMetreCountInAnyTrack() {
    byte[] file =
        Hex.join(
            Hex.header(1, 2, 960),
            Hex.track("00 903C64 8740 803C00" + END),
            Hex.track("00 FF5804 03021808 8740 FF5103 0F4240" + END));
    Smf smf = SmfReader.read(file, "two.mid");
    assertEquals(new Meter(3, 4), smf.meterMap().meterAt(0));
    assertEquals(120, smf.tempoMap().bpmAt(0), 1e-9);
    assertEquals(60, smf.tempoMap().bpmAt(960), 1e-9);
  }

  @Test
  void keySignaturesNameTheirTonic() {
    assertEquals(
        Optional.of(new Key(3, false)), oneTrack(96, "00 FF5902FD00" + END).keySignature());
    assertEquals(Optional.of(new Key(6, true)), oneTrack(96, "00 FF59020301" + END).keySignature());
    assertEquals(Optional.empty(), oneTrack(96, END).keySignature());
  }

  @Test
  void namesProgramsAndChannelsAreFound() {
    Smf smf =
        oneTrack(
            96,
            "00 FF0306 42617373 2020 00 FF200102 00 FF0403 536178 00 C221 00 923C64 10 823C00"
                + END);
    SmfTrack track = smf.tracks().getFirst();
    assertEquals(Optional.of("Bass"), track.name());
    assertEquals(Optional.of("Sax"), track.channelName(2));
    assertEquals(Optional.empty(), track.channelName(3));
    assertEquals(33, track.program(2));
    assertEquals(-1, track.program(0));
    assertEquals(1 << 2, track.noteChannels());
  }

  @Test
  void textsAreUtf8OrElseLatin1() {
    Smf smf = oneTrack(96, "00 FF0602 C3A9 00 FF0501 E9" + END);
    assertEquals(List.of("é", "é"), smf.texts().stream().map(TextEvent::text).toList());
    assertEquals(1, smf.markers().size());
  }

  @Test
  void splitSysexIsJoined() {
    Smf smf = oneTrack(96, "00 F003 431200 10 F703 010203 10 F702 04F7 00 F701 FA" + END);
    List<SystemExclusive> messages = smf.systemExclusives();
    assertEquals(1, messages.size());
    assertEquals("f043120001020304f7", HexFormat.of().formatHex(messages.getFirst().message()));
    assertEquals(0, messages.getFirst().tick());
  }

  @Test
  void smpteTicksBecomeQuartersAt120() {
    Smf smf = oneTrack(0xE728, "8768 903C64 8768 803C00" + END); // 25 frames of 40: 1 ms ticks
    assertEquals(List.of(new Note(1920, 1920, 60, 100, 0)), smf.notes());
    assertEquals(120, smf.tempoMap().bpmAt(0), 1e-9);
    assertEquals(1000, smf.toFileTick(1920));
  }

  @Test
  void everyChannelMessageIsKept() {
    Smf smf = oneTrack(96, "00 A03C10 00 B00740 00 C005 00 D020 00 E00040" + END);
    SmfTrack track = smf.tracks().getFirst();
    assertEquals(5, track.size());
    assertEquals(MidiMessage.control(0, 7, 64), track.message(1));
    assertEquals(MidiMessage.program(0, 5), track.message(2));
    assertEquals(MidiMessage.of(0xE0, 0, 64), track.message(4));
  }

  @Test
  void metaPayloadsAreKeptWhateverTheirType() {
    Smf smf = oneTrack(96, "00 FF7F03 410102 00 FF0002 0007 00 FF5405 6000000000" + END);
    SmfTrack track = smf.tracks().getFirst();
    assertEquals(0x7F, track.metaType(0));
    assertArrayEquals(new byte[] {0x41, 1, 2}, track.payload(0));
    assertEquals(0x54, track.metaType(2));
  }

  @Test
  void foreignChunksAreSkippedWithoutAWarning() {
    byte[] chunk = Hex.join("XFIH".getBytes(StandardCharsets.US_ASCII), Hex.bytes("00000002 0102"));
    byte[] file =
        Hex.join(Hex.header(0, 1, 96), chunk, Hex.track("00 903C64 60 803C40" + END), chunk);
    Smf smf = SmfReader.read(file, "chunks.mid");
    assertEquals(1, smf.notes().size());
    assertEquals(List.of(), smf.warnings());
  }

  @Test
  void formatTwoTakesTimeFromItsFirstPattern() {
    byte[] file =
        Hex.join(
            Hex.header(2, 2, 96),
            Hex.track("00 FF5103 0F4240" + END),
            Hex.track("00 FF5103 07A120" + END));
    Smf smf = SmfReader.read(file, "patterns.mid");
    assertEquals(2, smf.format());
    assertEquals(60, smf.tempoMap().bpmAt(0), 1e-9);
  }

  @Test
  void headerMayBeLongerThanSixBytes() {
    byte[] file =
        Hex.join(
            Hex.bytes("4D546864 00000008 0000 0001 0060 ABCD"),
            Hex.track("00 903C64 60 803C40" + END));
    assertEquals(1, SmfReader.read(file, "long-header.mid").notes().size());
  }

  @Test
  void aSysexFloodCostsTwelveBytesPerEvent() {
    byte[] flood = new byte[4 << 20];
    for (int i = 0; i + 3 <= flood.length; i += 3) {
      flood[i + 1] = (byte) 0xF0;
    }
    byte[] file =
        Hex.join(
            Hex.header(0, 1, 96), Hex.bytes(String.format("4D54726B %08X", flood.length)), flood);
    Smf smf = SmfReader.read(file, "flood.mid");
    assertEquals(flood.length / 3, smf.tracks().getFirst().size());
    assertTrue(smf.systemExclusives().isEmpty());
  }
}
