package io.sideman.corpus.stretch;

import io.sideman.corpus.audio.OtherProgram;
import io.sideman.engine.files.OnPath;
import io.sideman.library.conform.WaveFile;
import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/// A rival that is a program of its own, where it is installed.
final class StretchProgram implements StretchMethod {
  private static final int PATIENCE_SECONDS = 120;
  private static final int MOST_SECONDS = 600;

  private final String name;
  private final String program;
  private final DoubleFunction<List<String>> before; // options ahead of the two files
  private final DoubleFunction<List<String>> after; // and behind them

  private StretchProgram(
      String name,
      String program,
      DoubleFunction<List<String>> before,
      DoubleFunction<List<String>> after) {
    this.name = name;
    this.program = program;
    this.before = before;
    this.after = after;
  }

  /// The rivals that this machine has.
  static List<StretchMethod> installed() {
    var all =
        List.of(
            new StretchProgram(
                "SoundTouch",
                "soundstretch",
                _ -> List.of(),
                ratio -> List.of("-tempo=" + number(100 / ratio - 100))),
            new StretchProgram(
                "Rubber Band R2",
                "rubberband",
                ratio -> List.of("-q", "-2", "-t", number(ratio)),
                _ -> List.of()),
            new StretchProgram(
                "Rubber Band R3",
                "rubberband",
                ratio -> List.of("-q", "-3", "-t", number(ratio)),
                _ -> List.of()));
    return List.copyOf(all.stream().filter(StretchProgram::isThere).toList());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private boolean isThere() {
    return OnPath.find(program).isPresent();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Sound stretch(StretchSource source, double ratio) throws IOException {
    Path folder = Files.createTempDirectory("sideman-stretch");
    Path in = folder.resolve("in.wav");
    Path out = folder.resolve("out.wav");
    try {
      Sound sound = source.sound();
      var words = new WaveFile.Words("", "", "", "");
      Files.write(in, WaveFile.bytes(sound.channels(), sound.rate(), words));
      var command = new ArrayList<>(List.of(program));
      command.addAll(before.apply(ratio));
      command.addAll(List.of(in.toString(), out.toString()));
      command.addAll(after.apply(ratio));
      String failed = name + " gave up: " + String.join(" ", command);
      OtherProgram.run(command, PATIENCE_SECONDS, failed);
      return SoundReader.read(out, MOST_SECONDS);
    } finally {
      Files.deleteIfExists(in);
      Files.deleteIfExists(out);
      Files.delete(folder);
    }
  }
}
