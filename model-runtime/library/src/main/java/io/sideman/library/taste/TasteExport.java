package io.sideman.library.taste;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.band.Role;
import io.sideman.library.item.Family;
import io.sideman.library.item.Kind;
import io.sideman.library.privacy.DiscreteLaplace;
import io.sideman.library.privacy.Epsilon;
import io.sideman.library.privacy.RandomisedResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The only way in which taste leaves the machine, and only when the listener asks: statistics that
/// are epsilon-differentially private *for each item*. Whoever reads them cannot tell by more than
/// a factor of e^epsilon whether any one item was liked, refused or never met. They do not hide
/// that the listener took part, nor what hundreds of items have in common: that is what they tell.
///
/// Every value is from a list that is fixed beforehand, so no name, word or path of the listener's
/// own can be in them, and which values occur tells nothing.
public final class TasteExport {
  private static final String NONE = "none";
  private static final double[] BPMS = {60, 80, 90, 100, 110, 120, 130, 140, 160, 180};
  private static final double[] DENSITIES = {0.5, 1, 2, 3, 4, 6};

  /// One way to sort items into bins; each item falls into exactly one.
  private record Histogram(String name, List<String> bins, Function<Trace, String> binOf) {}

  private static final List<Histogram> HISTOGRAMS =
      List.of(
          new Histogram(
              "role",
              Stream.concat(Arrays.stream(Role.values()).map(Role::id), Stream.of(NONE)).toList(),
              trace -> trace.role().map(Role::id).orElse(NONE)),
          new Histogram(
              "family",
              Arrays.stream(Family.values()).map(Family::name).toList(),
              trace -> trace.family().name()),
          new Histogram(
              "kind",
              Arrays.stream(Kind.values()).map(Kind::name).toList(),
              trace -> trace.kind().name()),
          new Histogram(
              "bpm",
              Stream.concat(ranges(BPMS).stream(), Stream.of(NONE)).toList(),
              trace -> trace.bpm().isEmpty() ? NONE : range(BPMS, trace.bpm().getAsDouble())),
          new Histogram("density", ranges(DENSITIES), trace -> range(DENSITIES, trace.density())));

  private TasteExport() {}

  /// Counts of liked and refused items per role, family, kind, tempo and density. An item adds one
  /// to one bin of each of the five; each gets a fifth of epsilon, and noise of scale 5 / epsilon.
  ///
  /// @param random a secure one where the text is given away
  public static String counts(TasteProfile profile, Epsilon epsilon, RandomGenerator random) {
    ObjectNode json = head(epsilon);
    json.put("mechanism", "two-sided geometric noise on each count");
    var noise = new DiscreteLaplace(epsilon.share(HISTOGRAMS.size()), 1, random);
    json.put("meanErrorOfACount", noise.meanError());
    ObjectNode counts = json.putObject("counts");
    for (Histogram histogram : HISTOGRAMS) {
      ObjectNode bins = counts.putObject(histogram.name());
      for (String bin : histogram.bins()) {
        bins.putObject(bin)
            .put("liked", noise.hide(count(profile.liked(), histogram, bin)))
            .put("refused", noise.hide(count(profile.refused(), histogram, bin)));
      }
    }
    return json.toPrettyString() + "\n";
  }

  /// Which items of a catalogue that everybody knows are liked, each told by randomised response.
  /// What models for all can be made from many of these is measured by `evaluate taste`.
  ///
  /// @param catalogue ids, such as those of a published sample pack
  public static String catalogue(
      TasteProfile profile, List<String> catalogue, Epsilon epsilon, RandomGenerator random) {
    Set<String> liked = new HashSet<>();
    profile.liked().forEach(trace -> liked.add(trace.itemId()));
    ObjectNode json = head(epsilon);
    json.put("mechanism", "randomised response on each item of the catalogue");
    var response = new RandomisedResponse(epsilon, random);
    json.put("probabilityOfALie", response.flip());
    json.put("catalogueSize", catalogue.size());
    var array = json.putArray("liked");
    for (int item : response.hide(catalogue.size(), i -> liked.contains(catalogue.get(i)))) {
      array.add(catalogue.get(item));
    }
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode head(Epsilon epsilon) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("formatVersion", 1);
    json.put("epsilon", epsilon.value());
    json.put("hides", "whether any one item was liked, refused or never met");
    return json;
  }

  private static long count(List<Trace> traces, Histogram histogram, String bin) {
    return traces.stream().filter(trace -> histogram.binOf().apply(trace).equals(bin)).count();
  }

  private static List<String> ranges(double[] edges) {
    return Stream.concat(
            Arrays.stream(edges).mapToObj(edge -> "below " + text(edge)),
            Stream.of(text(edges[edges.length - 1]) + " or more"))
        .toList();
  }

  private static String range(double[] edges, double value) {
    for (double edge : edges) {
      if (value < edge) {
        return "below " + text(edge);
      }
    }
    return text(edges[edges.length - 1]) + " or more";
  }

  private static String text(double edge) {
    return edge == Math.rint(edge) ? Long.toString((long) edge) : Double.toString(edge);
  }
}
