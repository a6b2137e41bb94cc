package io.sideman.engine.chart;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A lead sheet without melody: chords in time, with what else the text says.
///
/// ```
/// title: Autumn evening        # a comment
/// tempo: 92
/// meter: 4/4
/// key: G minor
/// [A]
/// |: Cm7 | F7 | Bbmaj7 | Eb^7 | Am7b5 | D7 . D7/F# . | Gm | % :|
/// [B] iiø7 | V7 | i | i - V7/iv - |
/// ```
///
/// The entries of a bar share it equally. `-`, `.` and `/` hold the chord; `%` alone in a bar
/// repeats the bar before. `|: :|` plays twice, `:|x3` three times. Roman numerals are degrees of
/// `key:` (C major without one), and JFugue's hyphens between them are read too: `I-vi-ii-V7`. In a
/// text without any bar line each entry is a bar.
///
/// @param tempoBpm quarter notes per minute
/// @param chords ends at `lengthTicks`; what follows is for the caller to say
/// @param sections sorted; empty when the chart names none
public record ChordChart(
    Optional<String> title,
    OptionalDouble tempoBpm,
    MeterMap meters,
    Optional<Key> key,
    Timeline<Chord> chords,
    List<Section> sections,
    long lengthTicks) {
  public ChordChart {
    sections = List.copyOf(sections);
  }

  /// @throws ChartException with line and column
  public static ChordChart parse(String text) {
    return parse(text, new Key(0, false));
  }

  /// @param home the key of Roman numerals where the text names none
  /// @throws ChartException with line and column
  public static ChordChart parse(String text, Key home) {
    return new ChartParser(home).parse(text);
  }
}
