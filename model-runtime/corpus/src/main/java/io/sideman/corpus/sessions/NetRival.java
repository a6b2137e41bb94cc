package io.sideman.corpus.sessions;

import io.sideman.library.taste.Act;
import io.sideman.library.taste.SessionNet;
import io.sideman.library.taste.SessionState;

/// The session model.
public final class NetRival implements Rival {
  private final SessionNet net;
  private final Pool pool;
  private SessionState state;

  public NetRival(SessionNet net, Pool pool) {
    this.net = net;
    this.pool = pool;
    state = new SessionState(net);
  }

  @Override
  public void begin() {
    state = new SessionState(net);
  }

  @Override
  public void hear(Act act, int item) {
    state.hear(act, pool.features().get(item));
  }

  @Override
  public double[] scores() {
    SessionState.Wish wish = state.wish();
    return pool.features().stream().mapToDouble(wish::of).toArray();
  }
}
