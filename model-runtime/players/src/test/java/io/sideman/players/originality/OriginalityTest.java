package io.sideman.players.originality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalityTest {
  private static final Source OURS = new Source("test set", "song 7", "lead");

  @Test
  void findsATransposedTuneWithItsName() {
    List<Note> tune = walk(7, 60);
    var finding = new OriginalityCheck(crowd(tune)).check(moved(tune, 5, 16));
    assertEquals(1.0, finding.share());
    Match match = finding.longest().orElseThrow();
    assertEquals(List.of(OURS), match.sources());
    assertEquals(60, match.notes());
    assertEquals(16, match.startStep());
    assertTrue(finding.copies());
    assertFalse(finding.isOriginal());
  }

  @Test
  void findsAPassageInTheMiddleOfSomethingElse() {
    List<Note> tune = walk(7, 60);
    var line = new ArrayList<>(walk(1001, 30));
    List<Note> quoted = tune.subList(20, 36); // 16 notes, 15 moves
    long end = line.getLast().startTick() + 2 * Ticks.PER_STEP;
    line.addAll(moved(quoted, 3, (int) ((end - quoted.getFirst().startTick()) / Ticks.PER_STEP)));
    Finding finding = new OriginalityCheck(crowd(tune)).check(line);
    Match match = finding.longest().orElseThrow();
    assertEquals(16, match.notes());
    assertEquals(end / Ticks.PER_STEP, match.startStep());
    assertEquals(8, finding.found());
  }

  @Test
  void aRandomWalkIsOriginal() {
    OriginalityIndex index = crowd(walk(7, 60));
    for (long seed = 2000; seed < 2040; seed++) {
      Finding finding = new OriginalityCheck(index).check(walk(seed, 100));
      assertTrue(finding.words() > 50, "seed " + seed);
      assertTrue(finding.isOriginal(), "seed " + seed + ": " + finding.matches());
    }
  }

  @Test
  void scalesAndRepeatedNotesAreNobodysOwn() {
    int[] scale = {60, 62, 64, 65, 67, 69, 71, 72, 74, 76, 77, 79, 81, 83, 84};
    var builder = new OriginalityIndex.Builder();
    builder.add(OURS, Line.top(even(scale)));
    builder.add(OURS, Line.top(even(new int[20])));
    OriginalityIndex index = builder.build();
    assertEquals(0, index.size());
    Finding finding = new OriginalityCheck(index).check(even(scale));
    assertEquals(0, finding.words());
    assertEquals(0.0, finding.share());
  }

  @Test
  void aRestOfTwoBarsPartsPhrases() {
    List<Note> tune = walk(7, 60);
    var parted = new ArrayList<>(tune.subList(0, 7));
    parted.addAll(moved(tune.subList(7, 14), 0, 40));
    assertEquals(0, new OriginalityCheck(crowd(tune)).check(parted).words());
  }

  @Test
  void hearsTheHighestNoteOfAChord() {
    List<Note> tune = walk(7, 30);
    var chords = new ArrayList<>(tune);
    for (Note note : tune) {
      chords.add(new Note(note.startTick() + 30, 100, note.key() - 4, 80, 0));
      chords.add(new Note(note.startTick() - 30, 100, note.key() - 9, 80, 0));
    }
    assertEquals(1.0, new OriginalityCheck(crowd(tune)).check(chords).share());
  }

  @Test
  void hearsATuneAboveItsAccompaniment() {
    List<Note> tune = walk(7, 40);
    var both = new ArrayList<Note>();
    for (int i = 0; i + 1 < tune.size(); i++) {
      Note note = tune.get(i);
      long until = tune.get(i + 1).startTick();
      both.add(new Note(note.startTick(), until - note.startTick(), note.key(), 90, 0));
      for (long tick = note.startTick(); tick < until; tick += Ticks.PER_STEP) {
        both.add(new Note(tick, Ticks.PER_STEP, 36 + (int) (tick / Ticks.PER_STEP % 5), 60, 0));
      }
    }
    var check = new OriginalityCheck(crowd(tune));
    assertFalse(check.check(both).copies());
    Finding finding = check.search(both);
    assertEquals(1.0, finding.share());
    assertEquals(List.of(OURS), finding.longest().orElseThrow().sources());
  }

  @Test
  void namesSeveralSongsThatShareAPassage() {
    List<Note> tune = walk(7, 20);
    var builder = new OriginalityIndex.Builder();
    builder.add(new Source("set", "b", "lead"), Line.top(tune));
    builder.add(new Source("set", "a", "lead"), Line.top(moved(tune, -3, 4)));
    Finding finding = new OriginalityCheck(builder.build()).check(tune);
    List<String> names =
        finding.longest().orElseThrow().sources().stream().map(Source::name).toList();
    assertEquals(List.of("a", "b"), names);
  }

  @Test
  void aFileKeepsTheWholeIndex(@TempDir Path folder) throws IOException {
    OriginalityIndex index = crowd(walk(7, 60));
    Path file = folder.resolve(IndexFile.NAME);
    Files.write(file, IndexFile.bytes(index));
    OriginalityIndex read = IndexFile.read(file);
    assertEquals(index.sources(), read.sources());
    assertArrayEquals(index.entries(), read.entries());
    assertTrue(Files.size(file) < 6L * index.size(), "bytes: " + Files.size(file));
  }

  @Test
  void tellsADamagedFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(IndexFile.NAME);
    byte[] bytes = IndexFile.bytes(crowd(walk(7, 60)));
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    var damaged = assertThrows(ModelException.class, () -> IndexFile.read(file));
    assertTrue(damaged.getMessage().contains("checksum"), damaged.getMessage());
    assertTrue(damaged.getMessage().contains("train originality"), damaged.getMessage());
    Files.writeString(file, "something else entirely");
    var wrong = assertThrows(ModelException.class, () -> IndexFile.read(file));
    assertTrue(wrong.getMessage().contains("not an index"), wrong.getMessage());
    assertEquals(0, IndexFile.readIfThere(folder.resolve("none")).size());
  }

  @Test
  void theGuardAgreesWithTheCheckOnEveryNote() {
    List<Note> tune = walk(7, 60);
    OriginalityIndex index = crowd(tune);
    var guard = new OriginalityGuard(index);
    var memory = new LineMemory();
    var line = new ArrayList<>(walk(1001, 12));
    long end = line.getLast().startTick() + 2 * Ticks.PER_STEP;
    line.addAll(moved(tune.subList(10, 40), 2, (int) (end / Ticks.PER_STEP)));
    int repeated = 0;
    for (Note note : line) {
      repeated += guard.repeats(memory, note.key(), note.startTick() / Ticks.PER_STEP) ? 1 : 0;
      memory.add(note.key(), note.startTick() / Ticks.PER_STEP);
    }
    assertTrue(repeated > 15, "repeated " + repeated);
    assertEquals(new OriginalityCheck(index).check(line).found(), repeated);
  }

  /// The tune among thirty others.
  private static OriginalityIndex crowd(List<Note> tune) {
    var builder = new OriginalityIndex.Builder();
    for (int other = 0; other < 30; other++) {
      builder.add(
          new Source("test set", "other " + other, "keys"), Line.top(walk(100 + other, 80)));
    }
    builder.add(OURS, Line.top(tune));
    return builder.build();
  }

  /// A tune of small steps and leaps in changing rhythm.
  private static List<Note> walk(long seed, int count) {
    var random = new SplittableRandom(seed);
    var notes = new ArrayList<Note>();
    int key = 66;
    long step = 0;
    for (int i = 0; i < count; i++) {
      notes.add(new Note(step * Ticks.PER_STEP, 200, key, 90, 0));
      key = Math.clamp(key + random.nextInt(-5, 6), 48, 84);
      step += random.nextInt(1, 5);
    }
    return notes;
  }

  private static List<Note> even(int[] keys) {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < keys.length; i++) {
      notes.add(new Note(i * 2L * Ticks.PER_STEP, 200, keys[i], 90, 0));
    }
    return notes;
  }

  private static List<Note> moved(List<Note> notes, int semitones, int steps) {
    return notes.stream()
        .map(note ->
            new Note(
                note.startTick() + (long) steps * Ticks.PER_STEP,
                note.lengthTicks(),
                note.key() + semitones,
                note.velocity(),
                0))
        .toList();
  }
}
