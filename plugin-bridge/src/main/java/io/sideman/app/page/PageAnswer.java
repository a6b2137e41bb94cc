package io.sideman.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What goes back to the browser.
///
/// @param headers besides type, length and those that every answer has
@SuppressWarnings("ArrayRecordComponent") // on its way out; nobody compares it
public record PageAnswer(int status, String type, byte[] body, Map<String, String> headers) {
  public PageAnswer {
    headers = Map.copyOf(headers);
  }

  static PageAnswer of(String type, byte[] body) {
    return new PageAnswer(200, type, body, Map.of());
  }

  static PageAnswer json(JsonNode node) {
    return of("application/json", node.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A sentence for people.
  static PageAnswer text(int status, String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    return new PageAnswer(status, "text/plain; charset=utf-8", bytes, Map.of());
  }

  /// A file to keep, by this name.
  static PageAnswer file(String type, byte[] body, String name) {
    String plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
    return new PageAnswer(
        200, type, body, Map.of("content-disposition", "attachment; filename=\"" + plain + "\""));
  }
}
