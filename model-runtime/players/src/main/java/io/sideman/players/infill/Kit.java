package io.sideman.players.infill;

import io.sideman.engine.event.Note;
import io.sideman.players.tokens.Drum;
import java.util.List;

/// The keys that a piece uses for its drums: its own crash, its own floor tom.
final class Kit {
  private final int[] keys = new int[Drum.count()];

  Kit(List<Note> line) {
    var counts = new int[128];
    line.forEach(note -> counts[note.key()]++);
    for (int drum = 0; drum < keys.length; drum++) {
      keys[drum] = Drum.at(drum).key();
    }
    for (int key = 0; key < counts.length; key++) {
      int drum = Drum.indexOf(key);
      if (drum >= 0 && counts[key] > counts[keys[drum]]) {
        keys[drum] = key;
      }
    }
  }

  /// The piece's key for the drum that `key` stands for.
  int key(int key) {
    int drum = Drum.indexOf(key);
    return drum < 0 ? key : keys[drum];
  }
}
