package io.sideman.engine.score;

import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.chart.Section;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A piece as notation, a MIDI file and a chord chart all can hold it. Immutable.
///
/// @param tempos empty when the music says none
/// @param keys sorted; empty when the music says none
/// @param chords by name; without any change when the music names none
/// @param sections sorted, on bar lines
/// @param lengthTicks where the last bar ends
/// @param origin how it was made, as [io.sideman.engine.smf.Provenance] writes it; empty when
///   unknown
public record Score(
    Optional<String> title,
    List<TempoMap.Change> tempos,
    MeterMap meters,
    List<Timeline.Span<Key>> keys,
    Timeline<Chord> chords,
    List<Section> sections,
    List<Part> parts,
    long lengthTicks,
    Optional<String> origin) {
  public Score {
    tempos = List.copyOf(tempos);
    keys = List.copyOf(keys);
    sections = List.copyOf(sections);
    parts = List.copyOf(parts);
  }

  /// A chart has no notes, and nothing but its first tempo and key.
  public static Score of(ChordChart chart) {
    return new Score(
        chart.title(),
        chart.tempoBpm().isPresent()
            ? List.of(new TempoMap.Change(0, 60e6 / chart.tempoBpm().getAsDouble()))
            : List.of(),
        chart.meters(),
        chart.key().map(key -> List.of(new Timeline.Span<>(0, key))).orElse(List.of()),
        chart.chords(),
        chart.sections(),
        List.of(),
        chart.lengthTicks(),
        Optional.empty());
  }

  /// The chords with what a chart can say about them.
  public ChordChart chart() {
    return new ChordChart(
        title,
        tempos.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.clamp(round(tempos.getFirst().bpm()), 20, 400)),
        meters,
        keys.stream().findFirst().map(Timeline.Span::value),
        chords,
        sections,
        lengthTicks);
  }

  public Score withHarmony(
      Timeline<Chord> newChords, List<Timeline.Span<Key>> newKeys, List<Section> newSections) {
    return new Score(
        title, tempos, meters, newKeys, newChords, newSections, parts, lengthTicks, origin);
  }

  public Score withTitle(String newTitle) {
    return new Score(
        Optional.of(newTitle), tempos, meters, keys, chords, sections, parts, lengthTicks, origin);
  }

  public boolean hasChords() {
    return !chords.spans().isEmpty();
  }

  /// Microseconds are whole in a MIDI file, which makes 92 bpm 92.00003.
  private static double round(double bpm) {
    double rounded = Math.round(bpm * 100) / 100.0;
    return Math.abs(rounded - bpm) < 0.001 ? rounded : bpm;
  }
}
