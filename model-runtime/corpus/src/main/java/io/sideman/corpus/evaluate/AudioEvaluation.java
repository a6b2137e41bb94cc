package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.audio.AudioLoops;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.library.spectral.AudioAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the library hears in sound, where the answer is known: loops of held-out songs played by
/// FluidSynth, single notes, labelled samples, and melodies sung by a synthesiser.
public final class AudioEvaluation {
  private static final long SEED = 11;
  private static final double TAIL_SECONDS = 1.3;

  private AudioEvaluation() {}

  /// @param side whose songs are heard
  /// @param songs at most so many loops of each kind
  public static EvaluationReport run(
      Path data, Split side, Path models, int songs, Consumer<String> progress) throws IOException {
    List<SoundFontPlayer> fonts = SoundFontPlayer.required();
    SoundFontPlayer main = fonts.getFirst();
    SoundFontPlayer other = fonts.getLast();
    AudioAnalyst analyst = AudioAnalyst.reading(models);
    var rows = new ArrayList<Row>();
    List<AudioLoops> piano = AudioLoops.piano(data, side, songs, SEED);
    List<AudioLoops> drums = AudioLoops.drums(data, side, songs, SEED);
    List<AudioLoops> bands = AudioLoops.bands(data, side, songs, SEED);
    var heard = new LoopHearing(analyst, rows);
    heard.add("piano", piano, main);
    heard.add("piano, other font", piano, other);
    heard.add("drums", drums, main);
    heard.add("bands", bands, main);
    progress.accept("loops heard");
    heard.addTempo("piano with a tail", longer(piano), main);
    heard.addTempo("drums with a tail", longer(drums), main);
    new KindHearingRows(analyst).add(data, main, rows);
    progress.accept("kinds heard");
    new MelodyHearing(data, side, main, Math.max(8, songs / 2)).add(rows);
    progress.accept("melodies heard");
    new FamilyRows(data, side, main, other, SEED).add(models, rows, progress);
    return new EvaluationReport(
        "audio",
        "four bars of held-out songs played by FluidSynth ("
            + main.name()
            + "; other font "
            + other.name()
            + "), heard without a word about them; "
            + side,
        rows);
  }

  private static List<AudioLoops> longer(List<AudioLoops> loops) {
    return loops.stream().map(loop -> loop.longer(TAIL_SECONDS)).toList();
  }
}
