package io.sideman.app.sound;

import io.sideman.app.cli.WholeFile;
import io.sideman.engine.files.OnPath;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/// The FluidSynth program, when it is installed: it sounds better than Java's synthesiser.
final class FluidSynth implements Synth {
  /// Low enough that five players and reverb never reach full scale; the level is set afterwards.
  private static final String GAIN = "0.4";

  private static final double TAIL_SECONDS = 3;
  private static final int FRAME_BYTES = 8;

  private final Path program;
  private final Path soundFont;

  FluidSynth(Path program, Path soundFont) {
    this.program = program;
    this.soundFont = soundFont;
  }

  /// The program on the PATH.
  static Optional<Path> program() {
    return OnPath.find("fluidsynth");
  }

  @Override
  public String name() {
    return "FluidSynth";
  }

  @Override
  public void render(Smf smf, int sampleRateHz, Path tape, DoubleConsumer progress)
      throws IOException {
    TempoMap tempos = smf.tempoMap();
    double seconds = tempos.nanosAt(smf.endTick()) / 1e9 + TAIL_SECONDS;
    try (var midi = WholeFile.beside(tape.resolveSibling("tail.mid"))) {
      Files.write(midi.path(), SmfWriter.bytes(withTail(smf, tempos)));
      run(midi.path(), sampleRateHz, tape, seconds, progress);
    }
  }

  /// FluidSynth stops where the file does, and would cut the last notes' decay.
  private static Smf withTail(Smf smf, TempoMap tempos) {
    long end = tempos.nanosAt(smf.endTick());
    long tail = (long) tempos.tickAt(end + (long) (TAIL_SECONDS * 1e9));
    var silence = new SmfTrackBuilder(smf.division()).end(tail).build();
    return smf.plus(List.of(silence));
  }

  private void run(Path midi, int sampleRateHz, Path tape, double seconds, DoubleConsumer progress)
      throws IOException {
    var command =
        List.of(
            program.toString(),
            "-n",
            "-i",
            "-q",
            "-g",
            GAIN,
            "-r",
            Integer.toString(sampleRateHz),
            "-O",
            "float",
            "-E",
            "little",
            "-T",
            "raw",
            "-F",
            tape.toString(),
            soundFont.toString(),
            midi.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var stopper = new Thread(process::destroy, "stop FluidSynth");
    Runtime.getRuntime().addShutdownHook(stopper);
    String words = "";
    try (var output = process.getInputStream()) {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        double done = Files.exists(tape) ? (double) Files.size(tape) / FRAME_BYTES : 0;
        progress.accept(Math.min(1, done / (seconds * sampleRateHz)));
      }
      words = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().removeShutdownHook(stopper);
    }
    if (process.exitValue() != 0 || Files.size(tape) == 0) {
      throw new IOException("FluidSynth gave up (" + process.exitValue() + "): " + words);
    }
  }
}
