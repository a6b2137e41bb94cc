package io.sideman.engine.listen.beat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// What was learned about where onsets fall in a bar. Immutable; any thread.
///
/// For every metre, every [OnsetMarks] mark and every density (onsets per beat) it knows how likely
/// each place in the bar is, relative to a place chosen blindly; and which tempo goes with how many
/// onsets per second.
public final class BeatModel {
  /// Beats per bar of the metres known: straight 4/4, 3/4, and 4/4 felt in triplets (12/8).
  static final int[] METERS = {4, 3, 4};

  /// Places per beat: divisible by 4 for sixteenths and by 3 for triplets.
  public static final int PLACES = 24;

  private static final double[] DENSITY_STEPS = {1.2, 1.8, 2.4, 3.0, 3.8};

  /// How many density classes there are.
  public static final int DENSITIES = DENSITY_STEPS.length + 1;

  /// Classes of an interval measured in beats: quarter octaves from 1/32 of a beat to 16 beats.
  public static final int INTERVAL_CLASSES = 37;

  private static final int FORMAT_VERSION = 1;

  /// Settings chosen on the validation side.
  ///
  /// @param trust exponent on the likelihood of an onset, as neighbouring onsets are no independent
  ///   witnesses
  /// @param continuationTrust the same for later notes of a spread chord
  /// @param blind share of onsets that fall anywhere
  /// @param stiffness how strongly the tempo keeps from beat to beat (exponential in the ratio)
  /// @param leak share of belief that starts anew at each beat
  /// @param priorTrust exponent on the tempo prior
  /// @param meterPull exponent on the rarity of a metre for each second, so that it never wears off
  /// @param tempoPull exponent on the guess of [TempoGuess] for each second
  /// @param intervalTrust exponent on the likelihood of an interval between onsets
  /// @param switchRatio how much likelier another pulse must be before the tracker jumps to it
  public record Settings(
      double trust,
      double continuationTrust,
      double blind,
      double stiffness,
      double leak,
      double priorTrust,
      double meterPull,
      double tempoPull,
      double intervalTrust,
      double switchRatio) {
    public static final Settings DEFAULT =
        new Settings(0.3, 0.1, 0.1, 200, 1e-4, 1.0, 0.03, 0.2, 0, 1.5);
  }

  /// Which tempo to expect: log2 of bpm is normal around `mean + slope * log2(onsets per second)`.
  ///
  /// @param share how many songs have this metre
  public record TempoPrior(double mean, double slope, double deviation, double share) {}

  private final Settings settings;
  private final TempoPrior[] priors; // (metres)
  private final float[][] places; // (metres, marks * densities * beats * PLACES), mean 1 per row

  private final float[][] intervals; // (metres, OnsetMarks.INTERVALS * INTERVAL_CLASSES), log
  private final double[] tempoWeights; // features, then bias, usual log2 bpm, deviation

  public BeatModel(
      Settings settings,
      TempoPrior[] priors,
      float[][] places,
      float[][] intervals,
      double[] tempoWeights) {
    this.settings = settings;
    this.priors = priors.clone();
    this.places = places.clone();
    this.intervals = intervals.clone();
    this.tempoWeights = tempoWeights.clone();
    if (tempoWeights.length != TempoGuess.FEATURES + 3) {
      throw new IllegalArgumentException(
          "tempoWeights must have "
              + (TempoGuess.FEATURES + 3)
              + " numbers, but has "
              + tempoWeights.length);
    }
    for (int meter = 0; meter < METERS.length; meter++) {
      int expected = OnsetMarks.COUNT * DENSITIES * METERS[meter] * PLACES;
      if (places[meter].length != expected) {
        throw new IllegalArgumentException(
            "metre "
                + METERS[meter]
                + " needs "
                + expected
                + " numbers, but has "
                + places[meter].length);
      }
    }
  }

  public Settings settings() {
    return settings;
  }

  TempoPrior prior(int meter) {
    return priors[meter];
  }

  public BeatModel with(Settings other) {
    return new BeatModel(other, priors, places, intervals, tempoWeights);
  }

  /// Weights of [TempoGuess]; not to be written to.
  double[] tempoWeights() {
    return tempoWeights;
  }

  /// How likely an onset with `mark` falls on `place`, relative to blind chance.
  float likelihood(int meter, int mark, int density, int place) {
    int bar = METERS[meter] * PLACES;
    return places[meter][(mark * DENSITIES + density) * bar + place];
  }

  /// Where an interval of so many beats stands among the [#INTERVAL_CLASSES], fractional.
  public static double intervalClass(double beats) {
    return Math.clamp(4 * (log2(beats) + 5), 0, INTERVAL_CLASSES - 1.001);
  }

  /// Log of how usual an interval of so many beats is.
  double logInterval(int meter, int kind, double beats) {
    double place = intervalClass(beats);
    int low = (int) place;
    int row = kind * INTERVAL_CLASSES + low;
    double share = place - low;
    return intervals[meter][row] * (1 - share) + intervals[meter][row + 1] * share;
  }

