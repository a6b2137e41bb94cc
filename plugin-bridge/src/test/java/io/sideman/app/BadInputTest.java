package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.smf.SmfException;
import io.sideman.engine.smf.SmfReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the commands do with input, options and outputs that are wrong: the right exit code, a
/// message that names the thing, no trace, and nothing written.
class BadInputTest {
  private static final String[] PATTERNS_ONLY = {"--adventure", "0"};

  @TempDir Path folder;
  private Path song;
  private Path out;

  @BeforeEach
  void writeSong() throws IOException {
    song = Files.write(folder.resolve("song.mid"), SongFiles.fourChords());
    out = folder.resolve("band.mid");
  }

  @Test
  void aSoundFileGainsTheBand() {
    var run = accompany();
    assertEquals(0, run.code(), run.err());
    assertEquals(7, SmfReader.read(out).tracks().size());
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Files.write(song, new byte[0]);
    refused(accompany(), 3, "song.mid");
  }

  @Test
  void aTextIsRefused() throws IOException {
    Files.writeString(song, "Dear band, please play something in F.");
    refused(accompany(), 3, "song.mid", "byte 0");
  }

  @Test
  void aWavIsRefused() throws IOException {
    byte[] wav = new byte[2000];
    byte[] head = "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, wav, 0, head.length);
    Files.write(song, wav);
    refused(accompany(), 3, "song.mid");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(song);
    refused(accompany(), 3, "song.mid");
  }

  @Test
  void aFolderIsNoSong() throws IOException {
    Files.delete(song);
    Files.createDirectory(song);
    refused(accompany(), 3, "song.mid");
  }

  @Test
  void aSongWithoutNotesIsRefusedWithAnIdea() throws IOException {
    Files.write(song, SongFiles.silence());
    refused(accompany(), 3, "no notes");
  }

  @Test
  void aTruncatedSongIsRepairedWithANote() throws IOException {
    byte[] whole = Files.readAllBytes(song);
    Files.write(song, Arrays.copyOf(whole, whole.length - 20));
    var run = accompany();
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("Note: song.mid: "), run.err());
    assertTrue(Files.exists(out));
  }

  @Test
  void aSongOfManyDaysIsRefused() throws IOException {
    Files.write(song, SongFiles.endingAt(1L << 27));
    refused(accompany(), 3, "song.mid", "too long");
  }

  @Test
  void noMutationOfASongIsADefect() throws IOException {
    byte[] whole = SongFiles.fourChords();
    var random = new SplittableRandom(20261121);
    for (int round = 0; round < 20; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 1 + round % 6; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      if (isLong(broken)) {
        continue; // allowed, and only slow
      }
      Files.write(song, broken);
      var run = accompany();
      assertTrue(run.code() == 0 || run.code() == 3, "round " + round + ": " + run.err());
    }
  }

  private static boolean isLong(byte[] song) {
    try {
      return SmfReader.read(song, "song.mid").endTick() > 64 * 3840;
    } catch (SmfException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--adventure, 2, --adventure",
    "--intensity, loud, --intensity",
    "--intensity, 1.5, --intensity",
    "--temperature, 0, --temperature",
    "--density, -1, --density",
    "--roles, 'drums,tuba', tuba",
    "--style, polka, polka",
    "--hear, nothing, nothing",
    "--seed, many, many",
    "--listen-to, Tuba, Tuba"
  })
  void wrongOptionsAreNamed(String option, String value, String named) {
    var run = accompany(option, value);
    int code = option.equals("--listen-to") ? 3 : 2;
    refused(run, code, named);
  }

  @Test
  void anOptionThatDoesNotExistIsNamed() {
    refused(accompany("--loud"), 2, "--loud");
  }

  @Test
  void aMissingOutputOptionIsAskedFor() {
    var run = CommandLineRun.of(folder.resolve("home"), "accompany", song.toString());
    refused(run, 2, "--out");
  }

  @Test
  void anOutputInAMissingFolderIsRefused() {
    out = folder.resolve("none/band.mid");
    refused(accompany(), 2, "does not exist");
  }

  @Test
  void aFolderAsOutputIsRefused() throws IOException {
    Files.createDirectory(out);
    accompany().failsWith(2, "is a folder");
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aFailureLeavesTheOldOutputUntouched() throws IOException {
    byte[] old = {1, 2, 3};
    Files.write(out, old);
    Files.writeString(song, "no song");
    accompany().failsWith(3, "song.mid");
    assertArrayEquals(old, Files.readAllBytes(out));
  }

  @ParameterizedTest
  @CsvSource({
    "--chords, H7 | X, H7, 3",
    "--chords, '', chords, 3",
    "--tempo, 1000, --tempo, 2",
    "--bars, 0, --bars, 2",
    "--bars, 100000, --bars, 2",
    "--model, oracle, oracle, 2"
  })
  void generateNamesWhatIsWrong(String option, String value, String named, int code) {
    String[] line = {"generate", "--style", "rock", "--bars", "4", "--out", out.toString()};
    if (option.equals("--bars")) {
      line[4] = value;
      refused(CommandLineRun.of(folder.resolve("home"), line), code, named);
    } else {
      refused(CommandLineRun.of(folder.resolve("home"), plus(line, option, value)), code, named);
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertEquals(0, accompany("--seed", "7").code());
    byte[] first = Files.readAllBytes(out);
    assertEquals(0, accompany("--seed", "7").code());
    assertArrayEquals(first, Files.readAllBytes(out));
  }

  /// Ended as it should, and the folder holds what it held before.
  private void refused(CommandLineRun run, int code, String... parts) {
    run.failsWith(code, parts);
    assertFalse(Files.exists(out), "nothing may be written");
    try (var files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")), "no scraps");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandLineRun accompany(String... options) {
    String[] line = {"accompany", song.toString(), "--out", out.toString()};
    boolean plain = options.length == 0 || !options[0].equals("--adventure");
    String[] complete = plain ? plus(line, PATTERNS_ONLY) : line;
    return CommandLineRun.of(folder.resolve("home"), plus(complete, options));
  }

  private static String[] plus(String[] line, String... more) {
    String[] all = Arrays.copyOf(line, line.length + more.length);
    System.arraycopy(more, 0, all, line.length, more.length);
    return all;
  }
}
