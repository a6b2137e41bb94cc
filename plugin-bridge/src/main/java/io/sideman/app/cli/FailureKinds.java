package io.sideman.app.cli;

import io.sideman.app.learn.LearnException;
import io.sideman.engine.chart.ChartException;
import io.sideman.engine.port.PortException;
import io.sideman.engine.score.ScoreException;
import io.sideman.engine.smf.SmfException;
import io.sideman.engine.style.StyleException;
import io.sideman.library.index.LibraryException;
import io.sideman.library.taste.TasteException;
import io.sideman.players.model.ModelException;

/// Which of the engine's own exceptions is whose fault. Their messages are written for people.
final class FailureKinds {
  private FailureKinds() {}

  static ExitCode codeOf(Exception failure) {
    return switch (failure) {
      case SmfException _,
          ScoreException _,
          StyleException _,
          ChartException _,
          ModelException _,
          LibraryException _,
          TasteException _,
          LearnException _ ->
          ExitCode.INVALID_INPUT;
      case PortException _ -> ExitCode.MISSING_DEVICE;
      default -> ExitCode.DEFECT;
    };
  }
}
