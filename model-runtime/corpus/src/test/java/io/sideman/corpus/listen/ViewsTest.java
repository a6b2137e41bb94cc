package io.sideman.corpus.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final Note BASS = new Note(0, 960, 40, 80, 0);
  private static final Note MIDDLE = new Note(0, 960, 60, 80, 0);
  private static final Note TOP = new Note(0, 960, 76, 80, 0);
  private static final Note LATER = new Note(1920, 960, 64, 80, 0);
  private static final List<Note> ALL = List.of(BASS, MIDDLE, TOP, LATER);

  @Test
  void theMelodyIsTheTopLine() {
    assertEquals(List.of(TOP, LATER), Views.melody(ALL, true));
  }

  @Test
  void withoutMelodyTheRestRemains() {
    assertEquals(List.of(BASS, MIDDLE), Views.melody(ALL, false));
  }
}
