package io.sideman.app.bandfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.MetaType;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BandFileTest {
  private static final Division DIVISION = new Division.Metrical(480);

  @TempDir private Path folder;

  private BandFile read(SmfTrack... tracks) throws IOException {
    var all = new ArrayList<SmfTrack>();
    all.add(
        new SmfTrackBuilder(DIVISION).maps(TempoMap.of(100), MeterMap.of(Meter.COMMON)).build());
    all.addAll(List.of(tracks));
    return read(Smf.of(DIVISION, all));
  }

  private BandFile read(Smf smf) throws IOException {
    Path file = folder.resolve("song.mid");
    Files.write(file, SmfWriter.bytes(smf));
    var folders = new Folders(Path.of(System.getProperty("sideman.presets")), folder);
    return BandFile.read(Console.ofProcess(), folders, file);
  }

  private static SmfTrackBuilder line(String name, int channel, int program, int key) {
    var track = new SmfTrackBuilder(DIVISION).name(name).program(0, channel, program);
    for (int i = 0; i < 8; i++) {
      track.note(new Note(i * 960L, 900, key + i % 2 * 2, 80, channel));
    }
    return track;
  }

  private static SmfTrackBuilder chords(String name, int channel, int program) {
    var track = new SmfTrackBuilder(DIVISION).name(name).program(0, channel, program);
    for (int i = 0; i < 4; i++) {
      for (int key : new int[] {60, 64, 67}) {
        track.note(new Note(i * 1920L, 1900, key, 70, channel));
      }
    }
    return track;
  }

  @Test
  void knowsRolesByNameProgramAndPlaying() throws IOException {
    BandFile file =
        read(
            line("Sideman Pad", 3, 0, 60).build(),
            line("Fingers", 1, 33, 36).build(),
            chords("Guitar", 2, 25).build(),
            line("Flute", 4, 73, 76).build(),
            line("Kit", 9, 0, 36).build());
    assertEquals(
        List.of(
            "drums: track 6 \"Kit\" (on the drum channel)",
            "bass: track 3 \"Fingers\" (by its program, Electric Bass (finger))",
            "keys: track 4 \"Guitar\" (it plays chords)",
            "pad: track 2 \"Sideman Pad\" (by Sideman's name)",
            "lead: track 5 \"Flute\" (one high note at a time)"),
        file.describe());
  }

  @Test
  void hearsTheChordsWhenNobodyWroteThem() throws IOException {
    BandFile file = read(chords("Piano", 0, 0).build());
    assertEquals("by ear", file.harmonySource());
    assertEquals("C", file.sheet().chords().at(960).toString());
  }

  @Test
  void believesMarkersThatAreChordsButNotSectionLetters() throws IOException {
    SmfTrack chordal = chords("Piano", 0, 0).marker(0, "F#m7").marker(3840, "B7").build();
    assertEquals("Gbm7", read(chordal).sheet().chords().at(0).toString());
    SmfTrack sections = chords("Piano", 0, 0).marker(0, "A").marker(3840, "B").build();
    assertEquals("by ear", read(sections).harmonySource());
  }

  @Test
  void exchangesOneWindowAndNothingElse() throws IOException {
    SmfTrackBuilder bass = line("Bass", 1, 33, 36).control(1000, 1, 11, 99);
    BandFile file = read(bass.text(2000, MetaType.TEXT, "mine").build(), chords("P", 0, 0).build());
    Note fresh = new Note(3840, 480, 40, 90, 0);
    Smf after = file.exchange(Map.of(Role.BASS, Exchange.window(3840, 5760, List.of(fresh))));
    Smf again = SmfReader.read(SmfWriter.bytes(after), "again.mid");
    for (int untouched : new int[] {0, 2}) {
      assertArrayEquals(
          file.smf().tracks().get(untouched).rawBytes(), again.tracks().get(untouched).rawBytes());
    }
    var expected = new ArrayList<>(file.smf().tracks().get(1).notes());
    expected.removeIf(note -> note.startTick() >= 3840 && note.startTick() < 5760);
    expected.add(new Note(3840, 480, 40, 90, 1));
    expected.sort(null);
    assertEquals(expected, again.tracks().get(1).notes());
    assertEquals(others(file.smf().tracks().get(1)), others(again.tracks().get(1)));
    assertEquals(0, again.tracks().get(1).hangingNotes());
  }

  @Test
  void cutsWhatRingsIntoTheWindow() throws IOException {
    var track = new SmfTrackBuilder(DIVISION).program(0, 1, 33).note(new Note(0, 9000, 36, 80, 1));
    BandFile file = read(track.build());
    Smf after = file.exchange(Map.of(Role.BASS, Exchange.window(3840, 7680, List.of())));
    assertEquals(List.of(new Note(0, 3840, 36, 80, 1)), after.tracks().get(1).notes());
  }

  @Test
  void givesARoleThatNobodyPlaysATrackOfItsOwn() throws IOException {
    BandFile file = read(chords("P", 0, 0).build());
    var bass = Exchange.all(List.of(new Note(0, 960, 36, 80, 0)));
    Smf after = file.exchange(Map.of(Role.BASS, bass));
    assertEquals("Sideman Bass", after.tracks().get(2).name().orElse(""));
    assertFalse(after.tracks().get(2).notes().isEmpty());
  }

  /// Everything but notes, with its place.
  private static List<String> others(SmfTrack track) {
    var events = new ArrayList<String>();
    for (int i = 0; i < track.size(); i++) {
      int command = track.status(i) & 0xF0;
      if (command != 0x80 && command != 0x90) {
        events.add(track.tick(i) + ":" + track.status(i) + ":" + track.message(i));
      }
    }
    return events;
  }
}
