package io.sideman.app.page;

import io.sideman.app.jam.Played;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Sheet;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last bars of a live session as an item, to be compared with those of the library.
final class SessionItem {
  private static final int BASS_BELOW = 48; // mean key of what is a bass line

  private SessionItem() {}

  /// Empty while too little has been played. The roles that sound are among its words.
  ///
  /// @param analyst used on this thread alone meanwhile
  static Optional<Item> of(Played played, SymbolicAnalyst analyst) {
    Map<Role, List<Note>> parts = parts(played);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Optional<Sheet> sheet =
        played.key().map(key -> new Sheet(played.chords(), Timeline.of(key, List.of())));
    Item item = analyst.excerpt("session", parts, sheet, played.meter(), played.bpm());
    var words = new HashSet<>(item.words());
    parts.keySet().forEach(role -> words.add(role.id()));
    return Optional.of(item.withWords(words));
  }

  /// What the performer plays joins the role that it sounds like.
  private static Map<Role, List<Note>> parts(Played played) {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    played.band().forEach((role, notes) -> join(parts, role, notes));
    double mean = played.performer().stream().mapToInt(Note::key).average().orElse(60);
    join(parts, mean < BASS_BELOW ? Role.BASS : Role.KEYS, played.performer());
    join(parts, Role.DRUMS, played.drums());
    return parts;
  }

  private static void join(Map<Role, List<Note>> parts, Role role, List<Note> notes) {
    if (!notes.isEmpty()) {
      List<Note> all = parts.computeIfAbsent(role, _ -> new ArrayList<>());
      all.addAll(notes);
      all.sort(null);
    }
  }
}
