package io.sideman.app.picture;

import io.sideman.app.cli.WholeFile;
import io.sideman.engine.curves.BarFigures;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;

/// Density and tension over the bars, one above the other.
public final class CurvePicture {
  private static final int WIDTH = 1200;
  private static final int STRIP = 220;
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int GAP = 50;
  private static final Color PAPER = new Color(0x14161B);
  private static final Color LINES = new Color(0x2C313B);
  private static final Color WORDS = new Color(0xC8CDD6);

  private CurvePicture() {}

  /// Draws a PNG file.
  public static void draw(String title, List<BarFigures> bars, Path file) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image(title, bars), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  private static BufferedImage image(String title, List<BarFigures> bars) {
    int height = TOP + 2 * (STRIP + GAP);
    var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(PAPER);
    pen.fillRect(0, 0, WIDTH, height);
    pen.setColor(WORDS);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    pen.drawString(title, LEFT, 28);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    double busiest = Math.max(1, bars.stream().mapToDouble(BarFigures::density).max().orElse(1));
    double tensest = Math.max(1, bars.stream().mapToDouble(BarFigures::tension).max().orElse(1));
    strip(pen, TOP, "onsets per quarter", busiest, bars, BarFigures::density, 0x5AA9E6);
    strip(pen, TOP + STRIP + GAP, "tension", tensest, bars, BarFigures::tension, 0xF28F3B);
    pen.dispose();
    return image;
  }

  private static void strip(
      Graphics2D pen,
      int top,
      String name,
      double most,
      List<BarFigures> bars,
      ToDoubleFunction<BarFigures> value,
      int colour) {
    double step = (double) (WIDTH - LEFT - 20) / Math.max(1, bars.size());
    pen.setColor(LINES);
    int every = Math.max(1, bars.size() / 16);
    for (int bar = 0; bar < bars.size(); bar += every) {
      int x = (int) (LEFT + bar * step);
      pen.drawLine(x, top, x, top + STRIP);
      pen.setColor(WORDS);
      pen.drawString(Integer.toString(bar + 1), x + 2, top + STRIP + 16);
      pen.setColor(LINES);
    }
    pen.drawLine(LEFT, top + STRIP, WIDTH - 20, top + STRIP);
    pen.setColor(WORDS);
    pen.drawString(name, LEFT, top - 6);
    pen.drawString("%.1f".formatted(most), 20, top + 12);
    pen.drawString("0", 20, top + STRIP);
    pen.setColor(new Color(colour));
    pen.setStroke(new BasicStroke(2.5f));
    for (int bar = 0; bar < bars.size(); bar++) {
      int y = top + STRIP - (int) (value.applyAsDouble(bars.get(bar)) / most * STRIP);
      int x = (int) (LEFT + bar * step);
      int next = (int) (LEFT + (bar + 1) * step);
      pen.drawLine(x, y, next, y);
      if (bar > 0) {
        int before = top + STRIP - (int) (value.applyAsDouble(bars.get(bar - 1)) / most * STRIP);
        pen.drawLine(x, before, x, y);
      }
    }
    pen.setStroke(new BasicStroke(1));
  }
}
