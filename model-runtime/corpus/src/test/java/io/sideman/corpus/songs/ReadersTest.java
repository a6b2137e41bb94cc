package io.sideman.corpus.songs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir Path data;

  @Test
  void billboardLinesBecomeChordsWithLengths() throws Exception {
    Path folder = Files.createDirectories(data.resolve("mcgill_billboard/salami_chords"));
    Files.writeString(
        folder.getParent().resolve("acousticbrainz_features.csv"),
        "id,genre_tag\n0007,Country;Pop\n");
    Files.writeString(
        folder.resolve("0007.txt"),
        """
        # title: x
        # metre: 4/4
        # tonic: A

        0.0\tsilence
        1.0\tA, verse, | A:min | D:min7/b3 . . E:7 | x2
        9.0\t| F#:hdim7 G:maj | C:sus4(b7,9) | N | A:min | D:min |
        """);
    Progression song = BillboardChords.read(data).getFirst();
    assertEquals(new Key(9, true), song.key());
    assertEquals(Genre.COUNTRY, song.genre());
    assertEquals(new Progression.Lasting(Chord.of(9, Quality.MIN), 4), song.chords().getFirst());
    assertEquals(new Progression.Lasting(Chord.of(2, Quality.MIN7), 3), song.chords().get(1));
    assertEquals(new Progression.Lasting(Chord.of(4, Quality.DOM7), 1), song.chords().get(5));
    assertEquals(new Progression.Lasting(Chord.of(6, Quality.HALF_DIM7), 2), song.chords().get(6));
    assertEquals(new Progression.Lasting(Chord.of(0, Quality.SUS4), 4), song.chords().get(8));
    assertTrue(song.chords().get(9).chord().isNone());
  }

  @Test
  void leadSheetsAreReadAsWritten() throws Exception {
    Path folder = Files.createDirectories(data.resolve("openewld_uspd/leadsheets"));
    Files.writeString(
        folder.getParent().resolve("manifest.csv"), "file,genres\na.mxl,\"Jazz:5;Pop:1\"\n");
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.mxl")))) {
      zip.putNextEntry(new ZipEntry("a.xml"));
      zip.write(SHEET.getBytes(StandardCharsets.UTF_8));
    }
    Song song = LeadSheets.read(data).getFirst();
    assertEquals(Genre.JAZZ, song.genre());
    assertEquals(new Key(4, true), song.keys().at(0));
    assertEquals(Chord.of(4, Quality.MIN7), song.chords().at(0));
    assertEquals(Chord.of(9, Quality.DOM7), song.chords().at(1920));
    List<Note> melody = song.parts().get(Role.LEAD);
    assertEquals(new Note(0, 960, 76, 90, 0), melody.get(0));
    assertEquals(new Note(960, 2880, 66, 90, 0), melody.get(1), "tied notes are one");
  }

  private static final String SHEET =
      """
      <score-partwise><part id="P1"><measure number="1">
      <attributes><divisions>2</divisions><key><fifths>1</fifths><mode>minor</mode></key>
      <time><beats>4</beats><beat-type>4</beat-type></time></attributes>
      <harmony><root><root-step>E</root-step></root><kind>minor-seventh</kind></harmony>
      <note><pitch><step>E</step><octave>5</octave></pitch><duration>2</duration></note>
      <note><pitch><step>F</step><alter>1</alter><octave>4</octave></pitch>
      <duration>2</duration><tie type="start"/></note>
      <harmony><root><root-step>A</root-step></root><kind>dominant</kind></harmony>
      <note><pitch><step>F</step><alter>1</alter><octave>4</octave></pitch>
      <duration>4</duration><tie type="stop"/></note>
      </measure></part></score-partwise>
      """;

  @Test
  void grooveTakesAreHeldOutByEitherSplit() throws Exception {
    Path folder = Files.createDirectories(data.resolve("groove_gmd/d"));
    writeDrums(folder.resolve("take.mid"));
    Files.writeString(
        folder.getParent().resolve("info.csv"),
        """
        id,style,bpm,beat_type,time_signature,midi_filename,split
        one,jazz/swing,140,beat,4-4,d/take.mid,test
        two,funk,90,fill,4-4,d/take.mid,train
        lost,funk,90,fill,4-4,d/lost.mid,train
        """);
    List<Song> takes = GrooveSongs.read(data);
    assertEquals(2, takes.size());
    assertEquals(Split.TEST, takes.getFirst().split());
    assertEquals(Split.of("take"), takes.get(1).split());
    assertEquals(Genre.JAZZ, takes.getFirst().genre());
    assertTrue(takes.get(1).fill());
    assertEquals(960, takes.getFirst().parts().get(Role.DRUMS).get(1).startTick());
  }

  private static void writeDrums(Path file) throws Exception {
    var sequence = new Sequence(Sequence.PPQ, 480);
    Track track = sequence.createTrack();
    for (int beat = 0; beat < 4; beat++) {
      var on = new ShortMessage(ShortMessage.NOTE_ON, 9, 36, 100);
      var off = new ShortMessage(ShortMessage.NOTE_ON, 9, 36, 0);
      track.add(new javax.sound.midi.MidiEvent(on, beat * 480L));
      track.add(new javax.sound.midi.MidiEvent(off, beat * 480L + 60));
    }
    MidiSystem.write(sequence, 1, file.toFile());
  }

  @Test
  void guessedChordsAndKeyFollowTheNotes() {
    var notes = new ArrayList<Note>();
    int[][] chords = {{60, 64, 67}, {65, 69, 72}, {55, 59, 62}, {60, 64, 67}};
    for (int bar = 0; bar < chords.length; bar++) {
      for (int key : chords[bar]) {
        notes.add(new Note(bar * 3840L, 3800, key, 90, 0));
      }
    }
    notes.sort(null);
    var guessed = ChordGuess.chords(notes, List.of(), MeterMap.of(Meter.COMMON), 4 * 3840);
    assertEquals(Chord.of(5, Quality.MAJ), guessed.at(3840));
    assertEquals(Chord.of(7, Quality.MAJ), guessed.at(2 * 3840));
    assertEquals(new Key(0, false), ChordGuess.key(notes));
  }

  @Test
  void basslinesMoveByOctavesIntoTheBass() {
    var high = List.of(new Note(0, 10, 50, 90, 0), new Note(10, 10, 53, 90, 0));
    assertEquals(29, Register.normalised(high).get(1).key());
    var low = List.of(new Note(0, 10, 20, 90, 0));
    assertEquals(32, Register.normalised(low).getFirst().key());
  }

  @Test
  void quotedFieldsKeepTheirCommas() {
    assertEquals(List.of("a", "b, \"c\"", ""), CsvTable.fields("a,\"b, \"\"c\"\"\","));
  }
}
