package io.sideman.engine.style;

import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.time.Meter;

/// Chords that suit a style, used when nobody gives any.
///
/// @param key such as `C` or `Am`; the band may transpose
/// @param chords a chord chart: symbols or Roman numerals, bars separated by `|`
public record Progression(String name, String key, String chords) {
  /// The chords in time.
  ///
  /// @throws io.sideman.engine.chart.ChartException when the text is no chart
  public ChordChart chart(Meter meter) {
    return ChordChart.parse("meter: " + meter + "\nkey: " + key + "\n" + chords);
  }
}
