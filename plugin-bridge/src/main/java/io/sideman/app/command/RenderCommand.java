package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.sound.Rendering;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sideman render`: a MIDI file as sound.
@Command(
    name = "render",
    description = {
      "Make a WAV file (16-bit stereo) of a MIDI file.",
      "Uses FluidSynth where it is installed and a sound font is found, else Java's own"
          + " synthesiser. The loudest sample comes out at -1 dB."
    })
public final class RenderCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "IN.mid", description = "What to render.")
  private Path input;

  @Option(names = "--out", required = true, paramLabel = "OUT.wav", description = "Where to.")
  private Path output;

  @Option(
      names = "--soundfont",
      paramLabel = "FILE.sf2",
      description =
          "Sounds to use, or none for Java's own. Default: SIDEMAN_SOUNDFONT, else the largest in"
              + " the usual folders.")
  private @Nullable Path soundFont;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, fluidsynth or java (default: ${DEFAULT-VALUE}).")
  private Rendering.Engine engine;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "44100",
      description = "Sample rate, 44100 or 48000 (default: ${DEFAULT-VALUE}).")
  private int sampleRateHz;

  @SuppressWarnings("NullAway.Init")
  public RenderCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() {
    if (sampleRateHz != 44_100 && sampleRateHz != 48_000) {
      throw CliError.wrongArguments("--rate must be 44100 or 48000, but was " + sampleRateHz + ".");
    }
    var smf = MidiInput.read(console, input);
    var settings = new Rendering.Settings(engine, sampleRateHz, soundFont, folders.home());
    String with = new Rendering(console, settings).render(smf, output);
    console.out().println("Wrote " + output + " (" + with + ").");
    return 0;
  }
}
