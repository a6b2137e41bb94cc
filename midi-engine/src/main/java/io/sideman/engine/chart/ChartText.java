package io.sideman.engine.chart;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.KeyOfChords;
import io.sideman.engine.harmony.Spelling;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// Writes a chord chart as text that [ChordChart#parse] reads back: four bars to a line, a
/// section's name in front of its bars, a `%` for a bar like the one before. Used once.
public final class ChartText {
  private static final int BARS_IN_LINE = 4;
  private static final int MOST_ENTRIES = 32; // in a bar

  private final ChordChart chart;
  private final Key key;
  private final TreeMap<Long, String> sections = new TreeMap<>();
  private final StringBuilder out = new StringBuilder();
  private final List<String> line = new ArrayList<>();
  private List<String> barBefore = List.of();

  private ChartText(ChordChart chart) {
    this.chart = chart;
    key = chart.key().orElseGet(() -> KeyOfChords.guess(chart.chords(), chart.lengthTicks()));
    MeterMap meters = chart.meters();
    for (Section section : chart.sections()) {
      String name = clean(section.name()).replace(']', ')');
      sections.put(meters.barStart(meters.barAt(section.startTick())), name);
    }
  }

  /// Chord changes that no division of a bar into at most 32 equal parts hits are moved to the
  /// nearest 16th of the bar.
  public static String of(ChordChart chart) {
    return new ChartText(chart).write();
  }

  private String write() {
    chart.title().ifPresent(title -> header("title", clean(title)));
    chart.tempoBpm().ifPresent(bpm -> header("tempo", number(bpm)));
    if (chart.key().isPresent()) {
      header("key", Spelling.in(key, key.tonic()) + (key.minor() ? " minor" : ""));
    }
    Meter shown = Meter.COMMON;
    for (long tick = 0; tick < chart.lengthTicks(); ) {
      long next = Math.min(nextBar(tick), chart.lengthTicks());
      Meter meter = meter(tick, next);
      boolean opens = sections.containsKey(tick);
      if (opens || !meter.equals(shown)) {
        endLine();
        barBefore = List.of();
      }
      if (!meter.equals(shown)) {
        header("meter", meter.toString());
        shown = meter;
      }
      if (opens) {
        out.append(out.isEmpty() ? "" : "\n").append('[').append(sections.get(tick)).append("]\n");
      }
      bar(tick, next);
      tick = next;
    }
    endLine();
    return out.toString();
  }

  private long nextBar(long tick) {
    MeterMap meters = chart.meters();
    return meters.barStart(meters.barAt(tick) + 1);
  }

  /// A bar that is cut short has a metre of its own in a chart.
  private Meter meter(long from, long to) {
    Meter ruling = chart.meters().meterAt(from);
    long length = to - from;
    for (int denominator = 4; length != ruling.barTicks() && denominator <= 32; denominator *= 2) {
      long beat = 3840 / denominator;
      if (length % beat == 0 && length / beat <= 32) {
        return new Meter((int) (length / beat), denominator);
      }
    }
    return ruling;
  }

  private void header(String word, String value) {
    out.append(word).append(": ").append(value).append('\n');
  }

  private void bar(long from, long to) {
    List<String> entries = entries(from, to);
    line.add(entries.equals(barBefore) ? "%" : String.join(" ", entries));
    barBefore = entries;
    if (line.size() == BARS_IN_LINE) {
      endLine();
    }
  }

  private void endLine() {
    if (!line.isEmpty()) {
      out.append("| ").append(String.join(" | ", line)).append(" |\n");
      line.clear();
    }
  }

  private List<String> entries(long from, long to) {
    long length = to - from;
    int parts = parts(from, to);
    var entries = new ArrayList<>(Collections.nCopies(parts, "."));
    entries.set(0, name(chart.chords().at(from)));
    for (Timeline.Span<Chord> span : chart.chords().spans()) {
      long inBar = span.startTick() - from;
      if (inBar > 0 && inBar < length) {
        int nearest = (int) Math.round((double) inBar * parts / length);
        if (nearest < parts) {
          entries.set(nearest, name(span.value()));
        }
      }
    }
    return entries;
  }

  /// Into how many equal entries a bar is cut so that every change is one.
  private int parts(long from, long to) {
    long length = to - from;
    for (int parts = 1; parts <= MOST_ENTRIES; parts++) {
      boolean hits = true;
      for (Timeline.Span<Chord> span : chart.chords().spans()) {
        long inBar = span.startTick() - from;
        if (inBar > 0 && inBar < length) {
          long nearest = Math.round((double) inBar * parts / length);
          hits &= nearest < parts && length * nearest / parts == inBar;
        }
      }
      if (hits) {
        return parts;
      }
    }
    return Math.clamp(length / 240, 1, MOST_ENTRIES);
  }

  /// Spelled as the key asks.
  private String name(Chord chord) {
    if (chord.isNone()) {
      return "N.C.";
    }
    String name = Spelling.root(key, chord) + chord.quality().symbol();
    return chord.bass() == chord.root() ? name : name + "/" + Spelling.in(key, chord, chord.bass());
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /// One line, and no `#` that a reader would take for a comment.
  private static String clean(String text) {
    return text.replaceAll("\\s+", " ").strip().replaceAll("(^| )#", "$1No. ");
  }
}
