package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleReader;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleLearnCommandTest {
  @TempDir Path home;
  private Path songs;

  @BeforeEach
  void makeFolder() throws IOException {
    songs = Files.createDirectories(home.resolve("songs"));
  }

  @Test
  void aStyleLearnedFromOursPlaysLikeOurs() throws IOException {
    play("jazz-swing", 1, songs.resolve("one.mid"));
    play("jazz-swing", 2, songs.resolve("two.mid"));
    Files.writeString(songs.resolve("broken.mid"), "no music");
    var run = CommandLineRun.of(home, "style", "learn", songs.toString(), "--id", "my-swing");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("Left out broken.mid"), run.err());
    assertTrue(run.out().contains("2 of 3 files"), run.out());

    Style style = StyleReader.read(home.resolve("styles/my-swing.json"));
    assertEquals(66, style.feel().swingPercent(), 3);
    assertEquals("8th", style.feel().swingUnit().id());
    assertEquals(150, style.tempo().defaultBpm(), 1);
    assertEquals("jazz", style.genre().id());
    assertEquals(32, style.voice(Role.BASS).program());
    play("my-swing", 3, home.resolve("learned.mid"));
    play("jazz-swing", 3, home.resolve("ours.mid"));
    List<Note> learned = notes(home.resolve("learned.mid"), Role.DRUMS);
    List<Note> ours = notes(home.resolve("ours.mid"), Role.DRUMS);
    assertEquals(ours.size(), learned.size(), 0.2 * ours.size());
    assertEquals(velocity(ours), velocity(learned), 8);
    List<Note> bass = notes(home.resolve("ours.mid"), Role.BASS);
    List<Note> learnedBass = notes(home.resolve("learned.mid"), Role.BASS);
    assertEquals(bass.size(), learnedBass.size(), 0.15 * bass.size());
    assertEquals(velocity(bass), velocity(learnedBass), 8);
    assertTrue(CommandLineRun.of(home, "style", "list").out().contains("my-swing"));
  }

  @Test
  void whatAStyleOfTheSameNameIsStays() throws IOException {
    Path file = Files.createDirectories(home.resolve("styles")).resolve("mine.json");
    Files.writeString(file, "{}");
    learn("mine").failsWith(2, "\"mine\" already", "--replace");
    learn("rock").failsWith(2, "\"rock\" already", "came with Sideman");
    assertEquals("{}", Files.readString(file));
  }

  @Test
  void anIdThatNoFileCanHaveIsRefused() {
    learn("My Band").failsWith(2, "--id must be lower-case words", "\"My Band\"");
  }

  @Test
  void anEmptyFolderIsNamed() {
    learn("mine").failsWith(3, songs.toString(), "must hold MIDI files");
    assertFalse(Files.exists(home.resolve("styles/mine.json")));
  }

  @Test
  void filesOfWhichNoneCanBeReadAreNamedWithTheReason() throws IOException {
    Files.writeString(songs.resolve("broken.mid"), "no music");
    learn("mine").failsWith(3, "None of the 1 MIDI files", "broken.mid");
  }

  @Test
  void withoutDrumsOneMustSaySo() throws IOException {
    write("piano.mid", Meter.COMMON, false);
    learn("mine").failsWith(3, "must have drums", "--without-drums");
    var run =
        CommandLineRun.of(
            home, "style", "learn", songs.toString(), "--id", "mine", "--without-drums");
    assertEquals(0, run.code(), run.err());
    Style style = StyleReader.read(home.resolve("styles/mine.json"));
    assertFalse(style.patterns().containsKey(Role.DRUMS));
    assertTrue(style.patterns().containsKey(Role.KEYS));
  }

  @Test
  void filesInSeveralMetresNeedAChoice() throws IOException {
    write("four.mid", Meter.COMMON, true);
    write("three.mid", new Meter(3, 4), true);
    learn("mine").failsWith(3, "mostly in one metre", "3/4", "4/4", "--meter");
    var run =
        CommandLineRun.of(
            home, "style", "learn", songs.toString(), "--id", "mine", "--meter", "3/4");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("Left out four.mid: is in 4/4"), run.err());
    Style style = StyleReader.read(home.resolve("styles/mine.json"));
    assertEquals(new Meter(3, 4), style.meter());
  }

  private CommandLineRun learn(String id) {
    return CommandLineRun.of(home, "style", "learn", songs.toString(), "--id", id);
  }

  private void play(String style, int seed, Path file) {
    var run =
        CommandLineRun.of(
            home,
            "generate",
            "--style",
            style,
            "--bars",
            "24",
            "--adventure",
            "0",
            "--tempo",
            "150",
            "--seed",
            Integer.toString(seed),
            "--out",
            file.toString());
    assertEquals(0, run.code(), run.err());
  }

  /// Sixteen bars of struck chords, with a plain beat when asked.
  private void write(String name, Meter meter, boolean drums) throws IOException {
    var division = new Division.Metrical(480);
    var band = new SmfTrackBuilder(division).program(0, 0, 0);
    for (int bar = 0; bar < 16; bar++) {
      long start = (long) bar * meter.barTicks();
      for (int beat = 0; beat < meter.numerator(); beat++) {
        for (int key : new int[] {60, 64, 67}) {
          band.note(new Note(start + beat * 960L, 800, key, 80, 0));
        }
        if (drums) {
          band.note(new Note(start + beat * 960L, 100, beat % 2 == 0 ? 36 : 38, 100, 9));
        }
      }
    }
    var time = new SmfTrackBuilder(division).maps(TempoMap.of(120), MeterMap.of(meter)).build();
    Files.write(
        songs.resolve(name), SmfWriter.bytes(Smf.of(division, List.of(time, band.build()))));
  }

  private static List<Note> notes(Path file, Role role) {
    return SmfReader.read(file).notes().stream()
        .filter(note -> note.channel() == role.channel())
        .toList();
  }

  private static double velocity(List<Note> notes) {
    return notes.stream().mapToInt(Note::velocity).average().orElse(0);
  }
}
