package io.sideman.engine.conduct;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;

/// Hands everything on to another direction: a base for those that add to it. Conductor thread
/// only; no allocation.
public abstract class ForwardingDirection implements Direction {
  private final Direction direction;

  protected ForwardingDirection(Direction direction) {
    this.direction = direction;
  }

  @Override
  public void start(long step) {
    direction.start(step);
  }

  @Override
  public int update(long tick, long fromStep) {
    return direction.update(tick, fromStep);
  }

  @Override
  public int silenced() {
    return direction.silenced();
  }

  @Override
  public int written(long step) {
    return direction.written(step);
  }

  @Override
  public int succeeded() {
    return direction.succeeded();
  }

  @Override
  public long successionTick() {
    return direction.successionTick();
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
