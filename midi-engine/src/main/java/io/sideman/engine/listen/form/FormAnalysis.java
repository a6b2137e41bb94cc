package io.sideman.engine.listen.form;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;

/// Finds the sections of a whole piece, on bar lines.
///
/// Every bar becomes a vector (chroma, density, register, loudness, chord root); borders stand
/// where the four bars before differ most from the four bars after, preferring distances of four
/// and eight bars from the last border (the checkerboard novelty of Foote, 2000, with a hypermetre
/// prior). Sections fuller than the middle one are B, others A; a sparse start is the intro, a bar
/// or two at the end the ending, a short hole a break.
public final class FormAnalysis {
  private static final int FEATURES = 27;
  private static final int REACH_BARS = 4;
  private static final int SHORTEST_SECTION = 4;
  private static final int LONGEST_SECTION = 16;

  private final double[][] bars;
  private final double[] energy;
  private final MeterMap meters;

  private FormAnalysis(List<Note> notes, Timeline<Chord> chords, MeterMap meters, int barCount) {
    this.meters = meters;
    bars = new double[barCount][FEATURES];
    energy = new double[barCount];
    for (Note note : notes) {
      int bar = Math.clamp(meters.barAt(note.startTick()), 0, barCount - 1);
      bars[bar][note.key() % 12] += note.velocity() / 64.0;
      bars[bar][24] += 1;
      bars[bar][25] += note.key() / 24.0;
      energy[bar] += note.velocity() / 100.0 + 0.3;
    }
    for (int bar = 0; bar < barCount; bar++) {
      Chord chord = chords.at(meters.barStart(bar));
      if (!chord.isNone()) {
        bars[bar][12 + chord.root()] = 1;
      }
      scale(bars[bar]);
    }
  }

  /// Sections as a timeline that starts at tick 0.
  ///
  /// @param notes the performance in band ticks, drums left out
  public static Timeline<SectionKind> analyse(
      List<Note> notes, Timeline<Chord> chords, MeterMap meters) {
    long end = notes.stream().mapToLong(Note::endTick).max().orElse(0);
    if (end == 0) {
      return Timeline.of(SectionKind.A, List.of());
    }
    int barCount = (int) Math.min(meters.barAt(end - 1) + 1, 20_000);
    return new FormAnalysis(notes, chords, meters, barCount).sections();
  }

  private static void scale(double[] bar) {
    double chroma = 1e-9;
    for (int i = 0; i < 12; i++) {
      chroma = Math.max(chroma, bar[i]);
    }
    for (int i = 0; i < 12; i++) {
      bar[i] /= chroma;
    }
    double notes = bar[24];
    bar[25] = notes == 0 ? 0 : bar[25] / notes;
    bar[24] = Math.log1p(notes);
    bar[26] = notes == 0 ? 1 : 0;
  }

  private Timeline<SectionKind> sections() {
    var spans = new ArrayList<Timeline.Span<SectionKind>>();
    List<Integer> borders = borders();
    double median = medianEnergy(borders);
    for (int i = 0; i + 1 < borders.size(); i++) {
      SectionKind kind = kindOf(borders.get(i), borders.get(i + 1), median);
      spans.add(new Timeline.Span<>(meters.barStart(borders.get(i)), kind));
    }
    int endingBars = bars.length >= 16 ? 2 : bars.length >= 6 ? 1 : 0;
    if (endingBars > 0) {
      long endingTick = meters.barStart(bars.length - endingBars);
      spans.removeIf(span -> span.startTick() >= endingTick);
      spans.add(new Timeline.Span<>(endingTick, SectionKind.ENDING));
    }
    return Timeline.of(SectionKind.A, spans);
  }

  /// Bars on which sections start, 0 first and the number of bars last, chosen by dynamic
  /// programming over novelty and section length.
  private List<Integer> borders() {
    int count = bars.length;
    var best = new double[count + 1];
    var from = new int[count + 1];
    java.util.Arrays.fill(best, 1, count + 1, Double.NEGATIVE_INFINITY);
    for (int end = 1; end <= count; end++) {
      double gain = end == count ? 0 : novelty(end);
      for (int length = 1; length <= Math.min(LONGEST_SECTION, end); length++) {
        double value = best[end - length] + gain + lengthPrior(length, end == count);
        if (value > best[end]) {
          best[end] = value;
          from[end] = end - length;
        }
      }
    }
    var borders = new ArrayList<Integer>();
    for (int end = count; end > 0; end = from[end]) {
      borders.addFirst(end);
    }
    borders.addFirst(0);
    return borders;
  }

  private static double lengthPrior(int length, boolean last) {
    if (length == 8) {
      return 0;
    }
    if (length == 16) {
      return -0.5;
    }
    if (length % 4 == 0) {
      return -0.4;
    }
    return last ? -0.4 : length < SHORTEST_SECTION ? -2.5 : length % 2 == 0 ? -1.2 : -2;
  }

  /// How much the bars after a border differ from those before, about 0 to 1.5.
  private double novelty(int border) {
    int before = Math.max(0, border - REACH_BARS);
    int after = Math.min(bars.length, border + REACH_BARS);
    double sum = 0;
    for (int f = 0; f < FEATURES; f++) {
      double difference = mean(f, border, after) - mean(f, before, border);
      sum += difference * difference;
    }
    return Math.min(1.5, Math.sqrt(sum) - 0.6);
  }

  private double mean(int feature, int from, int to) {
    double sum = 0;
    for (int bar = from; bar < to; bar++) {
      sum += bars[bar][feature];
    }
    return to == from ? 0 : sum / (to - from);
  }

  private SectionKind kindOf(int from, int to, double median) {
    double mean = meanEnergy(from, to);
    if (from == 0 && to <= bars.length / 3 && mean < 0.6 * median) {
      return SectionKind.INTRO;
    }
    if (to - from <= 2 && from > 0 && mean < 0.35 * median) {
      return SectionKind.BREAK;
    }
    return mean > 1.1 * median ? SectionKind.B : SectionKind.A;
  }

  private double meanEnergy(int from, int to) {
    double sum = 0;
    for (int bar = from; bar < to; bar++) {
      sum += energy[bar];
    }
    return sum / Math.max(1, to - from);
  }

  private double medianEnergy(List<Integer> borders) {
    var means = new ArrayList<Double>();
    for (int i = 0; i + 1 < borders.size(); i++) {
      means.add(meanEnergy(borders.get(i), borders.get(i + 1)));
    }
    means.sort(null);
    return means.get((means.size() - 1) / 2);
  }
}
