package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.library.Segment;
import io.sideman.corpus.library.SegmentSets;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Somebody taps the rhythm of a drum loop with one finger, and the loop is looked for.
final class TapRetrieval {
  private static final double LATE_TICKS = 30; // standard deviation
  private static final int TOGETHER_TICKS = 60; // one tap
  private static final int TAP_KEY = 60;

  private final SymbolicAnalyst analyst;

  TapRetrieval(SymbolicAnalyst analyst) {
    this.analyst = analyst;
  }

  String rows(Path data, Split side, List<Row> rows) throws IOException {
    List<Segment> segments = SegmentSets.takes(data, side);
    var items = new ArrayList<Item>();
    for (Segment segment : segments) {
      items.add(
          analyst.excerpt(
              "take", segment.parts(), Optional.empty(), segment.meter(), segment.bpm()));
    }
    var asTapped = new Ranks();
    var asPlayed = new Ranks();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      List<Note> taps = taps(segment, new Random(i));
      float[] tapped = analyst.tapped(taps, segment.meter(), segment.bpm());
      asTapped.add(rank(tapped, i, segments, items));
      Item played =
          analyst.excerpt(
              "taps", Map.of(Role.LEAD, taps), Optional.empty(), segment.meter(), segment.bpm());
      asPlayed.add(rank(played.vectors().get(Aspect.RHYTHM), i, segments, items));
    }
    rows.add(
        new Row(
            "tapped rhythm of a drum take: recall@10",
            asTapped.recallAtTen(),
            asTapped.queries() + " queries",
            String.format(
                Locale.ROOT,
                "MRR %.3f; taken for notes recall@10 %.3f, MRR %.3f; random recall@10 %.3f",
                asTapped.meanReciprocal(),
                asPlayed.recallAtTen(),
                asPlayed.meanReciprocal(),
                10.0 / segments.size())));
    return "Taps: all strokes of 4 bars as one line, 30 ticks off; any segment of the take counts.";
  }

  /// The best of the take's segments among those of all other takes.
  private static int rank(float[] query, int own, List<Segment> segments, List<Item> items) {
    double[] near = new double[items.size()];
    double best = -2;
    for (int i = 0; i < near.length; i++) {
      near[i] = Nearness.cosine(query, items.get(i).vectors().getOrDefault(Aspect.RHYTHM, query));
      if (segments.get(i).song().equals(segments.get(own).song())) {
        best = Math.max(best, near[i]);
      }
    }
    int rank = 1;
    for (int i = 0; i < near.length; i++) {
      boolean other = !segments.get(i).song().equals(segments.get(own).song());
      rank += other && near[i] >= best ? 1 : 0;
    }
    return rank;
  }

  private static List<Note> taps(Segment segment, Random random) {
    var strokes = new TreeMap<Long, Integer>(); // hardest velocity by tick
    for (Note note : segment.parts().getOrDefault(Role.DRUMS, List.of())) {
      strokes.merge(note.startTick(), note.velocity(), Math::max);
    }
    var taps = new ArrayList<Note>();
    long last = -TOGETHER_TICKS;
    for (Map.Entry<Long, Integer> stroke : strokes.entrySet()) {
      if (stroke.getKey() - last >= TOGETHER_TICKS) {
        last = stroke.getKey();
        long at = Math.max(0, last + Math.round(random.nextGaussian() * LATE_TICKS));
        taps.add(new Note(at, 100, TAP_KEY, stroke.getValue(), 0));
      }
    }
    return taps;
  }
}
