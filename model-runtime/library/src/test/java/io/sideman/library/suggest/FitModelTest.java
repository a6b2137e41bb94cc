package io.sideman.library.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Item;
import io.sideman.library.item.Media;
import io.sideman.library.suggest.FitModel.Bond;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitModelTest {
  private static final Key C_MAJOR = new Key(0, false);

  @TempDir Path folder;

  private final Item session = Loops.loop("session", Role.KEYS, 120, C_MAJOR, 1);
  private final Item loop = Loops.loop("loop", Role.BASS, 126, new Key(2, false), 2);

  @Test
  void writtenAndReadItSaysTheSame() throws IOException {
    FitModel model = Loops.model(4);
    Path file = folder.resolve(FitModel.FILE);
    FitModelFile.write(model, "nothing", file);
    FitModel read = FitModelFile.read(file);
    for (Bond bond : Bond.values()) {
      for (Reason reason : PairFeatures.LEARNED) {
        assertEquals(model.importance(bond, reason), read.importance(bond, reason), 1e-3);
      }
    }
    var said = model.complement(session, loop).orElseThrow();
    var again = read.complement(session, loop).orElseThrow();
    said.values().forEach((reason, value) -> assertEquals(value, again.values().get(reason), 1e-3));
  }

  @Test
  void certaintyRisesWithTheTotalAndIsHalfInTheMiddle() throws IOException {
    var certainty = new Certainty(0.54, 29);
    assertEquals(0.5, certainty.of(0.54));
    for (double total = 0; total < 1; total += 0.05) {
      assertTrue(certainty.of(total) < certainty.of(total + 0.05), "at " + total);
    }
    FitModel plain = Loops.model(4);
    var parts = new EnumMap<Bond, Map<Reason, Part>>(Bond.class);
    for (Bond bond : Bond.values()) {
      parts.put(bond, plain.parts(bond));
    }
    Path file = folder.resolve(FitModel.FILE);
    FitModelFile.write(new FitModel(parts, Map.of(Bond.COMPLEMENT, certainty)), "nothing", file);
    assertEquals(certainty, FitModelFile.read(file).certainty(Bond.COMPLEMENT));
    assertEquals(Certainty.UNTRIED, FitModelFile.read(file).certainty(Bond.RESEMBLE));
  }

  @Test
  void modelOfOtherSizesIsRefusedWithAReason() throws IOException {
    Path file = folder.resolve(FitModel.FILE);
    FitModelFile.write(Loops.model(4), "nothing", file);
    Files.writeString(file, Files.readString(file).replaceFirst("\\[\\[", "[[0.5,"));
    var problem = assertThrows(IOException.class, () -> FitModelFile.read(file));
    assertTrue(problem.getMessage().contains("must give key"), problem.getMessage());
  }

  @Test
  void tempoOutOfReachIsNoFit() {
    Item far = Loops.loop("far", Role.BASS, 85, C_MAJOR, 2);
    assertTrue(Loops.model(4).complement(session, far).isEmpty());
  }

  @Test
  void halfTimeIsInReach() {
    Item half = Loops.loop("half", Role.DRUMS, 63, C_MAJOR, 2);
    Placing placing = Placing.inTime(session, half).orElseThrow();
    assertEquals(1.05, placing.stretch(), 1e-9);
    assertEquals(-1, placing.octaveOfTime());
  }

  @Test
  void drumsAreNeverTransposed() {
    Item drums = Loops.loop("drums", Role.DRUMS, 120, C_MAJOR, 2);
    for (int seed = 0; seed < 10; seed++) {
      var judgement = Loops.model(seed).complement(session, drums).orElseThrow();
      assertEquals(0, judgement.placing().transposeSemitones(), "seed " + seed);
    }
  }

  @Test
  void theSongsOwnPartComesBackIntoItsKey() {
    for (int by = -3; by <= 3; by++) {
      Item moved = Loops.loop("moved", Role.KEYS, 120, C_MAJOR.transpose(by), 1);
      for (int seed = 0; seed < 4; seed++) {
        var judgement = Loops.model(seed).complement(session, moved).orElseThrow();
        assertEquals(-by, judgement.placing().transposeSemitones(), "moved by " + by);
      }
    }
  }

  @Test
  void sameChordsInTheSameKeyAreFullyShared() {
    float[] numbers = PairFeatures.of(Reason.KEY, session, session, Placing.NONE);
    int chords = Roles.MARKS + 6;
    assertEquals(1, numbers[chords], "all half bars are known");
    assertEquals(1, numbers[chords + 1], "same triads");
    assertEquals(0, numbers[chords + 7], "nothing rubs");
    float[] moved = PairFeatures.of(Reason.KEY, session, session, Placing.NONE.transposed(1));
    assertEquals(0, moved[chords + 1], "no triad is the same a semitone up");
    assertTrue(moved[chords + 7] > 0.5, "most tones rub a semitone up");
  }

  @Test
  void aSoundWithoutABeatIsNotStretchedAndComesAfterThoseInTime() {
    Item drone = sound(0.02);
    Item groove = sound(0.6);
    FitModel model = Loops.model(4);
    var first = model.complement(session, groove).orElseThrow();
    var second = model.complement(session, drone).orElseThrow();
    assertEquals(109.0 / 120, first.placing().stretch(), 1e-9);
    assertEquals(1, second.placing().stretch());
    assertTrue(model.total(Bond.COMPLEMENT, first) > model.total(Bond.COMPLEMENT, second));
  }

  private static Item sound(double confidence) {
    Item item = Loops.loop("sound", Role.PAD, 109, C_MAJOR, 3);
    return new Item(
        item.id(),
        Media.AUDIO,
        item.kind(),
        item.seconds(),
        Optional.of(new Beat(109, confidence, 4, 2)),
        item.tonality(),
        item.role(),
        item.family(),
        item.groove(),
        item.texture(),
        Optional.of(-14.0),
        item.vectors(),
        item.contour(),
        item.words(),
        item.licence());
  }
}
