package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// A piano roll small enough for a row of a list: the first bars with notes, drums below, tones
/// above, each role in the colour that it has on large pictures, soft notes paler. The background
/// is see-through, for pages light and dark. Any thread.
public final class Thumbnail {
  private static final int BARS = 8;
  private static final double DRUM_SHARE = 0.34; // of the height, where there are tones too
  private static final int FEWEST_KEYS = 12;
  private static final double GAP = 0.5; // pixels between notes
  private static final int PALEST = 110; // of 255

  private Thumbnail() {}

  /// A PNG file.
  ///
  /// @param width in pixels, such as 240
  /// @param height in pixels, such as 48
  public static byte[] png(Smf smf, int width, int height) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image(Piece.of(smf), width, height), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  static BufferedImage image(Piece piece, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    if (piece.voices().isEmpty()) {
      return image;
    }
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    long start = piece.start();
    long bar = piece.meters().barAt(start);
    long end = start;
    for (Voice voice : piece.voices()) {
      for (Note note : voice.notes()) {
        end = Math.max(end, note.startTick() + 1);
      }
    }
    long shown = Math.min(BARS, piece.meters().barAt(end - 1) - bar + 1);
    var time = new Time(start, piece.meters().barStart(bar + shown), width);
    bars(graphics, piece, bar, shown, time, height);
    var drums = new ArrayList<Voice>(piece.voices());
    drums.removeIf(voice -> !voice.drums());
    var tones = new ArrayList<Voice>(piece.voices());
    tones.removeIf(Voice::drums);
    double split = tones.isEmpty() ? 0 : drums.isEmpty() ? height : height * (1 - DRUM_SHARE);
    tones(graphics, tones, time, split);
    drums(graphics, drums, time, split, height);
    graphics.dispose();
    return image;
  }

  /// Ticks to pixels.
  private record Time(long start, long end, int width) {
    double x(long tick) {
      return (double) (tick - start) * width / Math.max(1, end - start);
    }

    boolean shows(Note note) {
      return note.startTick() >= start && note.startTick() < end;
    }
  }

  private static void bars(
      Graphics2D graphics, Piece piece, long first, long count, Time time, int height) {
    graphics.setColor(new Color(128, 128, 128, 70));
    for (long bar = first + 1; bar < first + count; bar++) {
      double x = time.x(piece.meters().barStart(bar));
      graphics.fill(new Rectangle2D.Double(x - 0.5, 0, 1, height));
    }
  }

  private static void tones(Graphics2D graphics, List<Voice> voices, Time time, double height) {
    int low = 127;
    int high = 0;
    for (Voice voice : voices) {
      for (Note note : voice.notes()) {
        if (time.shows(note)) {
          low = Math.min(low, note.key());
          high = Math.max(high, note.key());
        }
      }
    }
    int keys = Math.max(FEWEST_KEYS, high - low + 1);
    double row = height / keys;
    for (Voice voice : voices) {
      for (Note note : voice.notes()) {
        if (time.shows(note)) {
          double x = time.x(note.startTick());
          double width = Math.min(time.width(), time.x(note.endTick())) - x - GAP;
          double y = height - (note.key() - low + 1) * row;
          graphics.setColor(colour(voice, note));
          graphics.fill(
              new Rectangle2D.Double(x, y, Math.max(1, width), Math.max(1, row - GAP / 2)));
        }
      }
    }
  }

  private static void drums(
      Graphics2D graphics, List<Voice> voices, Time time, double top, int height) {
    double row = (height - top) / Rows.DRUMS;
    for (Voice voice : voices) {
      for (Note note : voice.notes()) {
        int group = Rows.of(voice, note);
        if (group >= 0 && time.shows(note)) {
          double y = height - (group + 1) * row;
          graphics.setColor(colour(voice, note));
          graphics.fill(
              new Rectangle2D.Double(time.x(note.startTick()), y, 2, Math.max(1, row - GAP / 2)));
        }
      }
    }
  }

  private static Color colour(Voice voice, Note note) {
    int strength = PALEST + (255 - PALEST) * note.velocity() / 127;
    int rgb =
        voice.drums()
            ? 0xF0A030
            : switch (voice.role().orElse(Role.KEYS)) {
              case DRUMS -> 0xF0A030;
              case BASS -> 0xF0566E;
              case KEYS -> 0x38AFCB;
              case PAD -> 0x9A70F0;
              case LEAD -> 0x6FBF3A;
            };
    return new Color(rgb >> 16, rgb >> 8 & 255, rgb & 255, strength);
  }
}
