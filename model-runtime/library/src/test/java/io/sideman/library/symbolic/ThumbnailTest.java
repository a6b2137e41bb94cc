package io.sideman.library.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
  @Test
  void showsDrumsBelowTones() throws IOException {
    var tones = new SmfTrackBuilder(Division.band()).note(new Note(0, 1900, 72, 127, 0)).build();
    var kit = new SmfTrackBuilder(Division.band()).note(new Note(1920, 100, 36, 127, 9)).build();
    byte[] png = Thumbnail.png(Smf.of(Division.band(), List.of(tones, kit)), 240, 48);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(240, image.getWidth());
    assertEquals(0x6FBF3A, image.getRGB(60, 30) & 0xFFFFFF); // a single high note leads
    assertEquals(0xF0A030, image.getRGB(121, 47) & 0xFFFFFF); // the kick, half way, at the foot
    assertEquals(0, image.getRGB(200, 10) >>> 24, "see-through where nothing is");
  }

  @Test
  void fewPixelsAreEnoughForASong() {
    var track = new SmfTrackBuilder(Division.band());
    for (int i = 0; i < 4000; i++) {
      track.note(new Note(i * 120L, 100, 30 + i % 70, 1 + i % 127, 0));
    }
    byte[] png = Thumbnail.png(Smf.of(Division.band(), List.of(track.build())), 120, 24);
    assertTrue(png.length < 4000, "bytes " + png.length);
  }
}
