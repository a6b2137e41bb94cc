package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
  @TempDir Path folder;
  private Path song;
  private Path wav;

  @BeforeEach
  void writeSong() throws IOException {
    song = Files.write(folder.resolve("song.mid"), SongFiles.fourChords());
    wav = folder.resolve("song.wav");
  }

  @Test
  void theWavHoldsTheWholeSongAndItsDecay() throws Exception {
    var run = render("--engine", "java", "--soundfont", "none");
    assertEquals(0, run.code(), run.err());
    AudioFileFormat format = AudioSystem.getAudioFileFormat(wav.toFile());
    double seconds = format.getFrameLength() / 44_100.0;
    assertEquals(44_100, format.getFormat().getSampleRate());
    assertEquals(16, format.getFormat().getSampleSizeInBits());
    assertEquals(2, format.getFormat().getChannels());
    assertTrue(seconds > 3.9 && seconds < 11, seconds + " s");
    short[] samples = samples();
    for (int chord = 0; chord < 4; chord++) {
      assertTrue(loudness(samples, chord + 0.1) > 300, "chord " + chord);
    }
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing else is left in the folder");
    }
  }

  @Test
  void theLoudestSampleIsOneDecibelBelowFullScale() throws Exception {
    var run = render("--engine", "java", "--soundfont", "none", "--rate", "48000");
    assertEquals(0, run.code(), run.err());
    int peak = 0;
    for (short sample : samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    assertEquals(-1, 20 * Math.log10(peak / 32767.0), 0.02);
  }

  @Test
  void aFileThatIsNoMidiIsRefusedAndNothingWritten() throws IOException {
    Files.writeString(song, "this is a letter, not a song");
    render().failsWith(3, "song.mid");
    assertFalse(Files.exists(wav));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(song);
    render().failsWith(3, "song.mid");
  }

  @Test
  void aMissingSoundFontIsNamed() {
    render("--soundfont", "piano.sf2").failsWith(3, "piano.sf2", "--soundfont");
    assertFalse(Files.exists(wav));
  }

  @Test
  void aFontThatIsNoneIsRefused() throws IOException {
    Path font = Files.writeString(folder.resolve("piano.sf2"), "no font");
    render("--engine", "java", "--soundfont", font.toString()).failsWith(3, "piano.sf2");
    assertFalse(Files.exists(wav));
  }

  @Test
  void aStrangeSampleRateIsRefused() {
    render("--rate", "8000").failsWith(2, "44100 or 48000", "8000");
  }

  @Test
  void anOutputInAMissingFolderIsRefused() {
    wav = folder.resolve("none/song.wav");
    render().failsWith(2, "does not exist");
  }

  private CommandLineRun render(String... options) {
    String[] line = new String[options.length + 4];
    line[0] = "render";
    line[1] = song.toString();
    line[2] = "--out";
    line[3] = wav.toString();
    System.arraycopy(options, 0, line, 4, options.length);
    return CommandLineRun.of(folder.resolve("home"), line);
  }

  private short[] samples() throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
      byte[] bytes = sound.readAllBytes();
      short[] samples = new short[bytes.length / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8);
      }
      return samples;
    }
  }

  /// Root mean square of 200 ms from `second` on.
  private static double loudness(short[] samples, double second) {
    int from = 2 * (int) Math.round(second * 44_100);
    double sum = 0;
    int count = 44_100 * 2 / 5;
    for (int i = from; i < from + count; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / count);
  }
}