  /// The class of a density in onset groups per beat.
  public static int densityClass(double onsetsPerBeat) {
    int result = 0;
    while (result < DENSITY_STEPS.length && onsetsPerBeat > DENSITY_STEPS[result]) {
      result++;
    }
    return result;
  }

  /// Log of the belief in a beat of `seconds` when `rate` onset groups come per second.
  double logPrior(int meter, double seconds, double rate) {
    TempoPrior prior = priors[meter];
    double expected = prior.mean() + prior.slope() * log2(rate);
    double z = (log2(60 / seconds) - expected) / prior.deviation();
    return Math.log(prior.share()) - 0.5 * z * z;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /// Reads a model file; a wrong one is refused with its name and what is wrong with it.
  public static BeatModel read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      int version = root.path("formatVersion").asInt();
      if (version != FORMAT_VERSION) {
        throw new IllegalArgumentException(
            "formatVersion must be " + FORMAT_VERSION + ", but was " + version);
      }
      var priors = new TempoPrior[METERS.length];
      var places = new float[METERS.length][];
      var intervals = new float[METERS.length][];
      for (int meter = 0; meter < METERS.length; meter++) {
        JsonNode node = root.path("meters").path(meter);
        priors[meter] = readPrior(node.path("tempo"));
        places[meter] = readPlaces(node.path("places"), meter);
        intervals[meter] = readIntervals(node.path("logIntervals"));
      }
      var weights = new double[root.path("tempoWeights").size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = root.path("tempoWeights").get(i).asDouble();
      }
      return new BeatModel(readSettings(root.path("settings")), priors, places, intervals, weights);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the beat model " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("beat model " + file + ": " + e.getMessage(), e);
    }
  }

  private static double number(JsonNode parent, String name) {
    JsonNode node = parent.path(name);
    if (!node.isNumber()) {
      throw new IllegalArgumentException(name + " must be a number, but was " + node);
    }
    return node.asDouble();
  }

  private static Settings readSettings(JsonNode node) {
    return new Settings(
        number(node, "trust"),
        number(node, "continuationTrust"),
        number(node, "blind"),
        number(node, "stiffness"),
        number(node, "leak"),
        number(node, "priorTrust"),
        number(node, "meterPull"),
        number(node, "tempoPull"),
        number(node, "intervalTrust"),
        number(node, "switchRatio"));
  }

  private static TempoPrior readPrior(JsonNode node) {
    return new TempoPrior(
        number(node, "mean"),
        number(node, "slope"),
        number(node, "deviation"),
        number(node, "share"));
  }

  // Stored as whole thousandths, a row per mark and density.
  private static float[] readPlaces(JsonNode rows, int meter) {
    int bar = METERS[meter] * PLACES;
    var result = new float[OnsetMarks.COUNT * DENSITIES * bar];
    if (rows.size() * bar != result.length) {
      throw new IllegalArgumentException(
          "places must have " + result.length / bar + " rows, but has " + rows.size());
    }
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).size() != bar) {
        throw new IllegalArgumentException(
            "row " + row + " must have " + bar + " places, but has " + rows.get(row).size());
      }
      for (int place = 0; place < bar; place++) {
        result[row * bar + place] = rows.get(row).get(place).asInt() / 1000f;
      }
    }
    return result;
  }

  private static float[] readIntervals(JsonNode numbers) {
    var result = new float[OnsetMarks.INTERVALS * INTERVAL_CLASSES];
    if (numbers.size() != result.length) {
      throw new IllegalArgumentException(
          "logIntervals must have " + result.length + " numbers, but has " + numbers.size());
    }
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) numbers.get(i).asDouble();
    }
    return result;
  }

  /// Writes the model with the given description ahead of the numbers.
  public void write(Path file, ObjectNode header) throws IOException {
    var root = header.deepCopy();
    root.put("formatVersion", FORMAT_VERSION);
    root.putPOJO("settings", settings);
    var weights = root.putArray("tempoWeights");
    for (double weight : tempoWeights) {
      weights.add(Math.round(weight * 1e5) / 1e5);
    }
    var meters = root.putArray("meters");
    for (int meter = 0; meter < METERS.length; meter++) {
      var node = meters.addObject();
      node.put("beatsPerBar", METERS[meter]);
      node.putPOJO("tempo", priors[meter]);
      var logs = node.putArray("logIntervals");
      for (float log : intervals[meter]) {
        logs.add(Math.round(log * 1000) / 1000.0);
      }
      var rows = node.putArray("places");
      int bar = METERS[meter] * PLACES;
      for (int row = 0; row < places[meter].length / bar; row++) {
        var numbers = rows.addArray();
        for (int place = 0; place < bar; place++) {
          numbers.add(Math.round(places[meter][row * bar + place] * 1000));
        }
      }
    }
    AtomicFile.write(file, new ObjectMapper().writeValueAsBytes(root));
  }
}
