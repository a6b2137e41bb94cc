package io.sideman.app.picture;

import io.sideman.app.cli.WholeFile;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// A picture of who plays what when: one lane per player, bars and beats as a grid, chords on top,
/// loudness as brightness.
public final class PianoRoll {
  private PianoRoll() {}

  /// Draws the lanes from top to bottom into a PNG file.
  ///
  /// @param title one line above everything
  public static void draw(
      String title, List<Lane> lanes, Timeline<Chord> chords, MeterMap meters, Path file) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(FewColours.of(image(title, lanes, chords, meters)), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  static BufferedImage image(
      String title, List<Lane> lanes, Timeline<Chord> chords, MeterMap meters) {
    long endTick =
        lanes.stream()
            .flatMap(lane -> lane.notes().stream())
            .mapToLong(n -> n.endTick())
            .max()
            .orElse(0);
    var page = Page.of(lanes, meters, endTick);
    var image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    new Backdrop(graphics, page, meters).draw(title, chords);
    for (int i = 0; i < lanes.size(); i++) {
      new LanePainter(graphics, page, page.strips().get(i), lanes.get(i)).draw();
    }
    graphics.dispose();
    return image;
  }
}
