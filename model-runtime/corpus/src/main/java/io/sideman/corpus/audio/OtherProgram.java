package io.sideman.corpus.audio;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that works for us and then ends.
public final class OtherProgram {
  private OtherProgram() {}

  /// Runs it to its end; what it says is dropped.
  ///
  /// @param failed what to say when it fails or takes longer
  public static void run(List<String> command, int patienceSeconds, String failed)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(failed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroy();
    }
  }
}
