package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.sample.Draw;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.StepGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the role plays around the gap: each new note takes force, timing and length from a note that
/// was played on the same place of another bar, so that the fill has the hand of its surroundings.
final class NearTouch {
  private static final int FEW = 3;
  private static final double SHORTEST = 0.3;
  private static final double LONGEST = 1.1;
  private static final int DRAW_TOUCH = 64; // beyond the draws of a step's tokens

  private final Role role;
  private final long seed;
  private final List<Played> played = new ArrayList<>();

  /// A note nearby. Drums of one kind, or all notes, compare.
  private record Played(int place, int kind, int bin, int velocity, int offset, double gate) {}

  NearTouch(Role role, MeterMap meters, List<Note> line, long seed) {
    this.role = role;
    this.seed = seed;
    for (Note note : line) {
      long step = StepGrid.stepOf(note);
      long tick = Math.max(0, step * Ticks.PER_STEP);
      double steps = Math.max(1, Math.round((double) note.lengthTicks() / Ticks.PER_STEP));
      played.add(
          new Played(
              meters.tickInBar(tick) / Ticks.PER_STEP,
              kind(note.key()),
              DrumCodec.binOf(note.velocity()),
              note.velocity(),
              (int) (note.startTick() - step * Ticks.PER_STEP),
              Math.clamp(note.lengthTicks() / (steps * Ticks.PER_STEP), SHORTEST, LONGEST)));
    }
  }

  /// Adds to `notes` the note that `decoded` holds at `index`.
  ///
  /// @param key as it shall sound
  void play(StepNotes decoded, int index, long step, int place, int key, List<Note> notes) {
    int bin = DrumCodec.binOf(decoded.velocity(index));
    Played like = like(step, place, kind(decoded.key(index)), bin, index);
    int velocity = like == null ? decoded.velocity(index) : like.velocity();
    int offset = like == null ? decoded.offsetTicks(index) : like.offset();
    double gate = like == null || role == Role.DRUMS ? 1 : like.gate();
    long start = Math.max(0, step * Ticks.PER_STEP + offset);
    long length = Math.max(60, Math.round(decoded.lengthTicks(index) * gate));
    notes.add(new Note(start, length, key, velocity, role.channel()));
  }

  /// One of the notes on the same place; when there are few, one of the same kind anywhere.
  private @Nullable Played like(long step, int place, int kind, int bin, int voice) {
    List<Played> same = new ArrayList<>();
    List<Played> kin = new ArrayList<>();
    for (Played each : played) {
      boolean alike = each.kind() == kind && (role != Role.DRUMS || each.bin() == bin);
      if (alike) {
        kin.add(each);
        if (each.place() == place) {
          same.add(each);
        }
      }
    }
    List<Played> from = same.size() >= FEW || kin.isEmpty() ? same : kin;
    if (from.isEmpty()) {
      return null;
    }
    // the voices of one chord are struck by one hand
    int index = role == Role.DRUMS ? voice : 0;
    double uniform = Draw.uniform(seed, role, step, DRAW_TOUCH + index);
    return from.get((int) (uniform * from.size()));
  }

  private int kind(int key) {
    return role == Role.DRUMS ? Drum.indexOf(key) : 0;
  }
}
