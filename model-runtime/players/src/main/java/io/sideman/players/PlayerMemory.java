package io.sideman.players;

import io.sideman.engine.band.RolePlayer;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.originality.LineMemory;

/// All that a learned player remembers from step to step, in a ring so that it can be taken back.
final class PlayerMemory {
  private static final int SIZE = RolePlayer.MEMORY_STEPS + 1;

  private final int start;
  private final Moment now;
  private final Moment[] ring = new Moment[SIZE];
  private final long[] steps = new long[SIZE]; // which step a place remembers

  /// One moment's memory.
  private static final class Moment {
    private final LstmState net;
    private final LastNotes last = new LastNotes();
    private final LineMemory line = new LineMemory();
    private int token;
    private int steps; // since the start
    private final Amount own = new Amount();
    private final Amount written = new Amount();

    Moment(LstmWeights weights) {
      net = new LstmState(weights);
    }

    void copyFrom(Moment other) {
      net.copyFrom(other.net);
      last.copyFrom(other.last);
      line.copyFrom(other.line);
      token = other.token;
      steps = other.steps;
      own.copyFrom(other.own);
      written.copyFrom(other.written);
    }
  }

  /// @param start the token that precedes everything
  PlayerMemory(LstmWeights weights, int start) {
    this.start = start;
    now = new Moment(weights);
    for (int i = 0; i < SIZE; i++) {
      ring[i] = new Moment(weights);
    }
    reset();
  }

  void reset() {
    java.util.Arrays.fill(steps, Long.MIN_VALUE);
    forget();
  }

  private void forget() {
    now.net.clear();
    now.last.clear();
    now.line.clear();
    now.token = start;
    now.steps = 0;
    now.own.clear();
    now.written.clear();
  }

  void save(long step) {
    int place = (int) Math.floorMod(step, (long) SIZE);
    ring[place].copyFrom(now);
    steps[place] = step;
  }

  /// Goes back to `step`; to the very start when that is not remembered.
  void restore(long step) {
    int place = (int) Math.floorMod(step, (long) SIZE);
    if (steps[place] == step) {
      now.copyFrom(ring[place]);
    } else {
      forget();
    }
  }

  LstmState net() {
    return now.net;
  }

  LastNotes last() {
    return now.last;
  }

  /// The tune so far: the highest notes.
  LineMemory line() {
    return now.line;
  }

  /// Takes how many notes a step holds, played and written.
  void count(int own, int written) {
    now.steps++;
    now.own.add(own);
    now.written.add(written);
  }

  /// Steps played since the start.
  int steps() {
    return now.steps;
  }

  /// What the player has played of late.
  Amount own() {
    return now.own;
  }

  /// What the pattern has written meanwhile.
  Amount written() {
    return now.written;
  }

  /// The token spoken last.
  int token() {
    return now.token;
  }

  void token(int token) {
    now.token = token;
  }
}
