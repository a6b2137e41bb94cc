package io.sideman.app.command;

import io.sideman.app.picture.Lane;
import io.sideman.app.picture.PianoRoll;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Piano rolls of what a command made.
final class Pictures {
  /// As in a score.
  private static final List<Role> FROM_THE_TOP =
      List.of(Role.LEAD, Role.KEYS, Role.PAD, Role.BASS, Role.DRUMS);

  private Pictures() {}

  /// Draws performer (when there is one) and band, in band ticks.
  static void draw(
      Path file,
      String title,
      List<Note> performer,
      Map<Role, List<Note>> band,
      Timeline<Chord> chords,
      MeterMap meters) {
    var lanes = new ArrayList<Lane>();
    if (!performer.isEmpty()) {
      lanes.add(Lane.ofPerformer("Performer", performer));
    }
    for (Role role : FROM_THE_TOP) {
      if (band.containsKey(role)) {
        lanes.add(Lane.of(role, band.get(role)));
      }
    }
    PianoRoll.draw(title, lanes, chords, meters, file);
  }
}
