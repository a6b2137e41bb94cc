package io.sideman.app.picture;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/// Everything behind the notes: title, chords, bars and beats, the legend.
final class Backdrop {
  private static final int MIN_BAR_PIXELS = 4;
  private static final int MIN_BEAT_PIXELS = 5;
  private static final int MIN_NUMBER_PIXELS = 30;

  private final Graphics2D graphics;
  private final Page page;
  private final MeterMap meters;
  private final Font plain;

  Backdrop(Graphics2D graphics, Page page, MeterMap meters) {
    this.graphics = graphics;
    this.page = page;
    this.meters = meters;
    plain = graphics.getFont();
  }

  void draw(String title, Timeline<Chord> chords) {
    graphics.setColor(Ink.PAGE);
    graphics.fillRect(0, 0, page.width(), page.height());
    graphics.setFont(plain.deriveFont(Font.BOLD, 18f));
    graphics.setColor(Ink.TEXT);
    graphics.drawString(title, Page.LEFT, 30);
    drawBars();
    drawChords(chords);
    drawLegend();
  }

  private void drawBars() {
    graphics.setFont(plain.deriveFont(11f));
    double lastNumber = -MIN_NUMBER_PIXELS;
    int every = barsPerLine();
    for (int bar = 0; bar < page.bars(); bar += every) {
      double left = page.x(meters.barStart(bar));
      double right = page.x(meters.barStart(Math.min(page.bars(), bar + every)));
      for (Page.Strip strip : page.strips()) {
        graphics.setColor(bar / every % 2 == 0 ? Ink.STRIP : Ink.STRIP_DARK);
        graphics.fill(new Rectangle2D.Double(left, strip.top(), right - left, strip.height()));
      }
      drawBeats(bar);
      drawThroughStrips(left, Ink.BAR);
      if (left - lastNumber >= MIN_NUMBER_PIXELS) {
        graphics.setColor(Ink.FAINT);
        graphics.drawString(Integer.toString(bar + 1), (float) left + 3, page.lanesBottom() + 15);
        lastNumber = left;
      }
    }
    drawThroughStrips(page.x(page.endTick()), Ink.BAR);
  }

  /// 1, or as many bars as it takes for lines not to run into each other.
  private int barsPerLine() {
    double barPixels = page.pixelsPerTick() * page.endTick() / Math.max(1, page.bars());
    int every = 1;
    while (every * barPixels < MIN_BAR_PIXELS) {
      every *= 2;
    }
    return every;
  }

  private void drawBeats(int bar) {
    long start = meters.barStart(bar);
    int beatTicks = meters.meterAt(start).beatTicks();
    if (beatTicks * page.pixelsPerTick() < MIN_BEAT_PIXELS) {
      return;
    }
    for (long tick = start + beatTicks; tick < meters.barStart(bar + 1); tick += beatTicks) {
      drawThroughStrips(page.x(tick), Ink.BEAT);
    }
  }

  private void drawThroughStrips(double x, Color colour) {
    graphics.setColor(colour);
    for (Page.Strip strip : page.strips()) {
      graphics.draw(new Line2D.Double(x, strip.top(), x, strip.top() + strip.height()));
    }
  }

  /// Names that would touch the one before are left out; their line stays.
  private void drawChords(Timeline<Chord> chords) {
    graphics.setFont(plain.deriveFont(Font.BOLD, 13f));
    double free = 0;
    int baseline = Page.TOP - 12;
    for (var span : chords.spans()) {
      if (span.startTick() >= page.endTick()) {
        break;
      }
      double x = page.x(Math.max(0, span.startTick()));
      graphics.setColor(Ink.CHORD_LINE);
      graphics.draw(new Line2D.Double(x, baseline - 12, x, Page.TOP - 4));
      String name = pretty(span.value());
      if (x >= free) {
        graphics.setColor(span.value().isNone() ? Ink.FAINT : Ink.TEXT);
        graphics.drawString(name, (float) x + 4, baseline);
        free = x + 6 + graphics.getFontMetrics().stringWidth(name);
      }
    }
  }

  private static String pretty(Chord chord) {
    return chord.toString().replace("m7b5", "m7♭5").replaceAll("([A-G])b", "$1♭");
  }

  private void drawLegend() {
    graphics.setFont(plain.deriveFont(11f));
    int y = page.lanesBottom() + 26;
    int x = page.width() - Page.RIGHT - 190;
    graphics.setColor(Ink.FAINT);
    graphics.drawString("soft", x - 26, y + 9);
    for (int i = 0; i < 128; i++) {
      graphics.setColor(Ink.atVelocity(Color.WHITE, Math.max(1, i)));
      graphics.fillRect(x + i, y, 1, 10);
    }
    graphics.setColor(Ink.FAINT);
    graphics.drawString("loud", x + 134, y + 9);
  }
}
