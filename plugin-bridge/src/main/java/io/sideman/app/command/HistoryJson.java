package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.app.history.Entry;
import java.util.List;

/// The history for scripts.
final class HistoryJson {
  private HistoryJson() {}

  static String of(List<Entry> entries) {
    var array = new ObjectMapper().createArrayNode();
    for (Entry entry : entries) {
      array
          .addObject()
          .put("id", entry.id())
          .put("at", entry.at().toString())
          .put("file", entry.file().toString())
          .put("command", entry.command())
          .put("undone", entry.undone())
          .put("created", entry.created());
    }
    return array.toPrettyString();
  }
}
