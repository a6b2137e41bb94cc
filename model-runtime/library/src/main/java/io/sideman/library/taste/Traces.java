package io.sideman.library.taste;

import io.sideman.library.index.Entry;
import io.sideman.library.index.LibraryIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of the items acted on, brought up to date.
public final class Traces {
  private Traces() {}

  /// As an index describes them now, which may have been analysed anew since; as they were kept
  /// where the index does not have them any more.
  public static Map<String, Trace> refreshed(
      Map<String, Trace> kept, List<Deed> deeds, LibraryIndex index) {
    var traces = new HashMap<>(kept);
    deeds.stream()
        .map(Deed::itemId)
        .distinct()
        .forEach(id -> {
          List<Entry> entries = index.entries(id);
          if (!entries.isEmpty()) {
            traces.put(id, Trace.of(entries.getFirst().item()));
          }
        });
    return traces;
  }
}
