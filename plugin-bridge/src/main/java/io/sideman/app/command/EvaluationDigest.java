package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.corpus.evaluate.EvaluationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All reports of one run together: for people as Markdown, for programs as JSON.
final class EvaluationDigest {
  private final Map<String, EvaluationJournal.Done> done = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();

  /// One bar and whether it holds.
  record Judged(String evaluation, EvaluationReport.Row row, EvaluationReport.Bar bar) {
    boolean holds() {
      return bar.holds(row.value());
    }
  }

  void add(String name, EvaluationJournal.Done report) {
    done.put(name, report);
  }

  void fail(String name, String why) {
    failed.put(name, why);
  }

  List<Judged> bars() {
    var bars = new ArrayList<Judged>();
    done.forEach((name, each) -> {
      for (EvaluationReport.Row row : each.report().rows()) {
        row.bar().ifPresent(bar -> bars.add(new Judged(name, row, bar)));
      }
    });
    return bars;
  }

  /// The bars alone, as on the screen.
  String barsText() {
    var text = new StringBuilder();
    for (Judged each : bars()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-8s %8s, %s: %s, %s%n",
              each.holds() ? "holds" : "NOT MET",
              number(each.row().value()),
              each.bar(),
              each.evaluation(),
              each.row().metric()));
    }
    failed.forEach((name, why) -> text.append("FAILED   %s: %s%n".formatted(name, why)));
    long held = bars().stream().filter(Judged::holds).count();
    return text.append("%d of %d bars hold.".formatted(held, bars().size())).toString();
  }

  String markdown() {
    var text = new StringBuilder("# Figures\n\nMade by `sideman evaluate all`.\n\n## Bars\n\n");
    text.append("| evaluation | figure | value | bar | |\n|---|---|---|---|---|\n");
    for (Judged each : bars()) {
      String verdict = each.holds() ? "holds" : "**not met**";
      line(
          text,
          each.evaluation(),
          each.row().metric(),
          number(each.row().value()),
          each.bar().toString(),
          verdict);
    }
    failed.forEach((name, why) -> line(text, name, "failed", "", "", why));
    done.forEach((name, each) -> {
      text.append("\n## ").append(name).append("\n\n").append(each.report().protocol());
      text.append(String.format(Locale.ROOT, ". %.0f s.%n%n", each.seconds()));
      text.append("| figure | value | spread | beside it |\n|---|---|---|---|\n");
      for (EvaluationReport.Row row : each.report().rows()) {
        line(text, row.metric(), number(row.value()), row.spread(), row.reference());
      }
    });
    return text.toString();
  }

  private static void line(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells).replace("\n", " ")).append(" |\n");
  }

  ObjectNode json() {
    var mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    ObjectNode reports = root.putObject("reports");
    done.forEach((name, each) -> reports.set(name, mapper.valueToTree(each.report())));
    ObjectNode failures = root.putObject("failed");
    failed.forEach(failures::put);
    var array = root.putArray("bars");
    for (Judged each : bars()) {
      array
          .addObject()
          .put("evaluation", each.evaluation())
          .put("metric", each.row().metric())
          .put("value", each.row().value())
          .put("bar", each.bar().toString())
          .put("holds", each.holds());
    }
    return root;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%.1f", value);
  }
}
