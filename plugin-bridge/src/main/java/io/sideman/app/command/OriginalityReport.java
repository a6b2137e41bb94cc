package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.originality.Finding;
import io.sideman.players.originality.Match;
import io.sideman.players.originality.OriginalityCheck;
import io.sideman.players.originality.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What is known of a file's parts, for people and for programs.
final class OriginalityReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_MATCHES = 20;

  /// One part with what was found in it.
  record Part(String name, Finding finding) {}

  private final List<Part> parts;
  private final MeterMap meters;

  private OriginalityReport(List<Part> parts, MeterMap meters) {
    this.parts = parts;
    this.meters = meters;
  }

  /// Checks parts, in the order of the map.
  static OriginalityReport of(
      Map<String, List<Note>> parts, MeterMap meters, OriginalityCheck check) {
    var found = new ArrayList<Part>();
    parts.forEach((name, notes) -> found.add(new Part(name, check.search(notes))));
    return new OriginalityReport(List.copyOf(found), meters);
  }

  List<Part> parts() {
    return parts;
  }

  boolean isOriginal() {
    return parts.stream().allMatch(part -> part.finding().isOriginal());
  }

  /// `original`, the bars, and for each part its figures and passages, the longest first.
  ObjectNode json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("original", isOriginal());
    root.putObject("bars")
        .put("mostShareOf8Grams", Finding.MOST_SHARE)
        .put("copiedFromMoves", Finding.COPY_MOVES);
    var array = root.putArray("parts");
    for (Part part : parts) {
      Finding finding = part.finding();
      ObjectNode node = array.addObject();
      node.put("name", part.name());
      node.put("notes", finding.notes());
      node.put("grams", finding.words());
      node.put("gramsKnown", finding.found());
      node.put("share", Math.round(finding.share() * 1e5) / 1e5);
      node.put("original", finding.isOriginal());
      var matches = node.putArray("matches");
      longestFirst(finding)
          .forEach(match -> {
            ObjectNode each = matches.addObject();
            each.put("moves", match.moves()).put("notes", match.notes());
            each.put("beats", match.beats());
            each.put("tick", match.startStep() * Ticks.PER_STEP).put("bar", bar(match));
            var sources = each.putArray("sources");
            match.sources().forEach(source -> sources.add(source.toString()));
          });
    }
    return root;
  }

  /// A line per part, then the verdict.
  String text() {
    var text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.name()).append(": ").append(line(part.finding())).append('\n');
    }
    return text.append(
            isOriginal()
                ? "Original: no part repeats more than people's melodies do."
                : "Not original: a part repeats more than people's melodies do.")
        .toString();
  }

  private String line(Finding finding) {
    if (finding.words() == 0) {
      return "%d notes, too few or too plain to tell".formatted(finding.notes());
    }
    String share =
        String.format(
            Locale.ROOT,
            "%.1f %% of %d 8-grams known (bar %.1f %%)",
            100 * finding.share(),
            finding.words(),
            100 * Finding.MOST_SHARE);
    return share + longestFirst(finding).stream().findFirst().map(this::passage).orElse("");
  }

  private String passage(Match match) {
    String names = match.sources().stream().map(Source::toString).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "; longest match %d notes, %.1f beats, in bar %d: %s%s",
        match.notes(),
        match.beats(),
        bar(match),
        names,
        match.moves() >= Finding.COPY_MOVES ? " (copied)" : "");
  }

  private long bar(Match match) {
    return meters.barAt(match.startStep() * Ticks.PER_STEP) + 1;
  }

  private static List<Match> longestFirst(Finding finding) {
    return finding.matches().stream()
        .sorted((a, b) -> Integer.compare(b.moves(), a.moves()))
        .limit(MOST_MATCHES)
        .toList();
  }
}
