package io.sideman.players.parts;

import io.sideman.engine.chart.ChartException;
import io.sideman.engine.chart.ChordSymbol;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.TextEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chords written into a file as markers, as `generate` does. Believed when every marker is a chord
/// and they are not just the letters that people give to sections.
public final class ChordMarkers {
  private ChordMarkers() {}

  /// The chords, if the file's markers are chords.
  public static Optional<Timeline<Chord>> read(Smf smf) {
    List<TextEvent> markers = smf.markers();
    var spans = new ArrayList<Timeline.Span<Chord>>();
    boolean onlyLetters = true;
    try {
      for (TextEvent marker : markers) {
        String text = marker.text().strip();
        spans.add(new Timeline.Span<>(marker.tick(), ChordSymbol.parse(text)));
        onlyLetters &= text.length() == 1 && text.compareTo("D") <= 0;
      }
    } catch (ChartException e) {
      return Optional.empty(); // names of sections, as in most files
    }
    return spans.isEmpty() || onlyLetters
        ? Optional.empty()
        : Optional.of(Timeline.of(Chord.NONE, spans));
  }
}
