package io.sideman.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.TonalCodec;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private final TonalCodec codec = TonalCodec.of(Role.KEYS);
  private final Balance balance = new Balance(codec);
  private final PlayerMemory memory = new PlayerMemory(new LstmWeights(1, 1, 1, 1), 0);
  private final float[] logits = new float[codec.vocabulary()];
  private final boolean[] allowed = new boolean[codec.vocabulary()];
  private final double[] weights = new double[codec.vocabulary()];

  @BeforeEach
  void allowsRestsAndNotes() {
    for (int token = 0; token < allowed.length; token++) {
      allowed[token] = token == 0 || codec.isNote(token);
      logits[token] = token % 5 * 0.3f;
      weights[token] = allowed[token] ? 0 : Sampler.FORBIDDEN;
    }
  }

  @Test
  void forbiddingPitchesMakesNoRest() {
    double before = restShare();
    for (int token = 1; token < allowed.length; token++) {
      weights[token] = token % 4 == 0 ? weights[token] : Sampler.FORBIDDEN;
    }
    assertTrue(restShare() > 2 * before);

    balance.apply(logits, allowed, weights, 1, 0, memory);

    assertEquals(before, restShare(), 1e-9);
  }

  @Test
  void restsMoreAfterPlayingMoreThanWritten() {
    double before = restShare();
    for (int step = 0; step < 32; step++) {
      memory.count(1, step % 2);
    }

    balance.apply(logits, allowed, weights, 1, 0, memory);

    assertTrue(restShare() > 2 * before);
  }

  @Test
  void thinsChordsThatWereThickerThanWritten() {
    for (int step = 0; step < 32; step++) {
      memory.count(4, 2);
    }
    double before = restShare();

    balance.apply(logits, allowed, weights, 1, 0, memory);
    assertEquals(before, restShare(), 1e-9); // as many strikes as written
    balance.apply(logits, allowed, weights, 1, 1, memory);

    assertTrue(restShare() > 2 * before);
  }

  private double restShare() {
    double[] shares = new double[weights.length];
    for (int token = 0; token < shares.length; token++) {
      shares[token] = Math.exp(logits[token] + weights[token]);
    }
    return shares[0] / Arrays.stream(shares).sum();
  }
}
