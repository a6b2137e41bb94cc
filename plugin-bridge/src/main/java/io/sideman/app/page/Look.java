package io.sideman.app.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.take.Takes;
import io.sideman.library.decode.Peaks;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Media;
import io.sideman.library.symbolic.Thumbnail;
import java.util.Base64;

/// What a card shows of an item: a picture of its notes, or the outline of its sound.
final class Look {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COLUMNS = 240;
  private static final int ROWS = 72;

  private Look() {}

  static ObjectNode of(Entry entry) {
    return entry.item().media() == Media.AUDIO ? sound(entry) : notes(entry);
  }

  private static ObjectNode sound(Entry entry) {
    Peaks peaks = Peaks.of(Takes.sound(entry.path()), COLUMNS);
    ObjectNode root = JSON.createObjectNode();
    var low = root.putArray("low");
    var high = root.putArray("high");
    for (int i = 0; i < peaks.columns(); i++) {
      low.add(round(peaks.low()[i]));
      high.add(round(peaks.high()[i]));
    }
    return root;
  }

  private static ObjectNode notes(Entry entry) {
    byte[] png = Thumbnail.png(Takes.notes(entry.path()), 2 * COLUMNS, 2 * ROWS);
    return JSON.createObjectNode().put("png", Base64.getEncoder().encodeToString(png));
  }

  private static double round(double value) {
    return Math.rint(value * 1000) / 1000;
  }
}
