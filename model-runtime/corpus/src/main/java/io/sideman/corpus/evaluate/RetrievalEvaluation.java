package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Consumer;

/// Whether the library's vectors and words find what belongs together: segments of one song, drum
/// takes of one style, the song that a phrase is from.
public final class RetrievalEvaluation {
  private RetrievalEvaluation() {}

  /// @param data the folder that holds all data sets
  public static EvaluationReport run(
      Path data, Split side, Path models, int songs, Consumer<String> progress) throws IOException {
    var analyst = SymbolicAnalyst.reading(models);
    var rows = new ArrayList<Row>();
    progress.accept("retrieval: segments of songs");
    String segments = new SongRetrieval(analyst).rows(data, side, songs, rows);
    progress.accept("retrieval: styles of drum takes");
    String takes = new TakeRetrieval(analyst).rows(data, side, rows);
    progress.accept("retrieval: phrases");
    String phrases = new PhraseRetrieval(analyst).rows(data, side, rows);
    String taps = new TapRetrieval(analyst).rows(data, side, rows);
    String protocol =
        "segments of 4 bars of songs of the "
            + side.name().toLowerCase(Locale.ROOT)
            + " side, heard without their labels. "
            + segments
            + " "
            + takes
            + " "
            + phrases
            + " "
            + taps
            + " MRR: mean reciprocal rank of the first right one; recall@10: share of queries with"
            + " a right one among the first ten.";
    return new EvaluationReport("retrieval", protocol, rows);
  }
}
