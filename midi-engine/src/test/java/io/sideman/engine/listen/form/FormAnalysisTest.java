package io.sideman.engine.listen.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormAnalysisTest {
  private static final MeterMap COMMON = MeterMap.of(Meter.COMMON);

  private final List<Note> notes = new ArrayList<>();
  private final List<Timeline.Span<Chord>> chords = new ArrayList<>();

  /// Eight bars on a root, with so many notes in each.
  private void section(int fromBar, int bars, int root, int notesPerBar) {
    for (int bar = fromBar; bar < fromBar + bars; bar++) {
      int chordRoot = root + (bar % 2 == 0 ? 0 : 7);
      chords.add(new Timeline.Span<>(bar * 3840L, Chord.of(chordRoot, Quality.MAJ)));
      for (int i = 0; i < notesPerBar; i++) {
        long start = bar * 3840L + i * 3840L / notesPerBar;
        notes.add(new Note(start, 200, 60 + chordRoot % 12 + i % 3, 80, 0));
      }
    }
  }

  @Test
  void findsVerseAndChorusOnBarLines() {
    section(0, 8, 0, 4);
    section(8, 8, 5, 14);
    section(16, 8, 0, 4);
    section(24, 8, 5, 14);
    var form = FormAnalysis.analyse(notes, Timeline.of(Chord.NONE, chords), COMMON);
    assertEquals(SectionKind.A, form.at(4 * 3840L));
    assertEquals(SectionKind.B, form.at(8 * 3840L));
    assertEquals(SectionKind.A, form.at(16 * 3840L));
    assertEquals(SectionKind.B, form.at(24 * 3840L));
    assertEquals(24 * 3840L, form.nextChange(16 * 3840L));
  }

  @Test
  void closesAPieceWithAnEnding() {
    section(0, 16, 0, 6);
    var form = FormAnalysis.analyse(notes, Timeline.of(Chord.NONE, chords), COMMON);
    assertEquals(SectionKind.ENDING, form.at(15 * 3840L));
    assertEquals(SectionKind.A, form.at(13 * 3840L));
  }

  @Test
  void takesSilenceAsOneLongA() {
    var form = FormAnalysis.analyse(List.of(), Timeline.of(Chord.NONE, List.of()), COMMON);
    assertEquals(SectionKind.A, form.at(0));
  }
}
