package io.sideman.library.spectral;

import io.sideman.library.item.Family;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.NetFile;
import io.sideman.players.net.FeedForward;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// The family of instruments of a sound: what its name says, then a small network over [Timbre]
/// (`train families`). One thread.
public final class FamilyHearing {
  /// Numbers that it hears by.
  public static final int FEATURES = Timbre.FEATURES;

  /// The model's name and file.
  public static final String NAME = "families";

  public static final String FILE = NAME + ".sideman-model";

  /// What inputs and outputs mean; changes whenever they do.
  public static final String CODEC = "families-1";

  public static final String MEANS = "means";
  public static final String SCALES = "scales";
  private static final double NAMED = 0.9; // share of what the name says

  private final Optional<FeedForward.Scratch> net;
  private final float[] means;
  private final float[] scales;
  private final float[] input = new float[Timbre.FEATURES];

  private FamilyHearing(Optional<FeedForward> net, float[] means, float[] scales) {
    this.net = net.map(FeedForward::scratch);
    this.means = means;
    this.scales = scales;
  }

  /// The shipped network, or a rule of thumb where there is none.
  public static FamilyHearing reading(Path models) {
    Path file = models.resolve(FILE);
    return Files.exists(file) ? of(NetFile.read(file)) : plain();
  }

  public static FamilyHearing of(NetFile file) {
    FeedForward net = file.net(NAME);
    float[] means = file.tables().getOrDefault(MEANS, new float[0]);
    float[] scales = file.tables().getOrDefault(SCALES, new float[0]);
    boolean fits =
        net.inputs() == Timbre.FEATURES
            && net.outputs() == Family.values().length
            && means.length == Timbre.FEATURES
            && scales.length == Timbre.FEATURES;
    if (!file.header().codec().equals(CODEC) || !fits) {
      throw new ModelException(
          "Model \"%s\" must be of codec %s, but was %s. Train it anew with `train families`."
              .formatted(NAME, CODEC, file.header().codec()));
    }
    return new FamilyHearing(Optional.of(net), means, scales);
  }

  public static FamilyHearing plain() {
    float[] scales = new float[Timbre.FEATURES];
    java.util.Arrays.fill(scales, 1);
    return new FamilyHearing(Optional.empty(), new float[Timbre.FEATURES], scales);
  }

  /// How likely each family is, by `Family.ordinal`.
  public double[] shares(float[] timbre, Set<String> words) {
    double[] shares = net.isPresent() ? heard(timbre, net.get()) : guessed(timbre);
    Set<Family> named = FileWords.families(words);
    double inside = 1e-6;
    for (Family family : named) {
      shares[family.ordinal()] += 0.01;
      inside += shares[family.ordinal()];
    }
    double outside = 1e-6;
    for (Family family : Family.values()) {
      outside += named.contains(family) ? 0 : shares[family.ordinal()];
    }
    for (Family family : Family.values()) {
      int i = family.ordinal();
      if (named.isEmpty()) {
        shares[i] /= outside;
      } else {
        shares[i] *= named.contains(family) ? NAMED / inside : (1 - NAMED) / outside;
      }
    }
    return shares;
  }

  private double[] heard(float[] timbre, FeedForward.Scratch scratch) {
    standardise(timbre, input);
    float[] logits = scratch.run(input);
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] shares = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(logits[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /// Steady tones are not drums, low ones are a bass; more cannot be said without the network.
  private static double[] guessed(float[] timbre) {
    double[] shares = new double[Family.values().length];
    double steady = timbre[Timbre.STEADINESS];
    double low = timbre[Timbre.OCTAVE_0] + timbre[Timbre.OCTAVE_0 + 1];
    shares[Family.DRUMS.ordinal()] = Math.clamp(1.2 - 2 * steady, 0.05, 0.9);
    shares[Family.BASS.ordinal()] = Math.clamp(low, 0.02, 0.8) * steady;
    shares[Family.MIX.ordinal()] = 0.3 * steady;
    return shares;
  }

  /// Numbers of mean 0 and spread 1 over what the network learned from, at most 3 away.
  void standardise(float[] timbre, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = Math.clamp((timbre[i] - means[i]) / scales[i], -3f, 3f);
    }
  }
}
