package io.sideman.corpus.loops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopCutterTest {
  private static final EnumSet<Role> BAND = EnumSet.of(Role.DRUMS, Role.BASS);

  @Test
  void cutsFromTheFirstBarWithMusicAndShiftsToTickZero() {
    Song song = song(MeterMap.of(Meter.COMMON), quarters(1, 9, 36), quarters(1, 9, 40));
    List<CorpusLoop> loops = new LoopCutter(4, BAND).cut(song);
    assertEquals(List.of(1, 5), loops.stream().map(CorpusLoop::bar).toList());
    List<Note> bass = loops.getFirst().loop().notes(Role.BASS);
    assertEquals(16, bass.size());
    assertEquals(0, bass.getFirst().startTick());
  }

  @Test
  void chordsAreThoseOfTheWindow() {
    Song song = song(MeterMap.of(Meter.COMMON), quarters(0, 8, 36), quarters(0, 8, 40));
    Timeline<Chord> chords = new LoopCutter(2, BAND).cut(song).get(1).loop().chords();
    assertEquals(Chord.of(5, Quality.MAJ), chords.at(0));
    assertEquals(Chord.of(7, Quality.DOM7), chords.at(3840));
  }

  @Test
  void barsOfOtherMetresAreLeftOut() {
    var meters =
        MeterMap.of(
            List.of(
                new MeterMap.Change(0, Meter.COMMON),
                new MeterMap.Change(2 * 3840, new Meter(3, 4)),
                new MeterMap.Change(2 * 3840 + 2 * 2880, Meter.COMMON)));
    Song song = song(meters, quarters(0, 8, 36), quarters(0, 8, 40));
    List<CorpusLoop> loops = new LoopCutter(2, BAND).cut(song);
    assertTrue(loops.size() >= 2);
    assertTrue(loops.stream().noneMatch(loop -> loop.bar() == 2), loops.toString());
  }

  @Test
  void loopsInWhichTheBassRestsAreLeftOut() {
    Song song = song(MeterMap.of(Meter.COMMON), quarters(0, 8, 36), quarters(0, 2, 40));
    assertEquals(1, new LoopCutter(2, BAND).cut(song).size());
  }

  @Test
  void aNoteJustAheadOfTheLineBelongsToTheLoopThatItOpens() {
    var drums = new ArrayList<>(quarters(0, 8, 36));
    drums.add(new Note(2 * 3840 - 30, 100, 49, 100, 9));
    drums.sort(null);
    Song song = song(MeterMap.of(Meter.COMMON), drums, quarters(0, 8, 40));
    List<CorpusLoop> loops = new LoopCutter(2, BAND).cut(song);
    assertTrue(loops.get(0).loop().notes(Role.DRUMS).stream().noneMatch(n -> n.key() == 49));
    Note crash =
        loops.get(1).loop().notes(Role.DRUMS).stream()
            .filter(note -> note.key() == 49)
            .findFirst()
            .orElseThrow();
    assertEquals(0, crash.startTick());
  }

  private static List<Note> quarters(int fromBar, int toBar, int key) {
    var notes = new ArrayList<Note>();
    for (long tick = fromBar * 3840L; tick < toBar * 3840L; tick += 960) {
      notes.add(new Note(tick, 480, key, 90, key == 36 ? 9 : 10));
    }
    return notes;
  }

  private static Song song(MeterMap meters, List<Note> drums, List<Note> bass) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    Chord[] four = {
      Chord.of(0, Quality.MAJ),
      Chord.of(9, Quality.MIN),
      Chord.of(5, Quality.MAJ),
      Chord.of(7, Quality.DOM7)
    };
    for (int bar = 0; bar < 12; bar++) {
      spans.add(new Timeline.Span<>(bar * 3840L, four[bar % 4]));
    }
    return new Song(
        "song",
        "set",
        Genre.POP,
        Split.TRAIN,
        meters,
        TempoMap.of(100),
        Timeline.of(Chord.NONE, spans),
        Timeline.of(new Key(0, false), List.of()),
        Map.of(Role.DRUMS, drums, Role.BASS, bass),
        List.of(),
        false);
  }
}
