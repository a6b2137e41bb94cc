package io.sideman.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sideman.app.shim.BuiltShim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Through the real edge, in memory. Deviations are figures for `doctor`; here only what must hold
/// on a busy machine as well.
class LoopCheckTest {
  @Test
  void playedNotesPassInTheirBlock() throws IOException {
    try (Bench bench = Bench.inMemory(BuiltShim.orSkip())) {
      var check = new LoopCheck(bench);
      check.connect();
      Spread frames = check.thru(20);
      assertEquals(20, frames.count());
      assertEquals(0, frames.max());
    }
  }

  @Test
  void everyScheduledEventComesOnceAndNothingHangs() throws IOException {
    try (Bench bench = Bench.inMemory(BuiltShim.orSkip())) {
      var check = new LoopCheck(bench);
      check.connect();
      LoopCheck.Schedule schedule = check.schedule(200);
      assertEquals(400, schedule.offFrames().count());
      assertEquals(0, schedule.missed());
      assertEquals(0, schedule.surplus());
      assertEquals(0, schedule.hanging());
    }
  }

  @Test
  void aBenchLeavesNoFilesBehind() throws IOException {
    Path links;
    try (Bench bench = Bench.inMemory(BuiltShim.orSkip())) {
      links = bench.bandLinks();
    }
    assertFalse(Files.exists(links.getParent()));
  }
}
