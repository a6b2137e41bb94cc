package io.sideman.library.symbolic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.Meter;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.item.DrumFill;
import io.sideman.library.item.Item;
import io.sideman.players.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillModelTest {
  private static final int BEAT = 960;
  private static final Path MODELS = Path.of(System.getProperty("sideman.presets"), "models");

  private final SymbolicAnalyst analyst =
      new SymbolicAnalyst(AspectSpace.plain(), FillModel.reading(MODELS));

  @TempDir Path folder;

  private static Note stroke(double beat, int key) {
    return new Note(Math.round(beat * BEAT), 100, key, 100, 9);
  }

  /// Eighths on a ride or hat, kick and snare in turn.
  private static List<Note> groove(int bars, int cymbal) {
    var notes = new ArrayList<Note>();
    for (int eighth = 0; eighth < bars * 8; eighth++) {
      notes.add(stroke(eighth / 2.0, cymbal));
      if (eighth % 2 == 0) {
        notes.add(stroke(eighth / 2.0, eighth % 4 == 0 ? 36 : 38));
      }
    }
    return notes;
  }

  /// Sixteenths from the snare down the toms.
  private static List<Note> fill() {
    int[] drums = {38, 48, 45, 41};
    var notes = new ArrayList<Note>();
    for (int step = 0; step < 14; step++) {
      notes.add(stroke(step / 4.0, drums[step / 4]));
    }
    return notes;
  }

  private Item hear(List<Note> drums, String... words) {
    var track = new SmfTrackBuilder(Division.band()).notes(drums.stream().sorted().toList());
    Smf smf = Smf.of(Division.band(), List.of(track.build()));
    return analyst.analyse("x", smf, Set.of(words));
  }

  @Test
  void shippedModelTellsARollOnTomsFromOneBarOfGroove() {
    assertTrue(hear(fill()).isFill());
    assertFalse(hear(groove(1, 42)).isFill());
    assertFalse(hear(groove(2, 51)).isFill());
  }

  @Test
  void whatGoesOnForFourBarsIsNoFill() {
    var notes = new ArrayList<Note>();
    for (int bar = 0; bar < 4; bar++) {
      for (Note note : fill()) {
        notes.add(stroke(bar * 4 + note.startTick() / (double) BEAT, note.key()));
      }
    }
    assertFalse(hear(notes).isFill());
  }

  @Test
  void onlyDrumsAreFills() {
    Item keys =
        analyst.excerpt("x", Map.of(Role.KEYS, fill()), Optional.empty(), Meter.COMMON, 100);
    assertFalse(keys.isFill());
  }

  @Test
  void namesDecideWhereNotesLeaveRoom() {
    List<Note> between = new ArrayList<>(groove(1, 42));
    between.removeIf(note -> note.startTick() >= 2 * BEAT);
    fill().stream().filter(note -> note.startTick() >= 2 * BEAT).forEach(between::add);
    assertTrue(hear(between, "snare", "fill").isFill());
    assertFalse(hear(between, "snare", "beat").isFill());
  }

  @Test
  void aFolderOfBeatsAndFillsSaysNothing() {
    assertEquals(Optional.empty(), DrumFill.named(Set.of("beats", "and", "fills")));
    assertEquals(Optional.of(true), DrumFill.named(Set.of("fills", "rock")));
    assertEquals(Optional.of(false), DrumFill.named(Set.of("groove", "rock")));
  }

  @Test
  void aModelIsWrittenAndReadAgain() throws IOException {
    float[] weights = {1, -2, 3, -4, 5, -6, 7.5f};
    new FillModel(weights, 0.25f).write("made up", folder.resolve(FillModel.FILE));
    FillModel read = FillModel.reading(folder);
    assertArrayEquals(weights, read.weights());
    assertEquals(0.25f, read.bias());
  }

  @Test
  void aDamagedModelSaysWhatToDo() throws IOException {
    Path file = folder.resolve(FillModel.FILE);
    Files.writeString(file, "{\"formatVersion\": 1, \"weights\": {\"toms\": 1}}");
    var missing = assertThrows(ModelException.class, () -> FillModel.reading(folder));
    assertTrue(missing.getMessage().contains("sideman train fills"), missing.getMessage());
    Files.writeString(file, "{");
    var cut = assertThrows(ModelException.class, () -> FillModel.reading(folder));
    assertTrue(cut.getMessage().contains("must be JSON"), cut.getMessage());
  }
}
