package io.sideman.training;

import io.sideman.corpus.learn.Lesson;
import java.util.Map;

/// How one network is trained.
///
/// @param updates optimiser steps in all; the learning rate falls linearly to 0 over them
/// @param batch songs side by side
/// @param segment tokens in a row before the memory starts afresh; in DL4J only, ours carries on
/// @param window tokens through which the gradient flows back (truncated back-propagation)
/// @param keep share of units that dropout keeps
/// @param patience checks without a better validation figure before training stops early
/// @param shares share of a data set's sequences visited per pass; 1 when not named
/// @param engine who computes
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
    Map<String, Double> shares,
    Engine engine) {
  /// Who computes: our own trainer on one core, or DL4J as the reference beside it.
  public enum Engine {
    OURS,
    DL4J
  }

  private static final double FADE = 0.02; // how fast weights shrink, times the rate; ours only

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
      case "drums" -> of(192, 4000, Map.of());
      case "bass" -> of(192, 3000, Map.of("pop909_cl", 0.3));
      case "keys" -> of(192, 4000, Map.of());
      case "lead" -> of(192, 4000, Map.of());
      case "pad" -> of(96, 800, Map.of());
      case "harmony" -> of(128, 1500, Map.of());
      default -> throw new IllegalArgumentException("no network is called \"" + name + "\"");
    };
  }

  private static TrainingPlan of(int hidden, int updates, Map<String, Double> shares) {
    return new TrainingPlan(
        hidden, 2, updates, 32, 384, 64, 3e-3, 0.8, 200, 6, 20261121, shares, Engine.OURS);
  }

  /// The plan for going on from a trained network: fewer updates.
  public TrainingPlan refining() {
    return changed(hidden, updates / 2, learningRate, seed + 1, engine);
  }

  public TrainingPlan with(int newHidden, int newUpdates) {
    return changed(newHidden, newUpdates, learningRate, seed, engine);
  }

  /// The same with another highest step of the optimiser.
  public TrainingPlan atRate(double newRate) {
    return changed(hidden, updates, newRate, seed, engine);
  }

  /// The same plan in DL4J, with the sizes that suit it.
  public TrainingPlan inDl4j() {
    var plan = changed(hidden, updates, 5e-3, seed, Engine.DL4J);
    return new TrainingPlan(
        plan.hidden,
        layers,
        plan.updates,
        batch,
        384,
        128,
        plan.learningRate,
        0.85,
        90,
        patience,
        seed,
        shares,
        Engine.DL4J);
  }

  private TrainingPlan changed(
      int newHidden, int newUpdates, double rate, long newSeed, Engine newEngine) {
    return new TrainingPlan(
        newHidden,
        layers,
        newUpdates,
        batch,
        segment,
        window,
        rate,
        keep,
        checkEvery,
        patience,
        newSeed,
        shares,
        newEngine);
  }

  Lesson lesson() {
    return new Lesson(
        hidden,
        layers,
        updates,
        batch,
        window,
        learningRate,
        keep,
        FADE,
        checkEvery,
        patience,
        seed,
        shares);
  }
}
