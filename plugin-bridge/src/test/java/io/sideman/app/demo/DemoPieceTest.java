package io.sideman.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoPieceTest {
  private DemoPiece piece;

  @BeforeEach
  void read() throws IOException {
    piece = DemoPiece.read(Path.of(System.getProperty("sideman.presets"), "demo"));
  }

  @Test
  void thePieceHasThreePartsOfEightBars() {
    assertEquals(3 * 8 * 3840, piece.lengthTicks());
    assertEquals(4, piece.edges().size());
    assertEquals(8 * 3840, piece.edges().get(1));
  }

  @Test
  void thePerformerPlaysToTheLastBarAndNotBeyond() {
    long end = piece.notes().stream().mapToLong(Note::endTick).max().orElse(0);
    assertEquals(piece.lengthTicks(), end);
  }

  @Test
  void mostOfWhatIsPlayedBelongsToTheChart() {
    int inChord = 0;
    for (Note note : piece.notes()) {
      Chord chord = piece.chart().chords().at(note.startTick());
      inChord += chord.contains(note.key()) ? 1 : 0;
    }
    double share = (double) inChord / piece.notes().size();
    assertTrue(share > 0.85, "share of chord tones " + share);
  }
}
