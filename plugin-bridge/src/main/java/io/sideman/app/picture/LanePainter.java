package io.sideman.app.picture;

import io.sideman.engine.event.Note;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Set;

/// Draws one lane: its name, its rows and its notes.
final class LanePainter {
  private static final double MIN_NOTE_PIXELS = 2;
  private static final Set<Integer> CYMBALS = Set.of(49, 51, 52, 53, 55, 57, 59);

  private final Graphics2D graphics;
  private final Page page;
  private final Page.Strip strip;
  private final Lane lane;
  private final Font plain;

  LanePainter(Graphics2D graphics, Page page, Page.Strip strip, Lane lane) {
    this.graphics = graphics;
    this.page = page;
    this.strip = strip;
    this.lane = lane;
    plain = graphics.getFont();
  }

  void draw() {
    drawName();
    drawRows();
    Shape everything = graphics.getClip();
    // A little room on the left for hits on the very first beat.
    double left = Page.LEFT - 5.0;
    graphics.clip(
        new Rectangle2D.Double(
            left, strip.top(), page.width() - left - Page.RIGHT, strip.height()));
    for (Note note : lane.notes()) {
      graphics.setColor(Ink.atVelocity(lane.colour(), note.velocity()));
      graphics.fill(lane.drums() ? hit(note) : bar(note));
    }
    graphics.setClip(everything);
    if (lane.notes().isEmpty()) {
      graphics.setColor(Ink.FAINT);
      graphics.drawString("plays nothing", Page.LEFT + 12, strip.top() + strip.height() / 2 + 4);
    }
  }

  private void drawName() {
    graphics.setFont(plain.deriveFont(Font.BOLD, 13f));
    graphics.setColor(lane.colour());
    graphics.fill(new Rectangle2D.Double(10, strip.top(), 4, strip.height()));
    graphics.drawString(shorten(lane.name()), 20, strip.top() + 14);
    graphics.setFont(plain);
  }

  private String shorten(String name) {
    var metrics = graphics.getFontMetrics();
    String text = name;
    while (text.length() > 1 && metrics.stringWidth(text) > Page.LEFT - 26) {
      text = text.substring(0, text.length() - 1);
    }
    return text.equals(name) ? name : text.substring(0, text.length() - 1) + "…";
  }

  private void drawRows() {
    List<Integer> rows = strip.rows();
    graphics.setFont(plain.deriveFont(10f));
    double lastLabel = Double.MAX_VALUE;
    for (int i = 0; i < rows.size(); i++) {
      double bottom = strip.top() + strip.height() - i * strip.rowHeight();
      boolean isC = rows.get(i) % 12 == 0;
      if (i > 0 && (lane.drums() || isC)) {
        graphics.setColor(Ink.ROW);
        graphics.draw(new Line2D.Double(Page.LEFT, bottom, page.width() - Page.RIGHT, bottom));
      }
      double middle = bottom - strip.rowHeight() / 2;
      boolean nameInTheWay = middle < strip.top() + 24;
      if ((lane.drums() || isC) && lastLabel - middle >= 10 && !(nameInTheWay && isLong())) {
        label(lane.drums() ? DrumNames.of(rows.get(i)) : "C" + (rows.get(i) / 12 - 1), middle);
        lastLabel = middle;
      }
    }
  }

  private boolean isLong() {
    return !lane.drums() || lane.name().length() > 14;
  }

  private void label(String text, double middle) {
    graphics.setColor(Ink.FAINT);
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, Page.LEFT - 6 - width, (float) middle + 4);
  }

  private Shape bar(Note note) {
    double width = Math.max(MIN_NOTE_PIXELS, note.lengthTicks() * page.pixelsPerTick() - 0.8);
    double height = Math.max(3, strip.rowHeight() - 0.6);
    double y = rowMiddle(note) - height / 2;
    return new RoundRectangle2D.Double(page.x(note.startTick()), y, width, height, 3, 3);
  }

  /// Drums have no length worth showing: a dot, for cymbals a diamond, bigger when louder.
  private Shape hit(Note note) {
    double most = Math.min(9, Math.max(4, strip.rowHeight() * 0.82));
    double size = most * (0.55 + 0.45 * note.velocity() / 127);
    double x = page.x(note.startTick());
    double y = rowMiddle(note);
    if (!CYMBALS.contains(note.key())) {
      return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
    }
    var diamond = new Path2D.Double();
    diamond.moveTo(x - size * 0.6, y);
    diamond.lineTo(x, y - size * 0.6);
    diamond.lineTo(x + size * 0.6, y);
    diamond.lineTo(x, y + size * 0.6);
    diamond.closePath();
    return diamond;
  }

  private double rowMiddle(Note note) {
    int row = strip.rows().indexOf(note.key());
    return strip.top() + strip.height() - (row + 0.5) * strip.rowHeight();
  }
}
