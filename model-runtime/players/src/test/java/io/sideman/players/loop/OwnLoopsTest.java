package io.sideman.players.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnLoopsTest {
  @TempDir private Path folder;

  /// Drums and a bass of chance.
  private static LoopRoll roll(long seed) {
    var random = new Random(seed);
    var roll = new LoopRoll(LoopGan.BARS);
    for (int i = 0; i < 40; i++) {
      roll.strike(Role.DRUMS, random.nextInt(roll.slots()), random.nextInt(5), 0.8f, 1);
      roll.strike(Role.BASS, random.nextInt(roll.slots()), random.nextInt(6), 0.7f, 1);
    }
    return roll;
  }

  /// Shares about so much with another.
  private static LoopRoll near(long seed, int strange) {
    LoopRoll roll = roll(seed);
    var random = new Random(seed + 99);
    for (int i = 0; i < strange; i++) {
      roll.strike(Role.DRUMS, random.nextInt(roll.slots()), random.nextInt(5), 0.8f, 1);
      roll.strike(Role.BASS, random.nextInt(roll.slots()), random.nextInt(6), 0.8f, 1);
    }
    return roll;
  }

  private static List<LoopRoll> rolls(int count) {
    var rolls = new ArrayList<LoopRoll>();
    for (int i = 0; i < count; i++) {
      rolls.add(roll(i));
    }
    return rolls;
  }

  private static KnownLoops known() {
    List<LoopRoll> own = rolls(20);
    var others = new ArrayList<LoopRoll>();
    for (int i = 0; i < 20; i++) {
      others.add(near(i, 40)); // people's own lie about half way
    }
    return KnownLoops.of(own, own, others);
  }

  @Test
  void aKnownLoopLiesAtNoDistanceAndAStrangeOneFarAway() {
    KnownLoops known = known();

    assertEquals(0, known.nearest(roll(3), Optional.empty()), 1e-9);
    assertEquals(0, known.nearest(roll(3), Optional.of(Role.BASS)), 1e-9);
    assertTrue(known.nearest(roll(777), Optional.empty()) > 0.6, "nothing in common");
    assertEquals(1, known.nearest(roll(3), Optional.of(Role.LEAD)), 1e-9, "it has no lead");
  }

  @Test
  void theSketchTellsHowMuchTwoLoopsShare() {
    double little = known().nearest(near(5, 80), Optional.empty());
    double much = known().nearest(near(5, 10), Optional.empty());

    assertTrue(much < 0.35, "much in common: " + much);
    assertTrue(little > much + 0.15, "less in common: " + little);
  }

  @Test
  void aCopyIsDrawnAgainAndAnOwnLoopIsNot() {
    LoopMaker copier = (_, seed) -> seed < 1000 ? roll(seed % 20) : roll(seed);
    var own = new OwnLoops(copier, known(), _ -> true);
    LoopMaker inventor = (_, seed) -> roll(seed + 5000);
    var free = new OwnLoops(inventor, known(), _ -> true);

    double distance = known().nearest(own.make(Genre.ROCK, 3), Optional.empty());
    assertTrue(distance > 0.5, "still a copy: " + distance);
    assertEquals(0, known().shortfall(roll(5004), 0.95), 1e-9);
    assertEquals(1, known().nearest(free.make(Genre.ROCK, 4), Optional.of(Role.LEAD)), 1e-9);
    assertEquals(distanceToFirst(free.make(Genre.ROCK, 4)), distanceToFirst(roll(5004)), 1e-9);
  }

  private static double distanceToFirst(LoopRoll roll) {
    return known().nearest(roll, Optional.empty());
  }

  @Test
  void whoOnlyCopiesStopsAfterBoundedTriesWithTheBest() {
    var asked = new ArrayList<Long>();
    LoopMaker copier =
        (_, seed) -> {
          asked.add(seed);
          return roll(0);
        };

    LoopRoll made = new OwnLoops(copier, known(), _ -> true).make(Genre.POP, 1);

    assertEquals(24, asked.size());
    assertEquals(0, known().nearest(made, Optional.empty()), 1e-9);
  }

  @Test
  void aPartMayNotFallSilentToBeItsOwn() {
    LoopMaker inventor =
        (_, seed) -> seed == 3 ? roll(3) : new LoopRoll(LoopGan.BARS); // far from everything

    LoopRoll made = new OwnLoops(inventor, known(), _ -> true).make(Genre.POP, 3);

    assertEquals(0, known().nearest(made, Optional.empty()), 1e-9, "the copy that plays stays");
  }

  @Test
  void aKnownTuneIsDrawnAgain() {
    LoopMaker inventor = (_, seed) -> roll(seed + 5000);
    var own =
        new OwnLoops(
            inventor, known(), roll -> distanceToFirst(roll) != distanceToFirst(roll(5004)));

    assertNotEquals(distanceToFirst(roll(5004)), distanceToFirst(own.make(Genre.ROCK, 4)));
  }

  @Test
  void theIndexIsReadAsItWasWrittenAndRefusedWhenDamaged() throws IOException {
    KnownLoops known = known();
    Path file = folder.resolve(KnownLoops.FILE);
    byte[] bytes = known.bytes();
    Files.write(file, bytes);

    KnownLoops read = KnownLoops.reading(folder).orElseThrow();
    assertEquals(known.size(), read.size());
    assertEquals(known.shortfall(near(2, 5), 0.9), read.shortfall(near(2, 5), 0.9), 1e-6);

    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    var refusal = assertThrows(ModelException.class, () -> KnownLoops.read(file));
    assertTrue(refusal.getMessage().contains("damaged"), refusal.getMessage());
  }
}
