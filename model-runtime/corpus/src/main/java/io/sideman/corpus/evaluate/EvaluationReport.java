package io.sideman.corpus.evaluate;

import java.util.List;

/// The outcome of one evaluation, ready to print as a table or as JSON.
///
/// @param id as given on the command line, such as `harmony`
/// @param protocol data, split and settings in one sentence
public record EvaluationReport(String id, String protocol, List<Row> rows) {
  /// One figure.
  ///
  /// @param metric what was measured, with its unit
  /// @param value ours
  /// @param spread such as a 95 % interval or min and max; empty when there is none
  /// @param reference the figure it stands beside (bar, published, rival or human) and whose it is
  public record Row(String metric, double value, String spread, String reference) {}
}
