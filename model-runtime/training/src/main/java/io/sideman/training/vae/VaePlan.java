package io.sideman.training.vae;

import io.sideman.engine.band.Role;

/// How one variational auto-encoder is trained.
///
/// @param wide units of the hidden layer beside the roll
/// @param narrow units of the hidden layer beside the code
/// @param latents length of the code
/// @param updates optimiser steps in all; the learning rate falls linearly to 0 over them
/// @param beta weight of the KL term once it is annealed (beta-VAE)
/// @param annealing updates over which that weight grows from 0 (against collapse: Bowman et al.
///   2016)
/// @param freeBits nats per latent that cost nothing (Kingma et al. 2016)
record VaePlan(
    int wide,
    int narrow,
    int latents,
    int updates,
    int batch,
    double learningRate,
    double beta,
    int annealing,
    double freeBits,
    int checkEvery,
    long seed) {
  /// The plan by which the shipped network of a role was trained.
  static VaePlan shipped(Role role) {
    return switch (role) {
      case DRUMS -> of(448, 224, 40, 3000, 0.1);
      case BASS -> of(256, 160, 24, 1250, 0.15);
      case KEYS -> of(320, 192, 48, 1750, 0.12);
      case PAD -> of(256, 160, 32, 1000, 0.1);
      case LEAD -> of(320, 192, 32, 1250, 0.1);
    };
  }

  /// The plan by which the shipped network of whole loops was trained.
  static VaePlan loops() {
    return of(320, 192, 48, 1500, 0.15);
  }

  private static VaePlan of(int wide, int narrow, int latents, int updates, double beta) {
    return new VaePlan(wide, narrow, latents, updates, 256, 2e-3, beta, 400, 0.03, 250, 20261121);
  }

  /// Weight of the KL term at an update.
  double betaAt(int update) {
    return beta * Math.min(1, (update + 1.0) / annealing);
  }

  @Override
  public String toString() {
    return "hidden %d-%d, latents %d, updates %d, batch %d, rate %s, beta %s, annealing %d, free %s, seed %d"
        .formatted(
            wide, narrow, latents, updates, batch, learningRate, beta, annealing, freeBits, seed);
  }
}
