package io.sideman.corpus.learn;

import java.util.Map;

/// How one network is trained.
///
/// @param updates optimiser steps in all; the rate rises over the first few and then falls to 0
/// @param lanes songs side by side
/// @param window tokens of each lane per update, through which the gradient flows back
/// @param rate highest step of Adam
/// @param keep share of units that dropout keeps
/// @param fade how fast weights shrink by themselves, times the rate
/// @param patience checks without a better validation figure before training stops early
/// @param shares share of a data set's songs visited per pass; 1 when not named
public record Lesson(
    int hidden,
    int layers,
    int updates,
    int lanes,
    int window,
    double rate,
    double keep,
    double fade,
    int checkEvery,
    int patience,
    long seed,
    Map<String, Double> shares) {
  private static final double RISING = 0.03; // share of the updates

  public Lesson {
    atLeastOne("hidden", hidden);
    atLeastOne("layers", layers);
    atLeastOne("updates", updates);
    atLeastOne("lanes", lanes);
    atLeastOne("window", window);
    atLeastOne("checkEvery", checkEvery);
    if (!(keep > 0.05 && keep <= 1)) {
      throw new IllegalArgumentException("keep must be above 0.05 and at most 1, but was " + keep);
    }
    shares = Map.copyOf(shares);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
    }
  }

  /// Adam's step at an update, from 0.
  double rateAt(int update) {
    double done = (update + 1.0) / updates;
    return rate * (done < RISING ? done / RISING : (1 - done) / (1 - RISING) + 1e-3);
  }
}
