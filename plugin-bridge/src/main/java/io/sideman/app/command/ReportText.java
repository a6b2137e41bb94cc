package io.sideman.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sideman.app.cli.Console;
import io.sideman.corpus.evaluate.EvaluationReport;
import java.util.List;
import java.util.Locale;

/// Reports of evaluations for people and for programs.
final class ReportText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportText() {}

  static void print(Console console, EvaluationReport report, boolean json) {
    console.out().println(json ? json(report) : table(report));
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
  }

  private static String table(EvaluationReport report) {
    var text = new StringBuilder(report.id() + ": " + report.protocol() + "\n\n");
    List<EvaluationReport.Row> rows = report.rows();
    int width = rows.stream().mapToInt(row -> row.metric().length()).max().orElse(0);
    for (EvaluationReport.Row row : rows) {
      String format = "%-" + Math.max(1, width) + "s  %8.3f  %-22s  %s";
      String line =
          String.format(
              Locale.ROOT, format, row.metric(), row.value(), row.spread(), row.reference());
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
