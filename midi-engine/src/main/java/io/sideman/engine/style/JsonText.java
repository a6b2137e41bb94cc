package io.sideman.engine.style;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;

/// Lays out JSON by hand, so that a style file stays as readable as it was written.
final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean first = true;

  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /// Opens the outermost object, or one without a name inside a list.
  JsonText open() {
    item();
    return opened('{');
  }

  JsonText open(String key) {
    item().append(quote(key)).append(": ");
    return opened('{');
  }

  JsonText openList(String key) {
    item().append(quote(key)).append(": ");
    return opened('[');
  }

  JsonText close() {
    return closed('}');
  }

  JsonText closeList() {
    return closed(']');
  }

  /// Writes a key and an already formatted value.
  JsonText raw(String key, String value) {
    item().append(quote(key)).append(": ").append(value);
    return this;
  }

  JsonText text(String key, String value) {
    return raw(key, quote(value));
  }

  /// Writes a key and a text, the text starting `width` characters after the key does.
  JsonText aligned(String key, int width, String value) {
    String written = quote(key) + ":";
    item().append(written).append(" ".repeat(Math.max(1, width + 4 - written.length())));
    out.append(quote(value));
    return this;
  }

  JsonText item(String value) {
    item().append(value);
    return this;
  }

  @Override
  public String toString() {
    return out + "\n";
  }

  private StringBuilder item() {
    if (!first) {
      out.append(',');
    }
    if (depth > 0) {
      out.append('\n').append("  ".repeat(depth));
    }
    first = false;
    return out;
  }

  private JsonText opened(char bracket) {
    out.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private JsonText closed(char bracket) {
    depth--;
    out.append('\n').append("  ".repeat(depth)).append(bracket);
    first = false;
    return this;
  }
}
