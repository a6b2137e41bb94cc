package io.sideman.players.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TonalCodecTest {
  private final StepContext context = new StepContext();
  private final int[] tokens = new int[RoleCodec.MAX_TOKENS];
  private final StepNotes notes = new StepNotes();

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "DRUMS")
  void decodedNotesEncodeToTheSameTokens(Role role) {
    var random = new SplittableRandom(11);
    RoleCodec codec = TonalCodec.of(role);
    boolean[] allowed = new boolean[codec.vocabulary()];
    int[] again = new int[RoleCodec.MAX_TOKENS];
    for (int trial = 0; trial < 2_000; trial++) {
      context.chord = Chord.of(random.nextInt(12), Quality.MIN7);
      int count = RandomSentence.draw(codec, context, random, tokens, allowed);
      codec.decode(context, tokens, count, notes);
      int countAgain = codec.encode(context, notes, again);
      assertArrayEquals(
          Arrays.copyOf(tokens, count), Arrays.copyOf(again, countAgain), "trial " + trial);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "DRUMS")
  void transposedChordsGiveTheSameTokens(Role role) {
    var codec = TonalCodec.of(role);
    int[] inC = encode(codec, 0);
    for (int root = 1; root < 12; root++) {
      assertArrayEquals(inC, encode(codec, root), "root " + root);
    }
  }

  @Test
  void theBassKeepsItsLowestAndTheLeadItsHighest() {
    context.chord = Chord.of(0, Quality.MAJ);
    chord(36);
    var bass = TonalCodec.of(Role.BASS);
    assertEquals(2, bass.encode(context, notes, tokens));
    assertEquals(0, Math.floorMod(bass.interval(tokens[0]), 12));
    var lead = TonalCodec.of(Role.LEAD);
    assertEquals(2, lead.encode(context, notes, tokens));
    assertEquals(7, Math.floorMod(lead.interval(tokens[0]), 12));
  }

  @Test
  void lengthsComeFromAFewClasses() {
    var keys = TonalCodec.of(Role.KEYS);
    notes.clear();
    notes.tryAdd(60, 80, 1010, 0);
    keys.encode(context, notes, tokens);
    assertEquals("length:4", keys.tokenName(tokens[1]));
  }

  private int[] encode(TonalCodec codec, int root) {
    context.chord = Chord.of(root, Quality.MAJ);
    int anchor = codec.anchor(context);
    chord(anchor);
    return Arrays.copyOf(tokens, codec.encode(context, notes, tokens));
  }

  private void chord(int lowest) {
    notes.clear();
    notes.tryAdd(lowest, 80, 480, 0);
    notes.tryAdd(lowest + 4, 80, 480, 0);
    notes.tryAdd(lowest + 7, 80, 480, 0);
  }
}
