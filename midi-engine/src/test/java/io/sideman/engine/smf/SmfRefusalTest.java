package io.sideman.engine.smf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that hold no usable music are refused in words a musician can act on.
class SmfRefusalTest {
  private static String refusal(byte[]... parts) {
    return assertThrows(SmfException.class, () -> SmfReader.read(Hex.join(parts), "song.mid"))
        .getMessage();
  }

  @Test
  void emptyFile() {
    assertEquals(
        "song.mid, byte 0: a MIDI file must not be empty, but this one has 0 bytes. Export it"
            + " again from the program it came from as a Standard MIDI File.",
        refusal());
  }

  @Test
  void somethingElse() {
    String message = refusal("%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII));
    assertTrue(
        message.startsWith(
            "song.mid, byte 0: a MIDI file must start with MThd, but it starts with 25 50 44 46."),
        message);
  }

  @Test
  void headerCutOff() {
    assertTrue(refusal(Hex.bytes("4D546864 00000006 0001")).contains("header must hold 6 bytes"));
  }

  @Test
  void headerAlone() {
    assertTrue(refusal(Hex.header(1, 3, 96)).contains("must hold a track, but none follows"));
  }

  @Test
  void noTicksInAQuarter() {
    String message = refusal(Hex.header(0, 1, 0), Hex.track("00 FF2F00"));
    assertTrue(
        message.startsWith("song.mid, byte 12: ticks per quarter must be 1-32767, but was 0."),
        message);
  }

  @Test
  void impossibleFrameRate() {
    String message = refusal(Hex.header(0, 1, 0xF528), Hex.track("00 FF2F00"));
    assertTrue(message.contains("must be 24, 25, 29 or 30, but was 11"), message);
  }

  @Test
  void deltaBeyondAnySong() {
    String message =
        refusal(Hex.header(0, 1, 96), Hex.track("00 903C64 FFFFFF7F 803C40 00 FF2F00"));
    assertTrue(message.startsWith("song.mid, byte 26: a song must end before tick"), message);
    assertTrue(message.contains("track 1 goes to tick 268435455"), message);
  }

  @Test
  void moreEventsThanAnySong() {
    byte[] flood = new byte[3 * (TrackParser.MOST_EVENTS + 1)];
    for (int i = 0; i < flood.length; i += 3) {
      flood[i + 1] = (byte) 0xF0; // delta 0, SysEx, length 0
    }
    String message =
        refusal(
            Hex.header(0, 1, 96), Hex.bytes(String.format("4D54726B %08X", flood.length)), flood);
    assertTrue(
        message.contains("a file may have 2000000 events, but track 1 goes beyond that"), message);
  }

  @Test
  void moreTracksThanAHeaderCanDeclare() {
    byte[] empty = Hex.track("");
    byte[] tracks = new byte[empty.length * (SmfReader.MOST_TRACKS + 1)];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = empty[i % empty.length];
    }
    String message = refusal(Hex.header(1, 1, 96), tracks);
    assertTrue(message.contains("may have 65535 tracks, but another one follows"), message);
  }

  @Test
  void missingFileAndFolder(@TempDir Path folder) {
    Path absent = folder.resolve("absent.mid");
    String message = assertThrows(SmfException.class, () -> SmfReader.read(absent)).getMessage();
    assertEquals(absent + ": no such file. Check the spelling and the folder.", message);
    message = assertThrows(SmfException.class, () -> SmfReader.read(folder)).getMessage();
    assertTrue(message.contains("is a folder"), message);
  }

  @Test
  void fileTooLargeIsNotEvenRead(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.mid");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 33); // sparse
    }
    String message = assertThrows(SmfException.class, () -> SmfReader.read(large)).getMessage();
    assertTrue(message.contains("at most 64 MiB, but this one has 8589934592 bytes"), message);
  }
}
