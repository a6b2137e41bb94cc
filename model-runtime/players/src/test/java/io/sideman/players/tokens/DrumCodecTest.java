package io.sideman.players.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrumCodecTest {
  private final DrumCodec codec = new DrumCodec();
  private final StepContext context = new StepContext();

  @Test
  void decodedHitsEncodeToTheSameTokens() {
    var random = new SplittableRandom(7);
    boolean[] allowed = new boolean[codec.vocabulary()];
    int[] tokens = new int[RoleCodec.MAX_TOKENS];
    int[] again = new int[RoleCodec.MAX_TOKENS];
    var notes = new StepNotes();
    for (int trial = 0; trial < 2_000; trial++) {
      context.step = trial;
      int count = RandomSentence.draw(codec, context, random, tokens, allowed);
      codec.decode(context, tokens, count, notes);
      int countAgain = codec.encode(context, notes, again);
      assertArrayEquals(
          Arrays.copyOf(tokens, count), Arrays.copyOf(again, countAgain), "trial " + trial);
    }
  }

  @Test
  void rolandEdgeOfTheHatIsAClosedHat() {
    var notes = new StepNotes();
    notes.tryAdd(22, 90, 60, 0);
    int[] tokens = new int[RoleCodec.MAX_TOKENS];
    assertEquals(2, codec.encode(context, notes, tokens));
    assertEquals("closed-hat:firm", codec.tokenName(tokens[0]));
  }

  @Test
  void anEmptyStepIsOneClosingToken() {
    int[] tokens = new int[RoleCodec.MAX_TOKENS];
    assertEquals(1, codec.encode(context, new StepNotes(), tokens));
    assertTrue(codec.closes(tokens[0]));
  }

  @Test
  void aStepPlannedTwiceIsTheSameAndSeedsDiffer() {
    float[] mean = new float[GrooveTable.cells()];
    float[] spread = new float[GrooveTable.cells()];
    float[] velocity = new float[GrooveTable.cells() * DrumCodec.BINS];
    Arrays.fill(mean, 12);
    Arrays.fill(spread, 15);
    Arrays.fill(velocity, 88);
    var human = new DrumCodec(new GrooveTable(mean, spread, velocity), 0);
    assertEquals(offsets(human, 1), offsets(human, 1));
    assertNotEquals(offsets(human, 1), offsets(human, 2));
  }

  @Test
  void timingFollowsTheTable(@TempDir Path folder) throws Exception {
    float[] mean = new float[GrooveTable.cells()];
    float[] velocity = new float[GrooveTable.cells() * DrumCodec.BINS];
    Arrays.fill(mean, 33);
    Arrays.fill(velocity, 88);
    Path file = folder.resolve("groove.json");
    new GrooveTable(mean, new float[mean.length], velocity).write(file, "made by hand");
    assertEquals("33 ".repeat(100), offsets(new DrumCodec(GrooveTable.read(file), 3), 9));
  }

  @Test
  void drumsComeInOrder() {
    boolean[] allowed = new boolean[codec.vocabulary()];
    int snare = DrumCodec.token(Drum.SNARE, 3);
    codec.allow(context, new int[] {snare}, 1, allowed);
    assertFalse(allowed[DrumCodec.token(Drum.KICK, 0)]);
    assertFalse(allowed[DrumCodec.token(Drum.SNARE, 0)]);
    assertTrue(allowed[DrumCodec.token(Drum.RIDE, 0)]);
    assertTrue(allowed[codec.start()]);
  }

  private String offsets(DrumCodec drummer, long seed) {
    drummer.reseed(seed);
    int[] tokens = {DrumCodec.token(Drum.CLOSED_HAT, 2), 0};
    var notes = new StepNotes();
    var text = new StringBuilder();
    for (int step = 0; step < 100; step++) {
      context.step = step;
      drummer.decode(context, tokens, 2, notes);
      text.append(notes.offsetTicks(0)).append(' ');
    }
    return text.toString();
  }
}
