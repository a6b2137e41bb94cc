package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import java.io.IOException;
import java.nio.file.Path;

/// Reads the MIDI file or MusicXML score that a command is given and passes on what had to be
/// repaired.
public final class MidiInput {
  private static final int MOST_HOURS = 4;
  private static final int MOST_BARS = 10_000;

  private MidiInput() {}

  public static Smf read(Console console, Path file) {
    Smf smf = MusicXml.isName(file.toString()) ? score(file) : SmfReader.read(file);
    for (String warning : smf.warnings()) {
      console.err().println("Note: " + file.getFileName() + ": " + warning);
    }
    requireBearableLength(smf, file);
    return smf;
  }

  /// A score is played with its repeats; its chord symbols become markers.
  private static Smf score(Path file) {
    MusicFiles.requireReadable(file);
    try {
      return ScoreMidi.smf(MusicXml.read(file, MusicXml.Repeats.PLAYED));
    } catch (IOException e) {
      throw new CliError(ExitCode.INVALID_INPUT, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// One wrong byte can make a song last for days; nobody wants to wait for the band to find out.
  private static void requireBearableLength(Smf smf, Path file) {
    double hours = smf.tempoMap().nanosAt(smf.endTick()) / 3.6e12;
    long bars = smf.meterMap().barAt(smf.endTick());
    if (hours > MOST_HOURS || bars > MOST_BARS) {
      throw CliError.invalidInput(
          "%s is too long: at most %d bars or %d hours, but it has %d bars and lasts %.1f hours. "
                  .formatted(file, MOST_BARS, MOST_HOURS, bars, hours)
              + "If that is no surprise, cut it into pieces.");
    }
  }
}
