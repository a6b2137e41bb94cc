package io.sideman.library.taste;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.time.Meter;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hears what the band plays as the library hears a file, and tells how much of it is to the
/// listener's taste. Somebody who likes drum loops is asked about the drums, somebody who likes
/// whole songs about the whole band. One thread.
public final class LikedMusic {
  private final TasteModel model;
  private final SymbolicAnalyst analyst;
  private final Map<Optional<Role>, Integer> views = new HashMap<>();

  public LikedMusic(TasteModel model, TasteProfile profile, SymbolicAnalyst analyst) {
    this.model = model;
    this.analyst = analyst;
    profile.liked().forEach(trace -> views.merge(trace.role(), 1, Integer::sum));
  }

  /// True when nothing that was liked can be compared with notes.
  public boolean knowsNothing() {
    return views.isEmpty();
  }

  /// 0 to 1, as [TasteModel#of]; empty where no liked part plays.
  ///
  /// @param parts in band ticks, from a bar line on
  public Optional<Double> of(Map<Role, List<Note>> parts, Sheet sheet, Meter meter, double bpm) {
    double sum = 0;
    double weight = 0;
    for (var view : views.entrySet()) {
      Map<Role, List<Note>> seen = seen(parts, view.getKey());
      if (!seen.isEmpty()) {
        Item item = analyst.excerpt("played", seen, Optional.of(sheet), meter, bpm);
        sum += view.getValue() * model.of(item);
        weight += view.getValue();
      }
    }
    return weight == 0 ? Optional.empty() : Optional.of(sum / weight);
  }

  private static Map<Role, List<Note>> seen(Map<Role, List<Note>> parts, Optional<Role> role) {
    var seen = new EnumMap<Role, List<Note>>(Role.class);
    parts.forEach((each, notes) -> {
      if (!notes.isEmpty() && (role.isEmpty() || role.get() == each)) {
        seen.put(each, notes);
      }
    });
    return seen;
  }
}
