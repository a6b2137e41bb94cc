package io.sideman.engine.steer;

import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.ForwardingDirection;
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

  private static final class Performed extends ForwardingDirection {
    private final List<Move> moves;
    private final Steering steering;
    private int next;

    Performed(List<Move> moves, Direction direction, Steering steering) {
      super(direction);
      this.moves = moves;
      this.steering = steering;
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
      return super.update(tick, fromStep);
    }
  }
}
