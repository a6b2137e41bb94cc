package io.sideman.library.suggest;

import io.sideman.engine.harmony.PitchClass;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How well two items go together, learned, one reason beside the other: the score is a weighted
/// sum of what each reason says by itself (an additive network: Agarwal et al., Neural Additive
/// Models, 2021), so the reasons shown are the reasons there were. Immutable; any thread.
public final class FitModel {
  /// In the folder of models.
  public static final String FILE = "fit.json";

  /// What two items may be to each other.
  public enum Bond {
    /// The one plays along with the other.
    COMPLEMENT,
    /// They sound as if of one piece.
    RESEMBLE
  }

  /// What every reason says of a pair.
  ///
  /// @param placing how the item is brought to the session
  /// @param values 0 to 1 by reason; a reason that has nothing to go by says [#NEUTRAL]
  public record Judgement(Placing placing, Map<Reason, Double> values) {}

  /// Neither for nor against.
  public static final double NEUTRAL = 0.5;

  private static final double COST_OF_STRAIN = 0.5; // chosen on validation songs
  private static final double COST_OF_SEMITONE = 0.02;
  private static final double COST_OF_TEMPO = 0.2; // between tracks, nobody stretches them

  private final Map<Bond, Map<Reason, Part>> parts;
  private final Map<Bond, Certainty> certainties = new EnumMap<>(Bond.class);

  /// A model that was not yet asked how sure it is.
  ///
  /// @param parts for both bonds, each with a part per reason of [PairFeatures#LEARNED]
  public FitModel(Map<Bond, Map<Reason, Part>> parts) {
    this(parts, Map.of());
  }

  /// @param parts for both bonds, each with a part per reason of [PairFeatures#LEARNED]
  public FitModel(Map<Bond, Map<Reason, Part>> parts, Map<Bond, Certainty> certainties) {
    this.parts = new EnumMap<>(Bond.class);
    this.certainties.putAll(certainties);
    for (Bond bond : Bond.values()) {
      var own = new EnumMap<Reason, Part>(Reason.class);
      own.putAll(parts.getOrDefault(bond, Map.of()));
      if (!own.keySet().equals(Set.copyOf(PairFeatures.LEARNED))) {
        throw new IllegalArgumentException(
            "a model of fit must know %s, but for %s knows %s"
                .formatted(PairFeatures.LEARNED, bond, own.keySet()));
      }
      double sum = own.values().stream().mapToDouble(Part::importance).sum();
      own.replaceAll((_, part) -> part.weighing(part.importance() / sum));
      this.parts.put(bond, own);
    }
  }

  /// The parts of a bond, in the order of reasons.
  public Map<Reason, Part> parts(Bond bond) {
    return Map.copyOf(parts.getOrDefault(bond, Map.of()));
  }

  /// The part of the score that a reason may decide; those of all learned reasons add up to 1.
  public double importance(Bond bond, Reason reason) {
    Part part = parts.getOrDefault(bond, Map.of()).get(reason);
    return part == null ? 0 : part.importance();
  }

  /// What totals of a bond mean.
  public Certainty certainty(Bond bond) {
    return certainties.getOrDefault(bond, Certainty.UNTRIED);
  }

  /// How a loop goes with a session, in the transposition that suits it best; empty when its tempo
  /// is out of reach.
  public Optional<Judgement> complement(Item session, Item loop) {
    return Placing.inTime(session, loop).map(inTime -> placed(session, loop, inTime));
  }

  private Judgement placed(Item session, Item loop, Placing inTime) {
    Placing placing = InKey.of(session, loop, inTime);
    Map<Reason, Double> values = values(Bond.COMPLEMENT, session, loop, placing);
    values.merge(
        Reason.KEY, 1 - COST_OF_SEMITONE * Math.abs(placing.transposeSemitones()), FitModel::times);
    values.merge(Reason.GROOVE, 1 - COST_OF_STRAIN * placing.strain(), FitModel::times);
    if (!Placing.isSureOfBeat(loop)) { // after those that are in time
      values.put(Reason.GROOVE, 0.0);
      values.put(Reason.RHYTHM, 0.0);
    }
    return new Judgement(placing, values);
  }

  /// All that a judgement says, 0 to 1.
  public double total(Bond bond, Judgement judgement) {
    double sum = 0;
    for (Reason reason : PairFeatures.LEARNED) {
      sum += importance(bond, reason) * judgement.values().getOrDefault(reason, NEUTRAL);
    }
    return sum;
  }

  /// How alike two items are, whatever their keys.
  public Judgement resemblance(Item seed, Item item) {
    Map<Reason, Double> values = values(Bond.RESEMBLE, seed, item, aligned(seed, item));
    double strain = Placing.inTime(seed, item).map(Placing::strain).orElse(1.0);
    if (item.kind() == Kind.TRACK) {
      values.merge(Reason.GROOVE, 1 - COST_OF_TEMPO * strain, FitModel::times);
    }
    return new Judgement(Placing.NONE, values);
  }

  /// The item moved onto the seed's tonic, however far; a minor key onto its relative major's.
  public static Placing aligned(Item seed, Item item) {
    if (seed.tonality().isEmpty() || item.tonality().isEmpty()) {
      return Placing.NONE;
    }
    var ours = seed.tonality().get().key();
    var its = item.tonality().get().key();
    int from = PitchClass.of(its.tonic() + (its.minor() ? 3 : 0));
    int to = PitchClass.of(ours.tonic() + (ours.minor() ? 3 : 0));
    return Placing.NONE.transposed(PitchClass.interval(from, to));
  }

  private Map<Reason, Double> values(Bond bond, Item a, Item b, Placing placing) {
    var values = new EnumMap<Reason, Double>(Reason.class);
    for (Reason reason : PairFeatures.LEARNED) {
      values.put(
          reason,
          PairFeatures.isKnown(reason, a, b)
              ? part(bond, reason).value(PairFeatures.of(reason, a, b, placing))
              : NEUTRAL);
    }
    return values;
  }

  private Part part(Bond bond, Reason reason) {
    Part part = parts.getOrDefault(bond, Map.of()).get(reason);
    if (part == null) {
      throw new IllegalArgumentException("nothing was learned of " + reason);
    }
    return part;
  }

  private static double times(double a, double b) {
    return a * b;
  }

  /// Learned reasons by what they may decide, the weightiest first.
  public List<Reason> weightiestFirst(Bond bond) {
    return PairFeatures.LEARNED.stream()
        .sorted((a, b) -> Double.compare(importance(bond, b), importance(bond, a)))
        .toList();
  }
}
