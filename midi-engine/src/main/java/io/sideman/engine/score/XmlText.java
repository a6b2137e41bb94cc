package io.sideman.engine.score;

import java.util.ArrayDeque;

/// Writes XML, indented by two blanks, lines ending in `\n` everywhere.
final class XmlText {
  private final StringBuilder out = new StringBuilder(1 << 14);
  private final ArrayDeque<String> open = new ArrayDeque<>();

  XmlText(String prolog) {
    out.append(prolog);
  }

  /// @param attributes names and values in turn
  XmlText open(String name, String... attributes) {
    start(name, attributes).append(">\n");
    open.push(name);
    return this;
  }

  XmlText close() {
    String name = open.pop();
    indent().append("</").append(name).append(">\n");
    return this;
  }

  XmlText leaf(String name, String text, String... attributes) {
    start(name, attributes).append('>').append(escape(text));
    out.append("</").append(name).append(">\n");
    return this;
  }

  XmlText leaf(String name, long number) {
    return leaf(name, Long.toString(number));
  }

  XmlText empty(String name, String... attributes) {
    start(name, attributes).append("/>\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private StringBuilder start(String name, String... attributes) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      out.append('"');
    }
    return out;
  }

  private StringBuilder indent() {
    return out.repeat("  ", open.size());
  }

  /// Characters that XML 1.0 cannot hold become blanks.
  private static String escape(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(isAllowed(c) ? c : ' ');
          }
        });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n';
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }
}
