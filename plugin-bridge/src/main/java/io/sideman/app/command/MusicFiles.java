package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.Score;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Files of music by the endings of their names.
final class MusicFiles {
  /// What a file holds.
  enum Kind {
    MIDI,
    SCORE,
    CHART
  }

  private MusicFiles() {}

  /// @throws CliError a wrong argument when the name tells nothing
  static Kind kind(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (MusicXml.isName(name)) {
      return Kind.SCORE;
    }
    if (name.endsWith(".mid") || name.endsWith(".midi") || name.endsWith(".smf")) {
      return Kind.MIDI;
    }
    if (name.endsWith(".txt") || name.endsWith(".chart")) {
      return Kind.CHART;
    }
    throw CliError.wrongArguments(
        file
            + " must end in .mid (MIDI), .musicxml, .xml or .mxl (MusicXML), .txt or .chart (chord"
            + " chart), so that its kind is known.");
  }

  /// MusicXML when the name says so, else MIDI.
  static byte[] bytes(Path output, Smf smf) {
    return MusicXml.isName(output.toString())
        ? bytes(output, ScoreMidi.of(smf, output.toString()))
        : SmfWriter.bytes(smf);
  }

  /// The same, with chords that a score shows above its first part; a MIDI file is written as it
  /// is.
  ///
  /// @param key for a file that names none
  static byte[] bytes(Path output, Smf smf, Timeline<Chord> chords, Key key) {
    if (!MusicXml.isName(output.toString())) {
      return SmfWriter.bytes(smf);
    }
    Score score = ScoreMidi.of(smf, output.toString());
    List<Timeline.Span<Key>> keys =
        score.keys().isEmpty() ? List.of(new Timeline.Span<>(0, key)) : score.keys();
    return bytes(output, score.withHarmony(chords, keys, score.sections()));
  }

  /// A file to read must be there: said here, as the readers behind it know only bytes.
  static void requireReadable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw CliError.invalidInput(
          file + (Files.exists(file) ? " is no file." : " does not exist.") + " Name one that is.");
    }
  }

  static byte[] bytes(Path output, Score score) {
    return output.toString().toLowerCase(Locale.ROOT).endsWith(".mxl")
        ? MusicXml.writeCompressed(score)
        : MusicXml.write(score);
  }
}
