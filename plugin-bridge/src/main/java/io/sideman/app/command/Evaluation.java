package io.sideman.app.command;

import io.sideman.corpus.evaluate.EvaluationReport;
import java.io.IOException;
import java.util.Set;

/// One evaluation of `sideman evaluate`.
///
/// @param name as typed
/// @param needs options it has; others are refused, required ones asked for
/// @param style the style it plays in when none is given; empty when it has none
/// @param measure does it
record Evaluation(String name, String description, Set<Need> needs, String style, Measure measure) {
  /// An option that an evaluation may have.
  enum Need {
    /// Required: the folder of the data sets.
    DATA("--data"),
    /// Required: the folder that `train prepare` wrote.
    WORK("--work"),
    STYLE("--style"),
    SONGS("--songs"),
    VALIDATION("--validation");

    private final String option;

    Need(String option) {
      this.option = option;
    }

    String option() {
      return option;
    }
  }

  /// The work itself.
  @FunctionalInterface
  interface Measure {
    EvaluationReport run(EvaluationSetting setting) throws IOException;
  }
}
