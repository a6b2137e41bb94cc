package io.sideman.library.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.MetaType;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConformMidiTest {
  private static final Key C_MAJOR = new Key(0, false);
  private static final Key C_MINOR = new Key(0, true);
  private static final Key A_MINOR = new Key(9, true);

  @Test
  void relativeKeysShareTheirTonesSoNothingMoves() {
    Smf source = line(120, 0, 57, 60, 64, 69);
    Smf there = conform(source, A_MINOR, 120, Target.of(item(A_MINOR, 120), C_MAJOR, 120));
    assertEquals(List.of(57, 60, 64, 69), keys(there));
  }

  @Test
  void changeOfModeKeepsDegrees() {
    Smf source = line(120, 0, 60, 62, 64, 65, 67, 69, 71, 72);
    Smf there = conform(source, C_MAJOR, 120, new Target(C_MINOR, 120, 0, 1));
    assertEquals(List.of(60, 62, 63, 65, 67, 68, 70, 72), keys(there));
  }

  @Test
  void keyAFifthAwayChangesOneTone() {
    Smf source = line(120, 0, 67, 69, 71, 72, 74, 76, 78);
    Smf there = conform(source, new Key(7, false), 120, new Target(C_MAJOR, 120, 0, 1));
    assertEquals(List.of(67, 69, 71, 72, 74, 76, 77), keys(there));
  }

  @Test
  void everyDiatonicToneLandsInTheTargetScale() {
    for (int own = 0; own < 24; own++) {
      for (int wanted = 0; wanted < 24; wanted++) {
        Key from = new Key(own % 12, own > 11);
        Key to = new Key(wanted % 12, wanted > 11);
        Target target = Target.of(item(from, 100), to, 100);
        assertTrue(Math.abs(target.transposeSemitones()) <= 3, from + " to " + to);
        var map = new DegreeMap(from.transpose(target.transposeSemitones()), to);
        for (int key = 24; key < 100; key++) {
          if (from.contains(key)) {
            int mapped = map.map(key + target.transposeSemitones());
            assertTrue(to.contains(mapped), from + " to " + to + ": " + key + " is " + mapped);
            assertTrue(Math.abs(mapped - key) <= 4, from + " to " + to + ": " + key);
          }
        }
      }
    }
  }

  @Test
  void drumsKeepTheirKeys() {
    Smf source = file(120, 0, List.of(new Note(0, 100, 36, 90, 9), new Note(960, 100, 38, 90, 9)));
    Smf there = conform(source, C_MAJOR, 120, new Target(new Key(2, true), 130, 2, 120 / 130.0));
    assertEquals(List.of(36, 38), keys(there));
  }

  @Test
  void ticksStayAndTheTempoIsTheSessions() {
    Smf source = line(100, 7, 60, 64, 67);
    Smf there = conform(source, C_MAJOR, 100, Target.of(item(C_MAJOR, 100), C_MAJOR, 108));
    assertEquals(starts(source), starts(there));
    assertEquals(108, there.tempoMap().bpmAt(0), 1e-3);
    assertEquals(1, there.tempoMap().changes().size());
  }

  @Test
  void halfTimeItemIsWrittenInTwiceTheTicks() {
    Smf source = line(70, 0, 60, 62, 64, 65);
    Smf there = conform(source, C_MAJOR, 70, Target.of(item(C_MAJOR, 70), C_MAJOR, 140));
    assertEquals(List.of(0L, 1920L, 3840L, 5760L), starts(there));
  }

  @Test
  void emptyBarsAheadAreLeftOutAndTheEndIsABarLine() {
    var notes = new ArrayList<Note>();
    for (int beat = 8; beat < 15; beat++) {
      notes.add(new Note(beat * 960L, 400, 60, 80, 0));
    }
    Smf there = conform(file(120, 0, notes), C_MAJOR, 120, new Target(C_MAJOR, 120, 0, 1));
    assertEquals(0, there.notes().getFirst().startTick());
    assertEquals(2 * 3840, there.endTick());
  }

  @Test
  void strongBeatsSettleOnTheChord() {
    var chords = Timeline.of(Chord.NONE, List.of(new Timeline.Span<>(0, Chord.of(5, Quality.MAJ))));
    Smf source = line(120, 0, 64, 62, 64, 62);
    Smf there = Conform.midi(source, item(C_MAJOR, 120), new Target(C_MAJOR, 120, 0, 1), chords);
    assertEquals(List.of(65, 62, 65, 62), keys(there));
  }

  @Test
  void noTwoNotesOfOneKeySoundAtOnceAndNoneIsLost() {
    var random = new SplittableRandom(5);
    for (int round = 0; round < 40; round++) {
      var notes = new ArrayList<Note>();
      for (int i = 0; i < 60; i++) {
        notes.add(
            new Note(
                random.nextInt(60) * 240L,
                100 + random.nextInt(900),
                40 + random.nextInt(30),
                80,
                0));
      }
      Key from = new Key(random.nextInt(12), random.nextBoolean());
      Key to = new Key(random.nextInt(12), random.nextBoolean());
      Smf there = conform(file(120, 0, notes), from, 120, Target.of(item(from, 120), to, 120));
      Smf read = SmfReader.read(SmfWriter.bytes(there), "conformed");
      assertEquals(there.notes(), read.notes(), "round " + round);
      assertApart(read.notes(), "round " + round);
    }
  }

  @Test
  void namesAndCopyrightStay() {
    var builder = new SmfTrackBuilder(Division.band()).name("Piano");
    builder.text(0, MetaType.COPYRIGHT, "CC0 Someone").note(new Note(0, 960, 60, 80, 0));
    Smf there =
        conform(
            Smf.of(Division.band(), List.of(builder.build())),
            C_MAJOR,
            120,
            new Target(C_MAJOR, 120, 0, 1));
    assertEquals("Piano", there.tracks().getFirst().name().orElseThrow());
    assertTrue(there.texts().stream().anyMatch(text -> text.text().equals("CC0 Someone")));
  }

  private static void assertApart(List<Note> notes, String where) {
    for (int i = 0; i < notes.size(); i++) {
      for (int j = i + 1; j < notes.size(); j++) {
        Note a = notes.get(i);
        Note b = notes.get(j);
        assertTrue(
            a.key() != b.key() || a.endTick() <= b.startTick(), where + ": " + a + " and " + b);
      }
    }
  }

  private static Smf conform(Smf source, Key key, double bpm, Target target) {
    return Conform.midi(source, item(key, bpm), target);
  }

  private static io.sideman.library.item.Item item(Key key, double bpm) {
    return Items.midi(key, bpm);
  }

  private static Smf line(double bpm, int late, int... keys) {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < keys.length; i++) {
      notes.add(new Note(i * 960L + late, 480, keys[i], 80, 0));
    }
    return file(bpm, 0, notes);
  }

  private static Smf file(double bpm, int program, List<Note> notes) {
    var builder =
        new SmfTrackBuilder(Division.band())
            .maps(TempoMap.of(bpm), MeterMap.of(List.of()))
            .program(0, 0, program)
            .notes(notes);
    return Smf.of(Division.band(), List.of(builder.build()));
  }

  private static List<Integer> keys(Smf file) {
    return file.notes().stream().map(Note::key).toList();
  }

  private static List<Long> starts(Smf file) {
    return file.notes().stream().map(Note::startTick).toList();
  }
}
