package io.sideman.engine.listen.harmony;

import static io.sideman.engine.listen.harmony.Music.BAR;
import static io.sideman.engine.listen.harmony.Music.BEAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonyListenerTest {
  private static final HarmonyModel MODEL = Music.model();

  private final HarmonyListener listener = new HarmonyListener(MODEL, MeterMap.of(Meter.COMMON));

  /// A note-on or note-off of a piece.
  private record Edge(long tick, int key, boolean on) {}

  private static List<Edge> edges(List<Note> notes) {
    var edges = new ArrayList<Edge>();
    for (Note note : notes) {
      edges.add(new Edge(note.startTick(), note.key(), true));
      edges.add(new Edge(note.endTick(), note.key(), false));
    }
    edges.sort((a, b) ->
        a.tick() == b.tick() ? Boolean.compare(a.on(), b.on()) : Long.compare(a.tick(), b.tick()));
    return edges;
  }

  private void tell(Edge edge) {
    if (edge.on()) {
      listener.noteOn(edge.tick(), edge.key(), 80);
    } else {
      listener.noteOff(edge.tick(), edge.key());
    }
  }

  /// Plays the piece and gives the chord at the end of every beat.
  private List<Chord> chordsByBeat(Music music) {
    var chords = new ArrayList<Chord>();
    List<Edge> edges = edges(music.notes());
    int next = 0;
    for (long end = BEAT; end <= music.endTick(); end += BEAT) {
      while (next < edges.size() && edges.get(next).tick() < end) {
        tell(edges.get(next++));
      }
      listener.advance(end);
      chords.add(listener.chord());
    }
    return chords;
  }

  private static Music twoFiveOne() {
    return new Music()
        .chord(BAR, 38, 53, 57, 60, 65)
        .chord(BAR, 43, 53, 59, 62, 65)
        .chord(2 * BAR, 36, 52, 55, 59, 64);
  }

  private static Music popLoop() {
    return new Music()
        .chord(BAR, 36, 52, 55, 60, 64)
        .chord(BAR, 43, 50, 55, 59, 67)
        .chord(BAR, 45, 52, 57, 60, 64)
        .chord(BAR, 41, 53, 57, 60, 65);
  }

  private static void assertTriad(int root, Quality triad, Chord heard) {
    assertTrue(
        Chord.of(root, triad).sameTriad(heard), "wanted " + Chord.of(root, triad) + ", " + heard);
  }

  @Test
  void followsTwoFiveOneWithinTheFirstBeat() {
    List<Chord> chords = chordsByBeat(twoFiveOne().then(twoFiveOne()));
    for (int pass = 0; pass < 32; pass += 16) {
      assertTriad(2, Quality.MIN, chords.get(pass));
      assertTriad(7, Quality.MAJ, chords.get(pass + 4));
      assertTriad(0, Quality.MAJ, chords.get(pass + 8));
      assertTriad(0, Quality.MAJ, chords.get(pass + 15));
    }
  }

  @Test
  void namesSevenths() {
    List<Chord> chords = chordsByBeat(twoFiveOne());
    assertEquals(Chord.of(2, Quality.MIN7), chords.get(3));
    assertEquals(Chord.of(7, Quality.DOM7), chords.get(7));
    assertEquals(Chord.of(0, Quality.MAJ7), chords.get(15));
  }

  @Test
  void gathersAnArpeggioToOneChord() {
    List<Chord> chords =
        chordsByBeat(
            new Music()
                .arpeggio(BAR, 45, 52, 57, 60)
                .arpeggio(BAR, 41, 48, 53, 57)
                .arpeggio(BAR, 48, 52, 55, 60)
                .arpeggio(BAR, 43, 50, 55, 59));
    assertTriad(9, Quality.MIN, chords.get(3));
    assertTriad(5, Quality.MAJ, chords.get(7));
    assertTriad(0, Quality.MAJ, chords.get(11));
    assertTriad(7, Quality.MAJ, chords.get(15));
  }

  @Test
  void hearsTheBassOfAnInversion() {
    List<Chord> chords =
        chordsByBeat(new Music().chord(BAR, 36, 55, 60, 64).chord(BAR, 40, 55, 60, 64));
    assertEquals(new Chord(0, Quality.MAJ, 0), chords.get(3));
    assertEquals(new Chord(0, Quality.MAJ, 4), chords.get(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void isInTheNewKeysChordsWithinTwoBars(int semitones) {
    Music loop = popLoop().then(popLoop());
    Music moved = popLoop().then(popLoop()).transposed(semitones);
    List<Chord> chords = chordsByBeat(loop.then(moved));
    int[] roots = {9, 5, 0, 7, 9, 5}; // bars three to eight after the change
    for (int bar = 0; bar < roots.length; bar++) {
      Quality triad = roots[bar] == 9 ? Quality.MIN : Quality.MAJ;
      assertTriad((roots[bar] + semitones) % 12, triad, chords.get(32 + 8 + bar * 4 + 3));
    }
  }

  @Test
  void saysWhereAChordBegan() {
    chordsByBeat(popLoop());
    assertEquals(3 * BAR, listener.chordStartTick());
  }

  @Test
  void hasNoChordBeforeTheFirstNote() {
    listener.advance(8 * BAR);
    assertEquals(Chord.NONE, listener.chord());
  }

  @Test
  void holdsAChordThroughAShortRest() {
    List<Chord> chords =
        chordsByBeat(new Music().chord(BAR, 48, 52, 55).chord(2 * BEAT, 48, 52, 55).rest(BEAT));
    assertTriad(0, Quality.MAJ, chords.getLast());
  }

  @Test
  void hasNoChordAfterLongSilence() {
    List<Chord> chords = chordsByBeat(popLoop().rest(4 * BAR));
    assertEquals(Chord.NONE, chords.getLast());
  }

  @Test
  void hearsAgainAfterSilence() {
    List<Chord> chords = chordsByBeat(popLoop().rest(100 * BAR).chord(BAR, 40, 52, 55, 59, 64));
    assertTriad(4, Quality.MIN, chords.getLast());
  }

  @Test
  void findsTheKeyOfALoop() {
    chordsByBeat(popLoop().then(popLoop()).then(popLoop()));
    assertEquals(new Key(0, false), listener.key());
    assertTrue(listener.keyConfidence() > 0.5, "sure: " + listener.keyConfidence());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void doesNotDependOnHowOftenItIsAdvanced(long seed) {
    Music music = popLoop().then(twoFiveOne()).then(new Music().arpeggio(BAR, 47, 50, 55, 59));
    List<Chord> wanted = chordsByBeat(music);
    double confidence = listener.confidence();
    listener.reset();
    var random = new SplittableRandom(seed);
    List<Edge> edges = edges(music.notes());
    int next = 0;
    int beat = 0;
    for (long tick = 0; tick <= music.endTick(); tick++) {
      while (next < edges.size() && edges.get(next).tick() < tick) {
        tell(edges.get(next++));
      }
      if (tick % BEAT == 0 && tick > 0) {
        listener.advance(tick);
        assertEquals(wanted.get(beat++), listener.chord(), "seed " + seed + ", tick " + tick);
      } else if (random.nextInt(97) == 0) {
        listener.advance(tick);
      }
    }
    assertEquals(confidence, listener.confidence(), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 11})
  void hearsTransposedMusicTransposed(int semitones) {
    List<Chord> home = chordsByBeat(twoFiveOne().then(popLoop()));
    listener.reset();
    List<Chord> away = chordsByBeat(twoFiveOne().then(popLoop()).transposed(semitones));
    for (int beat = 0; beat < home.size(); beat++) { // sevenths may differ: registers count
      Chord wanted = home.get(beat).transpose(semitones);
      assertTrue(wanted.sameTriad(away.get(beat)), "beat " + beat + ": " + away.get(beat));
    }
  }

  @Test
  void followsAMelodyAlone() {
    var melody = new Music();
    for (int key : new int[] {60, 64, 67, 72, 67, 64, 62, 67, 71, 74, 71, 67, 60, 64, 67, 72}) {
      melody.chord(BEAT, key);
    }
    List<Chord> chords = chordsByBeat(melody);
    assertTrue(Chord.of(0, Quality.MAJ).sameTriad(chords.get(4)), "heard " + chords.get(4));
  }

  @Test
  void allocatesNothing() {
    List<Edge> edges = edges(popLoop().then(twoFiveOne()).notes());
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 6; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      listener.reset();
      for (int i = 0; i < edges.size(); i++) {
        tell(edges.get(i));
      }
      listener.advance(64 * BAR);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @Test
  void imaginesANewChordFromItsFirstStroke() {
    int[][] chords = {{36, 52, 55, 60}, {43, 50, 55, 59}, {45, 52, 57, 60}, {41, 53, 57, 60}};
    int[] roots = {0, 7, 9, 5};
    for (int bar = 0; bar < 8; bar++) {
      for (int key : chords[bar % 4]) {
        listener.noteOn((long) bar * BAR, key, 80);
      }
      listener.imagine((long) bar * BAR + 10);
      assertEquals(roots[bar % 4], listener.imaginedChord().root(), "bar " + bar);
      for (int key : chords[bar % 4]) {
        listener.noteOff((bar + 1L) * BAR - 1, key);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void decidesAlikeHoweverMuchItImagines(long seed) {
    var random = new SplittableRandom(seed);
    var calm = new HarmonyListener(MODEL, MeterMap.of(Meter.COMMON));
    long tick = 0;
    for (int event = 0; event < 2000; event++) {
      tick += random.nextInt(200);
      int key = 40 + random.nextInt(36);
      if (random.nextBoolean()) {
        listener.noteOn(tick, key, 80);
        calm.noteOn(tick, key, 80);
      } else {
        listener.noteOff(tick, key);
        calm.noteOff(tick, key);
      }
      if (random.nextInt(3) == 0) {
        listener.imagine(tick);
      }
      String where = "seed " + seed + ", event " + event;
      assertEquals(calm.chord(), listener.chord(), where);
      assertEquals(calm.confidence(), listener.confidence(), where);
      assertEquals(calm.key(), listener.key(), where);
    }
  }
}
