package io.sideman.corpus.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  /// @param reference the figure it stands beside (bar, published, rival or human) and whose it is;
  ///   a bar to be met is written `bar >= .95` or `bar <= 12` anywhere in it
  public record Row(String metric, double value, String spread, String reference) {
    private static final Pattern BAR = Pattern.compile("\\bbar (>=|<=) ([0-9.]+)");

    /// The bar that the reference names.
    public Optional<Bar> bar() {
      Matcher found = BAR.matcher(reference);
      return found.find()
          ? Optional.of(new Bar(found.group(1).equals(">="), Double.parseDouble(found.group(2))))
          : Optional.empty();
    }
  }

  /// What a figure must reach.
  ///
  /// @param atLeast true when more is better
  public record Bar(boolean atLeast, double value) {
    /// True when `figure` meets the bar; what could not be measured does not.
    public boolean holds(double figure) {
      return atLeast ? figure >= value : figure <= value;
    }

    @Override
    public String toString() {
      return (atLeast ? "at least " : "at most ") + value;
    }
  }
}
