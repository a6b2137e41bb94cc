package io.sideman.app.command;

import io.sideman.app.cli.Folders;
import io.sideman.corpus.Split;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What an evaluation is given: data and options as its row in [Evaluations] asks for them.
///
/// @param folders presets and models; `--models` may have put other models there
/// @param data folder of the data sets; the working folder when the evaluation needs none
/// @param work folder that `train prepare` wrote; the working folder when it needs none
/// @param style style id, the evaluation's own default where none was given
/// @param songs at most so many songs
/// @param side songs to measure on
/// @param progress takes a line now and then
record EvaluationSetting(
    Folders folders,
    Path data,
    Path work,
    String style,
    int songs,
    Split side,
    Consumer<String> progress) {
  /// The same with somebody else to tell.
  EvaluationSetting telling(Consumer<String> listener) {
    return new EvaluationSetting(folders, data, work, style, songs, side, listener);
  }

  /// The models to judge.
  Path models() {
    return folders.models();
  }

  /// The band of the style.
  Ensemble ensemble() {
    return ensemble(style);
  }

  /// The band of any style.
  Ensemble ensemble(String anyStyle) {
    var options = new BandOptions();
    options.style = anyStyle;
    return Ensemble.of(folders, options);
  }
}
