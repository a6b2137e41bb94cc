package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import java.nio.file.Path;

/// Reads the MIDI file that a command is given and passes on what had to be repaired.
public final class MidiInput {
  private MidiInput() {}

  public static Smf read(Console console, Path file) {
    Smf smf = SmfReader.read(file);
    for (String warning : smf.warnings()) {
      console.err().println("Note: " + file.getFileName() + ": " + warning);
    }
    return smf;
  }
}
