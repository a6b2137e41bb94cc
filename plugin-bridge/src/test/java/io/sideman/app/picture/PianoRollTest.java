package io.sideman.app.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PianoRollTest {
  private static final MeterMap FOUR_FOUR = MeterMap.of(Meter.COMMON);
  @TempDir Path folder;

  @Test
  void aSongFillsAScreenSizedPicture() throws IOException {
    Path file = folder.resolve("song.png");
    PianoRoll.draw("A song", Example.lanes(), Example.chords(), FOUR_FOUR, file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1600, image.getWidth());
    assertTrue(image.getHeight() >= 900 && image.getHeight() < 1000, "height");
  }

  @Test
  void longSongsGrowWiderUpToALimit() {
    var note = new Note(960L * 4 * 1_000_000, 960, 60, 90, 0);
    var image = picture(List.of(Lane.of(Role.BASS, List.of(note))));
    assertEquals(16_000, image.getWidth());
  }

  @Test
  void aPieceWithoutNotesIsDrawnToo() {
    var image = picture(List.of(Lane.of(Role.LEAD, List.of())));
    assertEquals(1600, image.getWidth());
  }

  @Test
  void louderNotesAreBrighter() {
    assertTrue(brightness(120) > brightness(60), "120 against 60");
    assertTrue(brightness(60) > brightness(5), "60 against 5");
  }

  @Test
  void everyNoteLeavesItsMark() {
    var one = new Note(0, 960, 60, 100, 0);
    var other = new Note(1920, 960, 67, 100, 0);
    var both = picture(List.of(Lane.of(Role.KEYS, List.of(one, other))));
    var shifted = new Note(2880, 960, 67, 100, 0);
    var moved = picture(List.of(Lane.of(Role.KEYS, List.of(one, shifted))));
    assertNotEquals(pixels(both), pixels(moved));
  }

  private static int brightness(int velocity) {
    var note = new Note(0, 3840, 60, velocity, 0);
    var image = picture(List.of(Lane.ofPerformer("You", List.of(note))));
    int x = image.getWidth() / 2;
    int brightest = 0;
    for (int y = Page.TOP; y < image.getHeight() - Page.BOTTOM - 4; y++) {
      int rgb = image.getRGB(x, y);
      brightest = Math.max(brightest, (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255));
    }
    return brightest;
  }

  private static BufferedImage picture(List<Lane> lanes) {
    return PianoRoll.image("", lanes, Timeline.of(Chord.NONE, List.of()), FOUR_FOUR);
  }

  private static int pixels(BufferedImage image) {
    int width = image.getWidth();
    return Arrays.hashCode(image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
  }

  /// A little band over a turnaround, also handy to look at.
  static final class Example {
    private Example() {}

    static List<Lane> lanes() {
      var drums = new ArrayList<Note>();
      var bass = new ArrayList<Note>();
      var keys = new ArrayList<Note>();
      var lead = new ArrayList<Note>();
      int[] roots = {38, 43, 36, 45};
      for (int bar = 0; bar < 16; bar++) {
        long start = bar * 3840L;
        int root = roots[bar % 4];
        for (int step = 0; step < 8; step++) {
          drums.add(new Note(start + step * 480L, 60, 42, 50 + step % 2 * 40, 9));
          bass.add(
              new Note(
                  start + step * 480L, 420, root + (step % 4 == 3 ? 7 : 0), 70 + step * 5, 10));
        }
        drums.add(new Note(start, 60, 36, 110, 9));
        drums.add(new Note(start + 1920, 60, 36, 100, 9));
        drums.add(new Note(start + 960, 60, 38, 115, 9));
        drums.add(new Note(start + 2640, 60, 38, 25, 9));
        drums.add(new Note(start + 2880, 60, 38, 118, 9));
        if (bar % 8 == 0) {
          drums.add(new Note(start, 60, 49, 120, 9));
        }
        for (int tone : new int[] {12, 15, 19, 22}) {
          keys.add(new Note(start + 480, 900, root + 12 + tone, 60 + bar, 11));
          keys.add(new Note(start + 2400, 400, root + 12 + tone, 80, 11));
        }
        for (int i = 0; i < 5; i++) {
          lead.add(new Note(start + i * 720L, 600, 62 + (bar * 5 + i * 4) % 17, 60 + i * 12, 13));
        }
      }
      return List.of(
          Lane.ofPerformer("You", lead),
          Lane.of(Role.KEYS, keys),
          Lane.of(Role.BASS, bass),
          Lane.of(Role.DRUMS, drums));
    }

    static Timeline<Chord> chords() {
      var spans = new ArrayList<Timeline.Span<Chord>>();
      Chord[] chords = {
        Chord.of(2, Quality.MIN7),
        Chord.of(7, Quality.DOM7),
        Chord.of(0, Quality.MAJ7),
        new Chord(9, Quality.DOM7, 1)
      };
      for (int bar = 0; bar < 16; bar++) {
        spans.add(new Timeline.Span<>(bar * 3840L, chords[bar % 4]));
      }
      return Timeline.of(Chord.NONE, spans);
    }
  }
}
