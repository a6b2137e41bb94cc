package io.sideman.engine.chart;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.TextEvent;
import java.util.ArrayList;
import java.util.Optional;

/// Chords that stand in a MIDI file as markers, as `generate` writes them.
public final class MarkedChords {
  private MarkedChords() {}

  /// The chords when every marker is one; markers A to D alone are names of sections.
  public static Optional<Timeline<Chord>> of(Smf smf) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    boolean sections = true;
    try {
      for (TextEvent marker : smf.markers()) {
        String text = marker.text().strip();
        spans.add(new Timeline.Span<>(marker.tick(), ChordSymbol.parse(text)));
        sections &= text.matches("[A-D]");
      }
    } catch (ChartException e) {
      return Optional.empty();
    }
    return sections ? Optional.empty() : Optional.of(Timeline.of(Chord.NONE, spans));
  }
}
