package io.sideman.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageAndFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {32, 256, 441})
  void playsInRealTimeWhatAFileIsAccompaniedWith(int frames) throws IOException {
    Smf song = Songs.chords(8, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, song);
      long end = 8L * Songs.BAR;
      host.playUntil(end, frames);
      host.out.beginEpoch(2, end);
      Map<Role, List<Note>> expected = stage.offline(song, end);
      assertTrue(expected.get(Role.BASS).size() > 20, "the bass must play");
      for (Role role : Role.values()) {
        assertEquals(expected.get(role), host.out.notes().get(role), role.toString());
      }
      assertEquals(0, host.out.late(), "notes that came too late");
    }
  }
}
