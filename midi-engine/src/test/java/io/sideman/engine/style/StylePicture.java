package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Ticks;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/// Program for authors: `StylePicture STYLES-FOLDER OUT-FOLDER ID...` plays twelve bars from the
/// end of section A on, draws them, and prints density and velocities per role.
final class StylePicture {
  private static final int WIDTH = 1900;
  private static final int HEIGHT = 1000;
  private static final int FIRST_BAR = 12;
  private static final int BARS = 8;
  private static final Color[] COLOURS = {
    new Color(0x666666),
    new Color(0x1565C0),
    new Color(0x2E7D32),
    new Color(0x8E24AA),
    new Color(0xE65100)
  };

  private StylePicture() {}

  public static void main(String[] arguments) throws IOException {
    StyleLibrary library = StyleLibrary.of(Path.of(arguments[0]));
    for (int i = 2; i < arguments.length; i++) {
      Style style = library.find(arguments[i]);
      var rehearsal =
          new Rehearsal(
              style,
              new Key(0, false),
              List.of(
                  Chord.of(0, Quality.MAJ7),
                  Chord.of(9, Quality.MIN7),
                  Chord.of(2, Quality.MIN7),
                  Chord.of(7, Quality.DOM7)));
      List<Rehearsal.Played> notes = rehearsal.play(48);
      draw(style, notes, Path.of(arguments[1], style.id() + ".png"));
      for (Role role : Role.values()) {
        print(style, role, notes);
      }
    }
  }

  private static void print(Style style, Role role, List<Rehearsal.Played> notes) {
    int[] velocities =
        notes.stream()
            .filter(note -> note.role() == role)
            .mapToInt(Rehearsal.Played::velocity)
            .sorted()
            .toArray();
    if (velocities.length > 0) {
      double mean = Arrays.stream(velocities).average().orElseThrow();
      double variance =
          Arrays.stream(velocities).mapToDouble(v -> (v - mean) * (v - mean)).sum()
              / velocities.length;
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-16s %-6s notes/bar %5.1f  velocity %3d..%3d mean %5.1f sd %4.1f",
              style.id(),
              role.id(),
              velocities.length / 48.0,
              velocities[velocities.length / 20],
              velocities[velocities.length - 1 - velocities.length / 20],
              mean,
              Math.sqrt(variance)));
    }
  }

  private static void draw(Style style, List<Rehearsal.Played> notes, Path file)
      throws IOException {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    int barTicks = style.meter().barTicks();
    long from = (long) FIRST_BAR * barTicks;
    double perTick = (double) WIDTH / (BARS * barTicks);
    for (int step = 0; step < BARS * style.meter().barSteps(); step++) {
      int x = (int) (step * Ticks.PER_STEP * perTick);
      boolean bar = step % style.meter().barSteps() == 0;
      g.setColor(bar ? Color.BLACK : new Color(step % 4 == 0 ? 0xCCCCCC : 0xF0F0F0));
      g.drawLine(x, 0, x, HEIGHT);
    }
    for (Rehearsal.Played note : notes) {
      boolean drum = note.role() == Role.DRUMS;
      int x = (int) ((note.startTick() - from) * perTick);
      int width = Math.max(4, (int) (note.lengthTicks() * perTick));
      int y = drum ? HEIGHT - 10 - (note.key() - 35) * 5 : 740 - (note.key() - 24) * 10;
      Color colour = COLOURS[Arrays.asList(Role.values()).indexOf(note.role())];
      g.setColor(
          new Color(
              colour.getRed(),
              colour.getGreen(),
              colour.getBlue(),
              40 + note.velocity() * 215 / 127));
      g.fillRect(x, y - 8, drum ? 7 : width, drum ? 5 : 9);
    }
    g.setColor(Color.BLACK);
    g.drawString(style.name(), 10, 14);
    ImageIO.write(image, "png", file.toFile());
  }
}
