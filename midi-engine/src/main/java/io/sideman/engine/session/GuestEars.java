package io.sideman.engine.session;

import io.sideman.engine.steer.Company;
import io.sideman.engine.steer.InputRole;

/// Hears those who play a part of the band themselves, and nobody else: all other things are known.
record GuestEars(Company company) implements Session.Listening {
  @Override
  public void hear(long tick, int message) {
    company.hear(InputRole.of(message), tick, message);
  }

  @Override
  public boolean isStroke(int message) {
    return false;
  }

  @Override
  public void advance(long tick) {
    company.advance(tick);
  }
}
