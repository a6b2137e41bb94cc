package io.sideman.library.taste;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An item as numbers that taste compares: the vectors of all aspects, who plays, how densely and
/// how fast. Aspects weigh the same; what an item lacks is 0.
public final class Features {
  private static final double ROLE = 0.35; // length of the part that tells the role
  private static final double FAMILY = 0.35;
  private static final double DENSITY = 0.35;
  private static final double DENSE = 4; // onsets per beat that count as very dense
  private static final int BINS = 5;

  /// Numbers of an item.
  public static final int SIZE =
      Arrays.stream(Aspect.values()).mapToInt(Aspect::size).sum()
          + Role.values().length
          + Family.values().length
          + 2 * BINS;

  private Features() {}

  public static float[] of(Item item) {
    return of(
        item.vectors(),
        item.role(),
        item.family(),
        item.texture().density(),
        item.texture().energy());
  }

  static float[] of(Trace trace) {
    return of(trace.vectors(), trace.role(), trace.family(), trace.density(), trace.energy());
  }

  private static float[] of(
      Map<Aspect, float[]> vectors,
      Optional<Role> role,
      Family family,
      double density,
      double energy) {
    float[] features = new float[SIZE];
    float scale = (float) (1 / Math.sqrt(Math.max(1, vectors.size())));
    int at = 0;
    for (Aspect aspect : Aspect.values()) {
      float[] vector = vectors.get(aspect);
      for (int i = 0; vector != null && i < vector.length; i++) {
        features[at + i] = scale * vector[i];
      }
      at += aspect.size();
    }
    if (role.isPresent()) {
      features[at + role.get().ordinal()] = (float) ROLE;
    }
    at += Role.values().length;
    features[at + family.ordinal()] = (float) FAMILY;
    at += Family.values().length;
    between(features, at, density / DENSE);
    between(features, at + BINS, energy);
    return features;
  }

  /// Features of items less their mean: what tells one from another.
  public static List<float[]> apart(Collection<Item> items) {
    List<float[]> all = items.stream().map(Features::of).toList();
    float[] mean = mean(all);
    return all.stream().map(features -> less(features, mean)).toList();
  }

  static float[] mean(Collection<float[]> items) {
    float[] mean = new float[SIZE];
    for (float[] item : items) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += item[i] / items.size();
      }
    }
    return mean;
  }

  static float[] less(float[] features, float[] mean) {
    float[] less = new float[features.length];
    for (int i = 0; i < less.length; i++) {
      less[i] = features[i] - mean[i];
    }
    return less;
  }

  /// Marks a value of 0..1 on a scale of bins, shared by the two nearest ones.
  private static void between(float[] features, int at, double value) {
    double place = Math.clamp(value, 0, 1) * (BINS - 1);
    int low = (int) Math.min(BINS - 2, Math.floor(place));
    double high = place - low;
    double length = Math.sqrt(high * high + (1 - high) * (1 - high));
    features[at + low] = (float) (DENSITY * (1 - high) / length);
    features[at + low + 1] = (float) (DENSITY * high / length);
  }

  /// The inner product.
  public static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
