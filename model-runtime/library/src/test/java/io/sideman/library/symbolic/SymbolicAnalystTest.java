package io.sideman.library.symbolic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.MetaType;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.Meter;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Tonality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SymbolicAnalystTest {
  private static final int BEAT = 960;
  private static final int BAR = 4 * BEAT;
  private static final int[][] TRIADS = {{60, 64, 67}, {57, 60, 64}, {53, 57, 60}, {55, 59, 62}};

  private final SymbolicAnalyst analyst = new SymbolicAnalyst(AspectSpace.plain());

  private static Note note(long start, long length, int key, int channel) {
    return new Note(start, length, key, 90, channel);
  }

  /// C Am F G with bass, four bars each time round.
  private static List<Note> chords(int bars, int transposed) {
    var notes = new ArrayList<Note>();
    for (int bar = 0; bar < bars; bar++) {
      for (int key : TRIADS[bar % 4]) {
        notes.add(note((long) bar * BAR, 3 * BEAT - 50, key + transposed, 0));
        notes.add(note((long) bar * BAR + 3 * BEAT, BEAT - 100, key + transposed, 0));
      }
      notes.add(note((long) bar * BAR, BAR - 100, TRIADS[bar % 4][0] - 24 + transposed, 0));
    }
    notes.sort(null);
    return notes;
  }

  private static List<Note> rock(int bars, int offTicks) {
    var notes = new ArrayList<Note>();
    for (int eighth = 0; eighth < bars * 8; eighth++) {
      long start = (long) eighth * BEAT / 2 + (eighth % 2 == 1 ? offTicks : 0);
      notes.add(note(start, 100, 42, 9));
      if (eighth % 4 == 0) {
        notes.add(note(start, 100, 36, 9));
      } else if (eighth % 4 == 2) {
        notes.add(note(start, 100, 38, 9));
      }
    }
    notes.sort(null);
    return notes;
  }

  private static Smf file(String name, int program, List<Note> notes, double bpm) {
    var track =
        new SmfTrackBuilder(Division.band())
            .name(name)
            .text(0, MetaType.COPYRIGHT, "CC0, nobody")
            .tempo(0, 60e6 / bpm)
            .program(0, notes.getFirst().channel(), program)
            .notes(notes);
    return Smf.of(Division.band(), List.of(track.build()));
  }

  private static double cosine(Item one, Item other, Aspect aspect) {
    float[] a = one.vectors().get(aspect);
    float[] b = other.vectors().get(aspect);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private Item drums(List<Note> notes) {
    return analyst.analyse("drums", file("Kit", 0, notes, 100), Set.of());
  }

  @Test
  void hearsKeyAndChordsOfPlainTriads() {
    Item item = analyst.analyse("x", file("Rhodes", 4, chords(8, 2), 90), Set.of("dusty"));
    Tonality tonality = item.tonality().orElseThrow();
    assertEquals(new Key(2, false), tonality.key());
    assertEquals(16, tonality.chords().size());
    assertEquals(Optional.of(Chord.of(2, Quality.MAJ)), tonality.chords().getFirst());
    assertEquals(Optional.of(Chord.of(11, Quality.MIN)), tonality.chords().get(2));
    assertEquals(Optional.of(Chord.of(7, Quality.MAJ)), tonality.chords().get(4));
    assertEquals(Optional.of(Chord.of(9, Quality.MAJ)), tonality.chords().get(7));
  }

  @Test
  void saysWhoPlaysHowLongAndHowFast() {
    Item item = analyst.analyse("x", file("Rhodes", 4, chords(8, 0), 90), Set.of("dusty"));
    assertEquals(Kind.LOOP, item.kind());
    assertEquals(Family.PIANO, item.family());
    assertEquals(Optional.of(Role.KEYS), item.role());
    assertEquals(8, item.beat().orElseThrow().bars());
    assertEquals(90, item.beat().orElseThrow().bpm(), 0.01);
    assertEquals(8 * 4 * 60 / 90.0, item.seconds(), 0.1);
    assertEquals(4, item.texture().polyphony(), 0.2);
    assertEquals(0.5, item.texture().density(), 0.01);
    assertTrue(item.words().containsAll(Set.of("dusty", "rhodes", "piano")), "" + item.words());
    assertEquals("CC0, nobody", item.licence());
  }

  @Test
  void transpositionChangesNeitherHarmonyNorRhythmNorTune() {
    Item low = analyst.analyse("a", file("", 4, chords(8, -3), 90), Set.of());
    Item high = analyst.analyse("b", file("", 4, chords(8, 2), 90), Set.of());
    assertArrayEquals(low.vectors().get(Aspect.HARMONY), high.vectors().get(Aspect.HARMONY), 1e-5f);
    assertTrue(cosine(low, high, Aspect.RHYTHM) > 0.9);
    assertArrayEquals(low.contour(), high.contour());
    assertFalse(low.contour().length == 0);
  }

  @Test
  void drumsHaveGrooveAndNoKey() {
    Item item = drums(rock(4, 0));
    assertTrue(item.tonality().isEmpty());
    assertFalse(item.vectors().containsKey(Aspect.HARMONY));
    assertEquals(Optional.of(Role.DRUMS), item.role());
    assertEquals(-1, item.texture().low());
    float[] strength = item.groove().strength();
    assertEquals(24, strength.length);
    assertEquals(1, strength[0]);
    assertEquals(1, strength[3]);
    assertEquals(0, strength[1]);
    assertEquals(0.5, item.groove().swing(), 0.01);
  }

  @Test
  void swungEighthsGiveTheirPlaceInTheBeat() {
    assertEquals(0.667, drums(rock(4, 160)).groove().swing(), 0.01);
  }

  @Test
  void lateStrokesAreMeasuredAgainstTheirSlot() {
    Item item = drums(rock(4, 32)); // every second eighth, 32 ticks of 600 ms / 960
    assertEquals(10, item.groove().spreadMillis(), 3);
    assertTrue(item.groove().lateMillis() > 5, "" + item.groove().lateMillis());
  }

  @Test
  void oneStrokeIsAOneShotAndManyBarsAreATrack() {
    var chord = List.of(note(0, BEAT / 2, 60, 0), note(0, BEAT / 2, 64, 0));
    assertEquals(Kind.ONE_SHOT, analyst.analyse("x", file("", 0, chord, 120), Set.of()).kind());
    assertEquals(
        Kind.TRACK, analyst.analyse("x", file("", 0, chords(64, 0), 120), Set.of()).kind());
  }

  @Test
  void aScoreIsTheSameItemAsItsMidiFile() {
    Smf smf = file("Piano", 0, chords(8, 0), 120);
    byte[] xml = MusicXml.write(ScoreMidi.of(smf, "x.mid"));
    Item fromScore =
        analyst.analyse("x", MusicXml.read(xml, "x.musicxml", MusicXml.Repeats.PLAYED), Set.of());
    Item fromMidi = analyst.analyse("x", smf, Set.of());
    assertArrayEquals(
        fromMidi.vectors().get(Aspect.RHYTHM), fromScore.vectors().get(Aspect.RHYTHM), 1e-5f);
    assertEquals(fromMidi.tonality(), fromScore.tonality());
  }

  @Test
  void aPhraseIsFoundInTheTuneItIsFrom() {
    int[] tune = {60, 62, 64, 67, 65, 64, 69, 67, 60, 65, 64, 62, 59, 60, 67, 72};
    var notes = new ArrayList<Note>();
    for (int i = 0; i < tune.length; i++) {
      notes.add(note((long) i * BEAT / 2, 400, tune[i], 0));
    }
    Item whole = analyst.analyse("x", file("Lead", 80, notes, 120), Set.of());
    var played = new ArrayList<Note>();
    for (Note note : notes.subList(3, 10)) {
      played.add(note(note.startTick() / 2, 300, note.key() + 5, 0)); // twice as fast, a fourth up
    }
    Item phrase =
        analyst.excerpt("q", Map.of(Role.LEAD, played), Optional.empty(), Meter.COMMON, 120);
    assertTrue(ContourWords.share(phrase.contour(), whole.contour()) > 0.9);
    Item other = analyst.analyse("y", file("", 4, chords(8, 0), 90), Set.of());
    assertEquals(0, ContourWords.share(phrase.contour(), other.contour()));
  }

  @Test
  void tapsAreNearTheDrumsWhoseRhythmTheyHave() {
    var taps = new ArrayList<Note>();
    for (int eighth = 0; eighth < 32; eighth++) {
      taps.add(note((long) eighth * BEAT / 2, 100, 60, 0));
    }
    Smf file = file("", 0, taps, 100);
    Item rock = drums(rock(4, 0));
    Item tapped = analyst.analyseTaps("t", file);
    Item played = analyst.analyse("p", file, Set.of());
    assertTrue(cosine(tapped, rock, Aspect.RHYTHM) > cosine(played, rock, Aspect.RHYTHM));
    assertEquals(played.beat(), tapped.beat());
  }

  @Test
  void aFileWithoutNotesIsRefusedWithItsReason() {
    Smf empty =
        Smf.of(Division.band(), List.of(new SmfTrackBuilder(Division.band()).name("x").build()));
    var refused =
        assertThrows(IllegalArgumentException.class, () -> analyst.analyse("x", empty, Set.of()));
    assertTrue(refused.getMessage().contains("no notes"), refused.getMessage());
  }
}
