package io.sideman.app.demo;

import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.chart.StaccatoParser;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A written piece: its chart, and what a performer plays of it.
///
/// @param notes the performer's, in band ticks
public record DemoPiece(ChordChart chart, List<Note> notes) {
  private static final double USUAL_BPM = 112;

  /// Reads `demo.chart` and `demo.staccato`.
  public static DemoPiece read(Path folder) throws IOException {
    String chart = Files.readString(folder.resolve("demo.chart"));
    String played = Files.readString(folder.resolve("demo.staccato"));
    return new DemoPiece(ChordChart.parse(chart), new StaccatoParser().read(played).notes());
  }

  public String title() {
    return chart.title().orElse("Demo");
  }

  public double tempoBpm() {
    return chart.tempoBpm().orElse(USUAL_BPM);
  }

  public TempoMap tempos() {
    return TempoMap.of(tempoBpm());
  }

  public MeterMap meters() {
    return chart.meters();
  }

  public long lengthTicks() {
    return chart.lengthTicks();
  }

  /// Where each of the chart's sections starts, and where the last one ends.
  public List<Long> edges() {
    var edges = new ArrayList<Long>();
    chart.sections().forEach(section -> edges.add(section.startTick()));
    if (edges.isEmpty() || edges.getFirst() > 0) {
      edges.addFirst(0L);
    }
    edges.add(lengthTicks());
    return List.copyOf(edges);
  }
}
