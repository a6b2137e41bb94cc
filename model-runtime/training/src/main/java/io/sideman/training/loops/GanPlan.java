package io.sideman.training.loops;

/// How the loop GAN is trained.
///
/// @param name of the set-up, and of its checkpoint and curves
/// @param level what the critic judges
/// @param loss what critic and generator play for
/// @param tied true when the four bars of a loop begin almost alike and learn to differ; else they
///   begin as strangers and learn to repeat
/// @param pretrain updates in which the generator's bars are learned as an auto-encoder first
/// @param updates of the generator
/// @param criticSteps updates of the critic to each of the generator
/// @param criticRate Adam's rate of the critic (two time scales: faster than the generator)
/// @param generatorRate Adam's rate of the generator
/// @param bound largest weight (clipping) or largest spectral norm of a layer
/// @param matching weight of feature matching; 0 leaves it out
public record GanPlan(
    String name,
    Level level,
    Loss loss,
    boolean tied,
    int pretrain,
    int updates,
    int criticSteps,
    int batch,
    double criticRate,
    double generatorRate,
    double bound,
    double matching,
    long seed) {
  /// What the critic judges.
  public enum Level {
    /// The notes of four bars; song and bar network learn from it.
    ROLLS,
    /// The plans of four bars, as the auto-encoder's first half tells them of real bars; only the
    /// song network learns from it.
    PLANS
  }

  /// What critic and generator play for.
  public enum Loss {
    /// Wasserstein distance, weights clipped (Arjovsky et al. 2017).
    CLIPPED,
    /// Hinge with spectral normalisation by power iteration (Miyato et al. 2018), between updates.
    HINGE
  }

  private static final int PRETRAIN = 4500;
  private static final long SEED = 20261121;

  /// A set-up by name: `rolls-tied`, which ships, or one that it was compared with.
  public static GanPlan named(String name) {
    return switch (name) {
      case "rolls-tied" -> rolls(name, true);
      case "rolls-hinge" -> rolls(name, false);
      case "plans-hinge" -> plans(name, Loss.HINGE, 1, 4e-4, 2);
      case "plans-clipped" -> plans(name, Loss.CLIPPED, 3, 2e-4, 0.05);
      default ->
          throw new IllegalArgumentException(
              "a set-up must be rolls-tied, rolls-hinge, plans-hinge or plans-clipped, but was \""
                  + name
                  + "\"");
    };
  }

  private static GanPlan rolls(String name, boolean tied) {
    return new GanPlan(
        name, Level.ROLLS, Loss.HINGE, tied, PRETRAIN, 1500, 1, 16, 4e-4, 1e-4, 1.5, 1, SEED);
  }

  private static GanPlan plans(
      String name, Loss loss, int criticSteps, double criticRate, double bound) {
    return new GanPlan(
        name,
        Level.PLANS,
        loss,
        false,
        PRETRAIN,
        3000,
        criticSteps,
        64,
        criticRate,
        1e-4,
        bound,
        0,
        SEED);
  }

  /// The same with other lengths; 0 keeps what it is.
  public GanPlan with(int newPretrain, int newUpdates) {
    return new GanPlan(
        name,
        level,
        loss,
        tied,
        newPretrain > 0 ? newPretrain : pretrain,
        newUpdates > 0 ? newUpdates : updates,
        criticSteps,
        batch,
        criticRate,
        generatorRate,
        bound,
        matching,
        seed);
  }
}
