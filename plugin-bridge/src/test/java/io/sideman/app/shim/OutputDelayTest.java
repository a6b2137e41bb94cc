package io.sideman.app.shim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.cli.CliError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDelayTest {
  @TempDir private Path home;

  @Test
  void nothingMeasuredIsNoDelay() {
    assertEquals(0, OutputDelay.read(home));
  }

  @Test
  void whatWasMeasuredIsKept() {
    OutputDelay.write(home.resolve("new"), 12.34);
    assertEquals(12.3, OutputDelay.read(home.resolve("new")));
  }

  @Test
  void nonsenseIsRefusedWithTheRuleAndTheValue() throws IOException {
    Files.writeString(OutputDelay.file(home), "{ \"outputDelayMillis\": -3 }");
    CliError error = assertThrows(CliError.class, () -> OutputDelay.read(home));
    assertTrue(error.getMessage().contains("must be a number from 0 to 200, but was -3"));
  }
}
