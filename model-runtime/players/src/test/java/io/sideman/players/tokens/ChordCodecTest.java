package io.sideman.players.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import org.junit.jupiter.api.Test;

class ChordCodecTest {
  private final ChordCodec codec = new ChordCodec();

  @Test
  void tokensStandForChordsRelativeToTheTonic() {
    var key = new Key(7, false);
    for (int token = 0; codec.isChord(token); token++) {
      assertEquals(token, codec.chordToken(codec.chord(token, key), key), codec.tokenName(token));
    }
    assertEquals("chord:77", codec.tokenName(codec.chordToken(Chord.of(2, Quality.DOM7), key)));
  }

  @Test
  void lengthsComeBack() {
    for (int token = 0; token < codec.vocabulary(); token++) {
      if (!codec.isChord(token)) {
        assertEquals(token, codec.lengthToken(codec.beats(token)));
      }
    }
  }

  @Test
  void conditionsLieWithinTheInput() {
    int[] active = new int[ChordCodec.MAX_ACTIVE];
    for (int beat = 0; beat < 200; beat++) {
      int count = codec.features(beat % 2 == 0, beat % 14 - 1, beat, 3 + beat % 3, active);
      for (int i = 0; i < count; i++) {
        assertTrue(active[i] >= codec.vocabulary() && active[i] < codec.inputs());
        assertTrue(i == 0 || active[i] > active[i - 1]);
      }
    }
  }
}
