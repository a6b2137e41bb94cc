package io.sideman.corpus.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolePreparationTest {
  @TempDir Path folder;

  @Test
  void everyKeyGivesTheSameSequence() {
    var preparation = new RolePreparation(Role.BASS);
    Sequence inC = sequence(preparation, 0);
    for (int semitones = 1; semitones < 12; semitones++) {
      Sequence moved = sequence(preparation, semitones);
      for (int step = 0; step < inC.steps(); step++) {
        String where = "up " + semitones + ", step " + step;
        assertArrayEquals(inC.tokens().get(step), moved.tokens().get(step), where);
        assertArrayEquals(inC.conditions().get(step), moved.conditions().get(step), where);
      }
    }
  }

  private static Sequence sequence(RolePreparation preparation, int transposed) {
    Song song = MadeUpSong.of("a", Split.TRAIN, 8, transposed);
    return preparation.prepare(List.of(song)).sequences().getFirst();
  }

  @Test
  void theRootIsNotePlusZeroOnEveryBeat() {
    Sequence bass = sequence(new RolePreparation(Role.BASS), 0);
    List<String> names = Vocabulary.tokenNames("bass");
    assertEquals(128, bass.steps());
    for (int step = 0; step < bass.steps(); step++) {
      String expected = step % 4 == 0 ? "note:0" : "empty";
      assertEquals(expected, names.get(bass.tokens().get(step)[0]), "step " + step);
    }
  }

  @Test
  void sequencesSurviveTheirFile() throws IOException {
    Song song = MadeUpSong.of("a", Split.VALIDATION, 4, 0);
    SequenceFile file = new RolePreparation(Role.DRUMS).prepare(List.of(song));
    file.write(folder.resolve("drums.sequences"));
    SequenceFile again = SequenceFile.read(folder.resolve("drums.sequences"));
    assertEquals(file.vocabulary(), again.vocabulary());
    assertEquals(file.inputs(), again.inputs());
    Sequence before = file.sequences().getFirst();
    Sequence after = again.sequences().getFirst();
    assertEquals(before.split(), after.split());
    assertEquals(before.song(), after.song());
    for (int step = 0; step < before.steps(); step++) {
      assertArrayEquals(before.tokens().get(step), after.tokens().get(step));
      assertArrayEquals(before.conditions().get(step), after.conditions().get(step));
    }
  }

  @Test
  void otherFilesAreRefusedByName() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.sequences"), "nonsense");
    var refusal = assertThrows(IOException.class, () -> SequenceFile.read(wrong));
    assertTrue(refusal.getMessage().contains("wrong.sequences"), refusal.getMessage());
  }

  @Test
  void chordsAreForeseenAndCounted() {
    var walk = new SongWalk(MadeUpSong.of("seen", Split.TRAIN, 64, 0), Role.BASS);
    int foreseen = 0;
    for (int bar = 0; bar < 62; bar++) {
      var context = walk.at(bar * 16L + 6);
      if (context.stepsToNextChord == 10) {
        assertEquals(Chord.of(bar % 2 == 0 ? 5 : 0, Quality.MAJ), context.nextChord);
        foreseen++;
      }
    }
    assertTrue(foreseen > 20 && foreseen < 62, "hidden in some stretches only: " + foreseen);
  }

  @Test
  void grooveTimingIsMeasured() {
    Song song = MadeUpSong.of("a", Split.TRAIN, 64, 0);
    var take =
        new Song(
            song.name(),
            "groove_gmd",
            song.genre(),
            Split.TRAIN,
            song.meters(),
            song.tempos(),
            song.chords(),
            song.keys(),
            song.parts(),
            List.of(),
            false);
    var codec = new DrumCodec(GrooveStatistics.of(List.of(take)), song.genre().ordinal());
    var notes = new StepNotes();
    int[] kick = {DrumCodec.token(Drum.KICK, 3), 0};
    var context = new StepContext();
    double sum = 0;
    for (int i = 0; i < 400; i++) {
      context.step = i * 16L;
      codec.decode(context, kick, 2, notes);
      sum += notes.offsetTicks(0);
    }
    assertEquals(10, sum / 400, 2, "every kick came 10 ticks late");
  }
}
