package io.sideman.engine.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A piece of an XML file. Built by [XmlReader], not changed afterwards.
final class XmlElement {
  private final String name;
  private final int line;
  private final Map<String, String> attributes = new LinkedHashMap<>(2);
  private final List<XmlElement> children = new ArrayList<>(2);
  private String text = "";

  XmlElement(String name, int line) {
    this.name = name;
    this.line = line;
  }

  void put(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void addText(String more) {
    text = text.isEmpty() ? more : text + more;
  }

  String name() {
    return name;
  }

  /// From 1.
  int line() {
    return line;
  }

  String text() {
    return text.strip();
  }

  /// Empty when it is not there.
  String attribute(String key) {
    return attributes.getOrDefault(key, "").strip();
  }

  List<XmlElement> children() {
    return children;
  }

  List<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  Optional<XmlElement> child(String wanted) {
    for (XmlElement child : children) {
      if (child.name.equals(wanted)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  boolean has(String wanted) {
    return child(wanted).isPresent();
  }

  /// The text of a child; empty when it is not there.
  String text(String child) {
    return child(child).map(XmlElement::text).orElse("");
  }
}
