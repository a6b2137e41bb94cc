package io.sideman.corpus.library;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Style;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.aspect.HarmonyProfile;
import io.sideman.library.aspect.RhythmProfile;
import io.sideman.library.aspect.StyleProfile;
import io.sideman.library.item.Aspect;
import io.sideman.library.symbolic.Measured;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.players.net.FeedForward;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Learns the spaces of the aspects in closed form: what a segment keeps when it is transposed,
/// thinned and played by hand, and what segments of one song (and of one style) share, against how
/// segments differ at all. Then a classifier of styles.
public final class SpaceTrainer {
  private static final int CHANGED = 3; // versions of each segment
  private final SymbolicAnalyst analyst = new SymbolicAnalyst(AspectSpace.plain());
  private final Consumer<String> progress;
  private final long seed;

  private SpaceTrainer(long seed, Consumer<String> progress) {
    this.seed = seed;
    this.progress = progress;
  }

  /// Trains and writes the model.
  ///
  /// @param source licence and origin of a data set by its name and number of pieces
  public static void run(
      Path data,
      Path models,
      List<Style> styles,
      long seed,
      BiFunction<String, Integer, DataSheet.Source> source,
      Consumer<String> progress)
      throws IOException {
    new SpaceTrainer(seed, progress).train(data, models, styles, source);
  }

  private void train(
      Path data,
      Path models,
      List<Style> styles,
      BiFunction<String, Integer, DataSheet.Source> source)
      throws IOException {
    var segments = new ArrayList<Segment>(SegmentSets.songs(data, Split.TRAIN));
    segments.addAll(SegmentSets.takes(data, Split.TRAIN));
    List<Segment> rendered = SegmentSets.rendered(data, styles, Split.TRAIN, seed);
    segments.addAll(rendered);
    progress.accept("segments to learn from: " + segments.size());
    Map<String, FeedForward> nets = new TreeMap<>();
    Learned rhythm = new Learned(RhythmProfile.FEATURES);
    Learned harmony = new Learned(HarmonyProfile.FEATURES);
    Learned style = new Learned(StyleProfile.FEATURES);
    var random = new Random(seed);
    int done = 0;
    for (Segment segment : segments) {
      List<Measured> versions = versions(segment, random);
      add(rhythm, segment, versions, each -> each.rhythm().features());
      if (versions.getFirst().harmony().isPresent()) {
        add(harmony, segment, versions, each -> each.harmony().orElseThrow().features());
      }
      add(style, segment, versions, each -> each.style().features());
      if (++done % 1000 == 0) {
        progress.accept("measured " + done + " of " + segments.size());
      }
    }
    nets.put(AspectSpace.RHYTHM, rhythm.map(Aspect.RHYTHM.size(), SpaceWeights.SONGS));
    nets.put(AspectSpace.HARMONY, harmony.map(Aspect.HARMONY.size(), SpaceWeights.SONGS));
    nets.put(AspectSpace.STYLE, style.map(Aspect.STYLE.size(), SpaceWeights.STYLES));
    List<String> names = names(segments);
    nets.put(AspectSpace.STYLES, classifier(segments, rendered, names));
    progress.accept("learned " + nets.keySet() + "; styles " + names);
    var sheet =
        new DataSheet(
            "Linear maps of rhythm, harmony and style for nearness, and a classifier of styles.",
            "Apache-2.0",
            LocalDate.now(ZoneOffset.UTC).toString(),
            seed,
            sources(segments, source),
            validate(data, styles, nets, names),
            Map.of("versions", "" + CHANGED, "segmentBars", "" + Segments.BARS));
    var header =
        NetHeader.of(
            AspectSpace.NAME, AspectSpace.CODEC, ModelHeader.Storage.FP32, names, nets, sheet);
    new NetFile(header, nets, Map.of()).write(models.resolve(AspectSpace.FILE));
  }

  private interface Features {
    float[] of(Measured measured);
  }

  private static void add(
      Learned learned, Segment segment, List<Measured> versions, Features features) {
    learned.add(segment, versions.stream().map(features::of).toList());
  }

  private List<Measured> versions(Segment segment, Random random) {
    var versions = new ArrayList<Measured>();
    versions.add(measure(segment));
    for (int i = 0; i < CHANGED; i++) {
      versions.add(measure(Change.ALL.of(segment, random)));
    }
    boolean pitched = versions.stream().allMatch(each -> each.harmony().isPresent());
    return pitched || versions.getFirst().harmony().isEmpty()
        ? versions
        : versions.subList(0, 1); // its only tones were among the dropped ones
  }

  private Measured measure(Segment segment) {
    return analyst.measure(segment.parts(), segment.meter(), segment.bpm());
  }

  private static List<String> names(List<Segment> segments) {
    var names = new TreeSet<String>();
    segments.forEach(each -> names.add(each.style()));
    names.remove("");
    return List.copyOf(names);
  }

  /// Whole bands, and each player of them alone: a loop is often one instrument.
  private FeedForward classifier(
      List<Segment> segments, List<Segment> rendered, List<String> names) {
    var rows = new ArrayList<float[]>();
    var labels = new ArrayList<Integer>();
    var all = new ArrayList<Segment>(segments);
    for (Segment segment : rendered) {
      for (Role role : Role.values()) {
        if (!segment.parts().getOrDefault(role, List.of()).isEmpty()) {
          all.add(segment.only(role));
        }
      }
    }
    var random = new Random(seed);
    for (Segment segment : all) {
      int label = Collections.binarySearch(names, segment.style());
      if (label >= 0) {
        rows.add(measure(segment).style().features());
        rows.add(measure(Change.ALL.of(segment, random)).style().features());
        labels.add(label);
        labels.add(label);
      }
    }
    return StyleClassifier.train(rows, labels, names.size(), seed);
  }

  /// Share of validation segments whose style is named first.
  private Map<String, Double> validate(
      Path data, List<Style> styles, Map<String, FeedForward> nets, List<String> names)
      throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    List<Segment> takes = SegmentSets.takes(data, Split.VALIDATION);
    List<Segment> rendered = SegmentSets.rendered(data, styles, Split.VALIDATION, seed);
    figures.put("validationStyleOfTakes", accuracy(takes, nets, names));
    figures.put("validationStyleOfRendered", accuracy(rendered, nets, names));
    figures.forEach((name, value) -> progress.accept(name + " " + value));
    return figures;
  }

  private double accuracy(
      List<Segment> segments, Map<String, FeedForward> nets, List<String> names) {
    FeedForward net = nets.get(AspectSpace.STYLES);
    if (net == null || segments.isEmpty()) {
      return 0;
    }
    var scratch = net.scratch();
    int right = 0;
    for (Segment segment : segments) {
      float[] logits = scratch.run(measure(segment).style().features());
      int best = 0;
      for (int i = 1; i < logits.length; i++) {
        best = logits[i] > logits[best] ? i : best;
      }
      right += names.get(best).equals(segment.style()) ? 1 : 0;
    }
    return (double) right / segments.size();
  }

  private static List<DataSheet.Source> sources(
      List<Segment> segments, BiFunction<String, Integer, DataSheet.Source> source) {
    Map<String, Set<String>> songs = new TreeMap<>();
    segments.forEach(
        each -> songs.computeIfAbsent(each.dataSet(), _ -> new HashSet<>()).add(each.song()));
    var sources = new ArrayList<DataSheet.Source>();
    songs.forEach((set, names) -> sources.add(source.apply(set, names.size())));
    return sources;
  }
}
