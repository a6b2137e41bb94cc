package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineWordsTest {
  private static final Style STYLE =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets"))).find("rock");

  @Test
  void everyToneOfChordOrKeyHasTheWordThatPlaysIt() throws NotationException {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      Quality quality = Quality.values()[random.nextInt(Quality.values().length)];
      Chord chord = Chord.of(random.nextInt(12), quality);
      var key = new Key(random.nextInt(12), random.nextBoolean());
      int midiKey = 28 + random.nextInt(40);
      var words = new LineWords(Role.BASS, STYLE.voice(Role.BASS));
      int anchor = new RootRegister(Role.BASS, STYLE.voice(Role.BASS)).root(chord, -1);
      String word = words.word(midiKey, chord, key);
      LineNote note = LineNotation.notes(word, "here")[0];
      int played =
          anchor
              + 12 * note.octave()
              + Degrees.semitones(note.degree(), note.accidental(), chord, key);
      if (chord.contains(midiKey)) {
        assertEquals(midiKey, played, word + " over " + chord + " in " + key);
      } else { // a foreign tone may become the nearest that has a word
        assertEquals(midiKey, played, 1, word + " over " + chord + " in " + key);
      }
    }
  }

  @Test
  void rootsFifthsAndOctavesAreNamedFromTheBottom() {
    var words = new LineWords(Role.BASS, STYLE.voice(Role.BASS));
    var c = Chord.of(0, Quality.MAJ);
    var key = new Key(0, false);
    assertEquals("R", words.word(36, c, key));
    assertEquals("5,", words.word(31, c, key));
    assertEquals("R'", words.word(48, c, key));
    assertEquals("b3", words.word(39, c, key));
  }
}
