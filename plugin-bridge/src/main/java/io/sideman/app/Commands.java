package io.sideman.app;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.command.AccompanyCommand;
import io.sideman.app.command.ControlsCommand;
import io.sideman.app.command.ConvertCommand;
import io.sideman.app.command.CurvesCommand;
import io.sideman.app.command.DemoCommand;
import io.sideman.app.command.DoctorCommand;
import io.sideman.app.command.EvaluateCommand;
import io.sideman.app.command.GenerateCommand;
import io.sideman.app.command.GrooveCommand;
import io.sideman.app.command.HarmonizeCommand;
import io.sideman.app.command.HistoryCommand;
import io.sideman.app.command.HumanizeCommand;
import io.sideman.app.command.InfillCommand;
import io.sideman.app.command.JamCommand;
import io.sideman.app.command.MorphCommand;
import io.sideman.app.command.OriginalityCommand;
import io.sideman.app.command.PluginCommand;
import io.sideman.app.command.ProvenanceCommand;
import io.sideman.app.command.RedoCommand;
import io.sideman.app.command.RenderCommand;
import io.sideman.app.command.StyleCommand;
import io.sideman.app.command.UndoCommand;
import io.sideman.app.command.VaryCommand;
import io.sideman.app.command.WarmUpCommand;
import io.sideman.app.command.library.LibraryCommand;
import io.sideman.app.command.library.SuggestCommand;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The commands in the order in which help lists them.
final class Commands {
  /// One command. Its class loads when `create` runs, not before.
  ///
  /// @param create makes the command object; null when the launcher itself does the work
  record Entry(
      String name,
      String description,
      boolean hidden,
      @Nullable BiFunction<Console, Folders, Object> create) {
    Entry(String name, String description, BiFunction<Console, Folders, Object> create) {
      this(name, description, false, create);
    }

    static Entry ofLauncher(String name, String description) {
      return new Entry(name, description, false, null);
    }
  }

  private Commands() {}

  static List<Entry> all() {
    return List.of(
        new Entry("jam", "Play live with the band.", JamCommand::new),
        new Entry("controls", "List what moves the band; learn and forget.", ControlsCommand::new),
        new Entry("accompany", "Play the band along with a MIDI file.", AccompanyCommand::new),
        new Entry("generate", "Let the band play by itself over chords.", GenerateCommand::new),
        new Entry("humanize", "Play a file's notes as people would.", HumanizeCommand::new),
        new Entry("groove", "Turn a tapped rhythm into a drum part.", GrooveCommand::new),
        new Entry("harmonize", "Find chords for a melody.", HarmonizeCommand::new),
        new Entry("infill", "Play some bars of a role anew.", InfillCommand::new),
        new Entry("vary", "Vary what is played in a MIDI file.", VaryCommand::new),
        new Entry("morph", "Walk from one loop to another in steps.", MorphCommand::new),
        new Entry("undo", "Take back what a command did to a MIDI file.", UndoCommand::new),
        new Entry("redo", "Do again what undo took back.", RedoCommand::new),
        new Entry("history", "List what commands wrote to a MIDI file.", HistoryCommand::new),
        new Entry("convert", "Turn MIDI, MusicXML and charts around.", ConvertCommand::new),
        new Entry("curves", "Tell how dense and tense a piece is by bar.", CurvesCommand::new),
        new Entry("doctor", "Tell and measure the ways to play.", DoctorCommand::new),
        new Entry("demo", "Hear and see the band without any device.", DemoCommand::new),
        new Entry("render", "Make a WAV file of a MIDI file.", RenderCommand::new),
        new Entry("suggest", "Find what of your library fits, and why.", SuggestCommand::new),
        new Entry("library", "Your own files, and what you like of them.", LibraryCommand::spec),
        new Entry("originality", "Find passages that are known.", OriginalityCommand::new),
        new Entry("style", "List the styles, explain one, or learn one.", StyleCommand::spec),
        new Entry("provenance", "Tell how a file's tracks were made.", ProvenanceCommand::new),
        new Entry("plugin", "Build and install the DAW plugin.", PluginCommand::new),
        Entry.ofLauncher("train", "Prepare data and train the listeners and the players."),
        new Entry("evaluate", "Measure on songs that training never saw.", EvaluateCommand::spec),
        Entry.ofLauncher("test", "Run all tests; --acceptance adds the long ones."),
        Entry.ofLauncher("benchmark", "Run a benchmark by name; without a name, list them."),
        new Entry(
            "warm-up",
            "Load what most commands need.",
            true,
            (_, folders) -> new WarmUpCommand(folders, Main::run)));
  }

  static String[] whenNoneIsGiven() {
    return new String[] {"jam"};
  }
}
