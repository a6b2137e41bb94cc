package io.sideman.library.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Tonality;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudioAnalystTest {
  private static final int[][] PROGRESSION = {{0, 4, 7}, {9, 0, 4}, {5, 9, 0}, {7, 11, 2}};
  private final AudioAnalyst analyst = new AudioAnalyst(AspectSpace.plain(), FamilyHearing.plain());

  @Test
  void aLoopsTempoAndBarsAreHeard() {
    for (double bpm : new double[] {84, 97, 120, 131}) {
      Item item = analyse(Synthesised.drums(bpm, 4, 0.5));
      assertEquals(Kind.LOOP, item.kind());
      Beat beat = item.beat().orElseThrow();
      assertEquals(bpm, beat.bpm(), 0.01 * bpm);
      assertEquals(4, beat.bars());
      assertTrue(item.vectors().containsKey(Aspect.RHYTHM));
    }
  }

  @Test
  void strokesFallIntoTheirSlots() {
    Item item = analyse(Synthesised.drums(100, 4, 0.5), "drums");
    float[] strength = item.groove().strength();
    for (int slot = 0; slot < 24; slot++) {
      if (slot % 3 == 0) {
        assertTrue(strength[slot] > 0.1, "eighth in slot " + slot + ": " + strength[slot]);
      } else {
        assertTrue(strength[slot] < 0.05, "nothing in slot " + slot + ": " + strength[slot]);
      }
    }
    assertEquals(0.5, item.groove().swing(), 0.02);
    assertEquals(0, item.groove().lateMillis(), 6);
    assertEquals(2, item.texture().density(), 0.2);
    assertEquals(Family.DRUMS, item.family());
    assertEquals(Optional.of(Role.DRUMS), item.role());
    assertEquals(Optional.empty(), item.tonality());
  }

  @Test
  void swingIsMeasured() {
    assertEquals(0.62, analyse(Synthesised.drums(100, 4, 0.62)).groove().swing(), 0.02);
  }

  @Test
  void keyAndChordsAreHeardInAnyTuning() {
    for (int up = 0; up < 12; up += 5) {
      int[][] moved = new int[4][];
      for (int i = 0; i < 4; i++) {
        int shift = up;
        moved[i] = Arrays.stream(PROGRESSION[i]).map(k -> (k + shift) % 12).toArray();
      }
      Item item = analyse(Synthesised.chords(110, moved), "piano");
      Tonality tonality = item.tonality().orElseThrow();
      assertEquals(new Key(up, false), tonality.key());
      assertEquals(8, tonality.chords().size());
      assertEquals(Optional.of(Chord.of(up, Quality.MAJ)), tonality.chords().get(0));
      assertTrue(tonality.chords().get(2).orElseThrow().sameTriad(Chord.of(up + 9, Quality.MIN)));
      assertTrue(tonality.chords().get(7).orElseThrow().sameTriad(Chord.of(up + 7, Quality.MAJ)));
      assertTrue(item.vectors().containsKey(Aspect.HARMONY));
    }
  }

  @Test
  void wordsOfTheNameGoFirst() {
    Item item = analyse(Synthesised.drums(100, 4, 0.5), "guitar", "loop", "am", "50bpm");
    assertEquals(50, item.beat().orElseThrow().bpm());
    assertEquals(2, item.beat().orElseThrow().bars());
    assertEquals(Family.GUITAR, item.family());
    Item shot = analyse(Synthesised.drums(100, 4, 0.5), "snare", "hits");
    assertEquals(Kind.ONE_SHOT, shot.kind());
    assertEquals(Optional.empty(), shot.beat());
    assertFalse(shot.vectors().containsKey(Aspect.RHYTHM));
  }

  @Test
  void aSingleNoteIsAOneShotWithItsRegister() {
    float[] out = new float[Synthesised.RATE * 2];
    Synthesised.tone(out, 0, 2, 40, 0.4);
    Item item = analyse(new Sound(new float[][] {out}, Synthesised.RATE), "bass");
    assertEquals(Kind.ONE_SHOT, item.kind());
    assertEquals(40, item.texture().low(), 1);
    assertEquals(4, item.tonality().orElseThrow().key().tonic());
  }

  @Test
  void silenceIsAnItemToo() {
    Item item = analyse(new Sound(new float[2][30_000], Synthesised.RATE));
    assertEquals(Optional.empty(), item.loudness());
    assertEquals(Optional.empty(), item.tonality());
    assertEquals(0, item.texture().density());
    assertEquals(1, item.vectors().get(Aspect.TIMBRE).length / Aspect.TIMBRE.size());
  }

  private Item analyse(Sound sound, String... words) {
    Item item = analyst.analyse("id", sound, Set.of(words));
    item.vectors()
        .forEach((aspect, vector) -> {
          double squares = 0;
          for (float value : vector) {
            squares += value * value;
          }
          assertEquals(1, squares, 1e-3, aspect + " is of unit length");
        });
    return item;
  }
}
