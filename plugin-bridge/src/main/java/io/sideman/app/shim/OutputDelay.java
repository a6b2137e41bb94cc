package io.sideman.app.shim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How late the synthesiser behind *Sideman Out* sounds, in milliseconds: the band's notes leave so
/// much earlier. Kept in the user's settings; `sideman doctor --tap` measures it.
public final class OutputDelay {
  /// More than this is no synthesiser but a mistake.
  public static final double MOST_MILLIS = 200;

  private static final String FIELD = "outputDelayMillis";

  private OutputDelay() {}

  static Path file(Path home) {
    return home.resolve("output-delay.json");
  }

  /// What was measured, or 0.
  ///
  /// @throws CliError when the file is there and says something else
  public static double read(Path home) {
    Path file = file(home);
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      JsonNode millis = new ObjectMapper().readTree(file.toFile()).path(FIELD);
      if (millis.isNumber() && millis.asDouble() >= 0 && millis.asDouble() <= MOST_MILLIS) {
        return millis.asDouble();
      }
      throw CliError.invalidInput(
          file
              + ": "
              + FIELD
              + " must be a number from 0 to 200, but was "
              + millis
              + ". Measure it again with `sideman doctor --tap`, or delete the file.");
    } catch (IOException e) {
      throw new CliError(
          io.sideman.app.cli.ExitCode.INVALID_INPUT,
          file + " cannot be read: " + e.getMessage() + " Delete it, or measure again.",
          e);
    }
  }

  public static void write(Path home, double millis) {
    byte[] json =
        String.format(java.util.Locale.ROOT, "{ \"%s\": %.1f }%n", FIELD, millis)
            .getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw CliError.wrongArguments("Folder " + home + " cannot be made: " + e.getMessage());
    }
    WholeFile.write(file(home), json);
  }
}
