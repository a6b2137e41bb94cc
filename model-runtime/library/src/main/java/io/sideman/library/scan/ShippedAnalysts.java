package io.sideman.library.scan;

import io.sideman.engine.score.MusicXml;
import io.sideman.engine.smf.SmfReader;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.decode.SoundReader;
import io.sideman.library.spectral.AudioAnalyst;
import io.sideman.library.symbolic.FillModel;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The analysts of all formats that Sideman reads.
public final class ShippedAnalysts {
  /// Raised when the analysis itself changes, so that all files are analysed anew.
  private static final String VERSION = "2";

  private ShippedAnalysts() {}

  /// @param models folder of the models
  public static Analysts reading(Path models) {
    AspectSpace space = AspectSpace.reading(models);
    var symbolic = new SymbolicAnalyst(space, FillModel.reading(models));
    Analyst midi =
        (id, content, words) ->
            symbolic.analyse(id, SmfReader.read(content.bytes(), content.path().toString()), words);
    Analyst score =
        (id, content, words) ->
            symbolic.analyse(
                id,
                MusicXml.read(content.bytes(), content.path().toString(), MusicXml.Repeats.PLAYED),
                words);
    Map<String, Analyst> byEnding = new HashMap<>();
    for (String ending : new String[] {"mid", "midi", "smf", "kar"}) {
      byEnding.put(ending, midi);
    }
    for (String ending : new String[] {"musicxml", "mxl", "xml"}) {
      byEnding.put(ending, score);
    }
    var ear = AudioAnalyst.reading(models);
    Analyst audio =
        (id, content, words) ->
            ear.analyse(id, SoundReader.read(content.path(), AudioAnalyst.MOST_SECONDS), words);
    for (String ending : SoundReader.ENDINGS) {
      byEnding.put(ending, audio);
    }
    return new Analysts(VERSION + "/" + space.id(), byEnding);
  }
}
