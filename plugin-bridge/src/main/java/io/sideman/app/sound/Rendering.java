package io.sideman.app.sound;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.WholeFile;
import io.sideman.engine.smf.Smf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a WAV file of a MIDI file with the best synthesiser at hand.
public final class Rendering {
  /// Which synthesiser to use.
  public enum Engine {
    AUTO,
    FLUIDSYNTH,
    JAVA
  }

  /// How to render.
  ///
  /// @param soundFont the user's choice, null to look for one
  /// @param home the user's Sideman folder, which may hold sound fonts
  public record Settings(Engine engine, int sampleRateHz, @Nullable Path soundFont, Path home) {}

  private final Console console;
  private final Settings settings;

  public Rendering(Console console, Settings settings) {
    this.console = console;
    this.settings = settings;
  }

  /// Renders and answers with what it was rendered, in words.
  public String render(Smf smf, Path wav) {
    Optional<Path> font = SoundFonts.find(settings.soundFont(), settings.home());
    Synth synth = synth(font);
    try (var finished = WholeFile.beside(wav);
        var tape = WholeFile.beside(wav.resolveSibling(wav.getFileName() + ".tape"));
        var bar = console.progress("rendering " + wav.getFileName())) {
      synth.render(smf, settings.sampleRateHz(), tape.path(), bar::update);
      new FloatTape(tape.path(), settings.sampleRateHz()).writeWav(finished.path());
      finished.commit();
    } catch (IOException e) {
      throw new CliError(
          ExitCode.WRONG_ARGUMENTS, "Cannot write " + wav + ": " + e.getMessage() + ".", e);
    }
    return synth.name() + font.map(f -> " with " + f.getFileName()).orElse("");
  }

  private Synth synth(Optional<Path> font) {
    Optional<Path> fluidSynth =
        settings.engine() == Engine.JAVA ? Optional.empty() : FluidSynth.program();
    if (settings.engine() == Engine.FLUIDSYNTH) {
      require(fluidSynth, "FluidSynth is not installed. Install it, or use --engine java.");
      require(font, "FluidSynth needs a sound font. Name one with --soundfont FILE.sf2.");
    }
    if (font.isEmpty() && settings.soundFont() == null) {
      console
          .err()
          .println(
              "No sound font found: using the plain sounds built into Java. Install one (Debian:"
                  + " fluid-soundfont-gm) or name one with --soundfont FILE.sf2 for real ones.");
    }
    return fluidSynth.isPresent() && font.isPresent()
        ? new FluidSynth(fluidSynth.get(), font.get())
        : new JavaSynth(font);
  }

  private static void require(Optional<Path> thing, String otherwise) {
    if (thing.isEmpty()) {
      throw CliError.missingDevice(otherwise);
    }
  }
}
