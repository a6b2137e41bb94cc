package io.sideman.training;

import java.util.Map;

/// How one network is trained.
///
/// @param updates optimiser steps in all; the learning rate falls linearly to 0 over them
/// @param batch sequences side by side
/// @param segment tokens in a row before the memory starts afresh
/// @param window tokens through which the gradient flows back (truncated back-propagation)
/// @param keep share of units that dropout keeps
/// @param patience checks without a better validation figure before training stops early
/// @param shares share of a data set's sequences visited per pass; 1 when not named
public record TrainingPlan(
    int hidden,
    int layers,
    int updates,
    int batch,
    int segment,
    int window,
    double learningRate,
    double keep,
    int checkEvery,
    int patience,
    long seed,
    Map<String, Double> shares) {
  public TrainingPlan {
    if (segment % window != 0) {
      throw new IllegalArgumentException(
          "segment must be a multiple of window " + window + ", but was " + segment);
    }
    shares = Map.copyOf(shares);
  }

  /// The plan by which a shipped network was trained.
  ///
  /// @param name role id, or `harmony`
  public static TrainingPlan shipped(String name) {
    return switch (name) {
      case "drums" -> of(128, 900, Map.of());
      case "bass" -> of(128, 750, Map.of("pop909_cl", 0.15));
      case "keys" -> of(128, 900, Map.of());
      case "lead" -> of(96, 600, Map.of());
      case "pad" -> of(64, 240, Map.of());
      case "harmony" -> of(96, 450, Map.of());
      default -> throw new IllegalArgumentException("no network is called \"" + name + "\"");
    };
  }

  private static TrainingPlan of(int hidden, int updates, Map<String, Double> shares) {
    return new TrainingPlan(hidden, 2, updates, 32, 384, 128, 5e-3, 0.85, 90, 6, 20261121, shares);
  }

  /// The plan for going on from a trained network: fewer updates, gentler steps.
  public TrainingPlan refining() {
    return new TrainingPlan(
        hidden,
        layers,
        updates / 2,
        batch,
        segment,
        window,
        learningRate / 2,
        keep,
        checkEvery,
        patience,
        seed + 1,
        shares);
  }

  public TrainingPlan with(int newHidden, int newUpdates) {
    return new TrainingPlan(
        newHidden,
        layers,
        newUpdates,
        batch,
        segment,
        window,
        learningRate,
        keep,
        checkEvery,
        patience,
        seed,
        shares);
  }
}
