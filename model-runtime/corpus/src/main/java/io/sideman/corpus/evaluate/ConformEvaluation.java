package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.corpus.stretch.StretchMaterial;
import io.sideman.corpus.stretch.StretchRivals;
import io.sideman.library.spectral.AudioAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// What becomes of sound that is made longer or shorter, beside plain resampling and the programs
/// `soundstretch` and `rubberband` where they are installed.
public final class ConformEvaluation {
  private ConformEvaluation() {}

  /// @param side whose songs are played
  /// @param songs at most so many of each kind
  public static EvaluationReport run(
      Path data, Split side, Path models, int songs, Consumer<String> progress) throws IOException {
    List<SoundFontPlayer> fonts = SoundFontPlayer.required();
    var analyst = AudioAnalyst.reading(models);
    var rivals = new StretchRivals(progress);
    var materials = StretchMaterial.read(data, side, fonts.getFirst(), analyst, songs);
    for (StretchMaterial material : materials) {
      rivals.add(material);
    }
    rivals.addTones(materials.get(1).loops().getFirst().item());
    return new EvaluationReport(
        "conform",
        "four bars of held-out songs played by FluidSynth ("
            + fonts.getFirst().name()
            + ") and CC0 loops, at .88, .94, 1.06 and 1.12 of their length; beside "
            + rivals.names()
            + "; "
            + side,
        rivals.rows());
  }
}
