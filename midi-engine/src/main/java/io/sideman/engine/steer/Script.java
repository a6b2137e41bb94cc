package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.Plan;
import io.sideman.engine.time.Ticks;
import java.util.Comparator;
import java.util.List;

/// What is turned and pressed when, known beforehand: steering for files.
///
/// @param moves in order of time
public record Script(List<Move> moves) {
  public static final Script NONE = new Script(List.of());

  /// A control turned to a value, or a gesture made, at a tick.
  public record Move(long tick, Control control, double value) {}

  public Script {
    moves = moves.stream().sorted(Comparator.comparingLong(Move::tick)).toList();
  }

  /// So much ahead of its place a move is made, so that a bar line is reached in time.
  private static final long AHEAD_TICKS = Ticks.PER_STEP / 2;

  /// A direction that obeys the script besides.
  public Direction over(Direction direction, Steering steering) {
    return moves.isEmpty() ? direction : new Performed(moves, direction, steering);
  }

  private static final class Performed implements Direction {
    private final List<Move> moves;
    private final Direction direction;
    private final Steering steering;
    private int next;

    Performed(List<Move> moves, Direction direction, Steering steering) {
      this.moves = moves;
      this.direction = direction;
      this.steering = steering;
    }

    @Override
    public void start(long step) {
      direction.start(step);
    }

    @Override
    public int update(long tick, long fromStep) {
      while (next < moves.size() && moves.get(next).tick() <= tick + AHEAD_TICKS) {
        Move move = moves.get(next++);
        steering.set(move.control(), move.value());
        if (move.control().isGesture() && !move.control().lasts()) {
          steering.set(move.control(), 0);
        }
      }
      return direction.update(tick, fromStep);
    }

    @Override
    public int silenced() {
      return direction.silenced();
    }

    @Override
    public void describe(StepContext context) {
      direction.describe(context);
    }

    @Override
    public void prepare(Role role, StepContext context) {
      direction.prepare(role, context);
    }

    @Override
    public void shape(Role role, StepContext context, StepNotes notes, Plan plan) {
      direction.shape(role, context, notes, plan);
    }
  }
}
