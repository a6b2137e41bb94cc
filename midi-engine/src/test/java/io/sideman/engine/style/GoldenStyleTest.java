package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Pins what the band plays, note by note, so that a change of the players shows in review. One
/// style is enough: it walks, comps off the beat, swings, fills and answers. Rewritten with
/// `-Dgolden.update=true`.
class GoldenStyleTest {
  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "io", "sideman", "engine", "style", "jazz-swing.txt");
  private static final int FIRST_BAR = 14;
  private static final int LAST_BAR = 17;

  @Test
  void jazzSwingPlaysAsReviewed() throws IOException {
    Path presets = Path.of(System.getProperty("sideman.presets"));
    var rehearsal =
        new Rehearsal(
            StyleLibrary.shipped(presets).find("jazz-swing"),
            new Key(0, false),
            List.of(
                Chord.of(2, Quality.MIN7),
                Chord.of(7, Quality.DOM7),
                Chord.of(0, Quality.MAJ7),
                Chord.of(9, Quality.MIN7)));
    var text = new StringBuilder("# bar.beat  role   note  velocity  length  offset (ticks)\n");
    for (Rehearsal.Played note : rehearsal.play(LAST_BAR + 1)) {
      if (note.step() / 16 >= FIRST_BAR) {
        text.append(describe(note));
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text);
    }
    assertEquals(Files.readString(GOLDEN), text.toString());
  }

  private static String describe(Rehearsal.Played note) {
    String name =
        note.role() == Role.DRUMS
            ? "key " + note.key()
            : PitchClass.flatName(note.key()) + (note.key() / 12 - 1);
    return String.format(
        Locale.ROOT,
        "%3d.%-5.2f %-6s %-6s %3d %5d %4d\n",
        note.step() / 16 + 1,
        note.step() % 16 / 4.0 + 1,
        note.role().id(),
        name,
        note.velocity(),
        note.lengthTicks(),
        note.offsetTicks());
  }
}
