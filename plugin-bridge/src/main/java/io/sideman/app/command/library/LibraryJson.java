package io.sideman.app.command.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.library.index.Failure;
import io.sideman.library.index.Hit;
import io.sideman.library.item.Item;
import io.sideman.library.scan.Progress;
import java.util.List;
import java.util.Locale;

/// What the commands of the library tell programs. Names are a contract.
final class LibraryJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LibraryJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static String text(JsonNode node) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  static ObjectNode outcome(Progress progress) {
    ObjectNode node = object();
    node.put("phase", progress.phase().name().toLowerCase(Locale.ROOT));
    node.put("looked", progress.looked());
    node.put("total", progress.total());
    node.put("done", progress.done());
    node.put("failed", progress.failed());
    node.put("known", progress.known());
    node.put("gone", progress.gone());
    node.put("seconds", progress.seconds());
    node.put("filesPerSecond", progress.filesPerSecond());
    node.put("secondsLeft", progress.secondsLeft());
    return node;
  }

  static ArrayNode failures(List<Failure> failures) {
    ArrayNode all = JSON.createArrayNode();
    for (Failure each : failures) {
      all.addObject().put("path", each.path().toString()).put("reason", each.reason());
    }
    return all;
  }

  /// Best first. What an item does not have is absent.
  static ArrayNode hits(List<Hit> hits) {
    ArrayNode all = JSON.createArrayNode();
    for (Hit hit : hits) {
      Item item = hit.entry().item();
      ObjectNode node = all.addObject();
      node.put("path", hit.entry().path().toString());
      node.put("kind", name(item.kind()));
      node.put("score", hit.score());
      node.put("media", name(item.media()));
      item.role().ifPresent(role -> node.put("role", role.id()));
      node.put("family", name(item.family()));
      if (item.isFill()) {
        node.put("fill", true);
      }
      item.tonality().ifPresent(each -> node.put("key", each.key().toString()));
      item.beat()
          .ifPresent(beat ->
              node.put("bpm", Math.round(100 * beat.bpm()) / 100.0).put("bars", beat.bars()));
      node.put("seconds", item.seconds());
    }
    return all;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
