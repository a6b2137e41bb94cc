package io.sideman.corpus.stretch;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// All methods over the same sounds: ours, plain resampling, and the programs that are installed.
public final class StretchRivals {
  private static final double[] RATIOS = {0.88, 0.94, 1.06, 1.12};
  private static final double SLACK = 0.01; // strokes may be found so much worse than resampled

  private final List<StretchMethod> methods = new ArrayList<>();
  private final Consumer<String> progress;
  private final List<Row> rows = new ArrayList<>();

  public StretchRivals(Consumer<String> progress) {
    this.progress = progress;
    methods.add(new OwnStretch());
    methods.add(StretchMethod.resampling());
    methods.addAll(StretchProgram.installed());
  }

  /// Names of the rivals.
  public String names() {
    return String.join(", ", methods.stream().skip(1).map(StretchMethod::name).toList());
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /// Figures of one kind of sound, a row each.
  public void add(StretchMaterial material) throws IOException {
    var figures = new ArrayList<StretchFigures>();
    for (StretchMethod method : methods) {
      var made = new StretchFigures();
      for (StretchSource source : material.loops()) {
        for (double ratio : RATIOS) {
          made.add(source, method.stretch(source, ratio), ratio);
        }
      }
      figures.add(made);
      progress.accept(material.name() + ": " + method.name());
    }
    String name = material.name();
    StretchFigures own = figures.getFirst();
    double bar = figures.get(1).onsetF() - SLACK;
    row(
        name + ": strokes found again, F at 20 ms",
        figures,
        StretchFigures::onsetF,
        String.format(Locale.ROOT, "; bar >= %.3f", bar));
    row(name + ": strokes' first 25 ms, correlation", figures, StretchFigures::likeness, "");
    row(name + ": strokes off, ms, 9 in 10 at most", figures, StretchFigures::lateMillis, "");
    row(name + ": pre-echo, dB more than the source", figures, StretchFigures::preEcho, "");
    row(name + ": levels of bands off, dB", figures, StretchFigures::distance, "");
    row(name + ": frames off", figures, StretchFigures::mostFramesOff, "; bar <= 1");
    progress.accept(
        String.format(
            Locale.ROOT, "%s: %.0f s, %d attacks", name, material.seconds(), own.attacks()));
  }

  private void row(
      String metric, List<StretchFigures> all, ToDoubleFunction<StretchFigures> what, String bar) {
    var told = new ArrayList<String>();
    for (int i = 1; i < methods.size(); i++) {
      told.add(
          String.format(
              Locale.ROOT, "%s %.3f", methods.get(i).name(), what.applyAsDouble(all.get(i))));
    }
    String spread = String.format(Locale.ROOT, "n = %d", all.getFirst().attacks());
    rows.add(new Row(metric, what.applyAsDouble(all.getFirst()), spread, join(told) + bar));
  }

  /// Figures of held chords.
  ///
  /// @param like whose other properties the chords are given
  public void addTones(Item like) throws IOException {
    Map<Measure, List<String>> told = new EnumMap<>(Measure.class);
    Map<Measure, Double> own = new EnumMap<>(Measure.class);
    for (int i = 0; i < methods.size(); i++) {
      if (i == 1) {
        continue; // resampling changes the pitch: nothing to measure
      }
      var tones = new HeldTones();
      for (double ratio : RATIOS) {
        tones.add(methods.get(i), like, ratio);
      }
      for (Measure measure : Measure.values()) {
        double value = measure.of(tones);
        if (i == 0) {
          own.put(measure, value);
        } else {
          String text = String.format(Locale.ROOT, "%s %.3f", methods.get(i).name(), value);
          told.computeIfAbsent(measure, _ -> new ArrayList<>()).add(text);
        }
      }
    }
    own.forEach((measure, value) ->
        rows.add(
            new Row(
                "held tones: " + measure.words,
                value,
                "",
                join(told.getOrDefault(measure, List.of())) + measure.bar)));
  }

  private static String join(List<String> told) {
    return told.isEmpty() ? "no rival" : String.join(", ", told);
  }

  private enum Measure {
    MEDIAN("cents off, median", ""),
    MOST("cents off, 9 in 10 at most", "; bar <= 3"),
    SWAY("sway of level, dB, median", ""),
    MOST_SWAY("sway of level, dB, 9 in 10 at most", "");

    private final String words;
    private final String bar;

    Measure(String words, String bar) {
      this.words = words;
      this.bar = bar;
    }

    double of(HeldTones tones) {
      return switch (this) {
        case MEDIAN -> tones.centsOff(0.5).orElse(Double.NaN);
        case MOST -> tones.centsOff(0.9).orElse(Double.NaN);
        case SWAY -> tones.sway(0.5).orElse(Double.NaN);
        case MOST_SWAY -> tones.sway(0.9).orElse(Double.NaN);
      };
    }
  }
}
