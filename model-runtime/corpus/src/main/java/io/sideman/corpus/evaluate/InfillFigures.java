package io.sideman.corpus.evaluate;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.infill.Fill;
import io.sideman.players.infill.Gap;
import io.sideman.players.infill.Surroundings;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.StepGrid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sums over gaps: what was played in them beside what people played there.
final class InfillFigures {
  private static final int KEYS = 128;

  private int gaps;
  private double bars;
  private double nats;
  private long notes;
  private long inChord;
  private long inKeyOrChord;
  private final Overlap onsets = new Overlap();
  private final Overlap pitches = new Overlap();

  /// Pooled hits of one set of places in another.
  private static final class Overlap {
    private long ours;
    private long theirs;
    private long both;

    void add(Set<Long> own, Set<Long> other) {
      ours += own.size();
      theirs += other.size();
      own.forEach(place -> both += other.contains(place) ? 1 : 0);
    }

    double f1() {
      return ours + theirs == 0 ? 0 : 2.0 * both / (ours + theirs);
    }
  }

  void add(Surroundings piece, Gap gap, Fill fill, List<Note> people) {
    gaps++;
    bars += (gap.toTick() - gap.fromTick()) / (16.0 * Ticks.PER_STEP);
    nats += fill.log();
    for (Note note : fill.notes()) {
      long tick = StepGrid.stepOf(note) * Ticks.PER_STEP;
      var chord = piece.chords().at(tick);
      notes++;
      inChord += chord.contains(note.key()) ? 1 : 0;
      inKeyOrChord +=
          chord.contains(note.key()) || piece.keys().at(tick).contains(note.key()) ? 1 : 0;
    }
    onsets.add(places(gap.role(), fill.notes(), false), places(gap.role(), people, false));
    pitches.add(places(gap.role(), fill.notes(), true), places(gap.role(), people, true));
  }

  private static Set<Long> places(Role role, List<Note> notes, boolean withKeys) {
    var places = new HashSet<Long>();
    for (Note note : notes) {
      int kind = role == Role.DRUMS ? Drum.indexOf(note.key()) : note.key();
      if (kind >= 0) {
        places.add(StepGrid.stepOf(note) * KEYS + (withKeys ? kind : 0));
      }
    }
    return places;
  }

  List<EvaluationReport.Row> rows(Role role, String who) {
    String name = role.id() + ", " + who + ": ";
    String count = gaps + " gaps";
    var rows =
        new java.util.ArrayList<>(
            List.of(
                row(name + "onset F1", onsets.f1(), count),
                row(name + "onset-and-pitch F1", pitches.f1(), count),
                row(
                    name + "fill and next bars, nats per bar of gap",
                    -nats / bars,
                    "lower is likelier"),
                row(name + "notes per bar", notes / bars, "")));
    if (role.isTonal()) {
      rows.add(row(name + "chord tones", (double) inChord / Math.max(1, notes), ""));
      rows.add(row(name + "notes in key or chord", (double) inKeyOrChord / Math.max(1, notes), ""));
    }
    return rows;
  }

  private static EvaluationReport.Row row(String metric, double value, String spread) {
    return new EvaluationReport.Row(metric, value, spread, "");
  }
}
