package io.sideman.engine.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One JSON object of a style file, read key by key; every complaint names file, place, rule and
/// value.
final class JsonFields {
  private final String what;
  private final String file;
  private final String pointer;
  private final ObjectNode node;
  private final Set<String> asked = new LinkedHashSet<>();

  /// @param what names the style at the start of a complaint
  JsonFields(String what, String file, String pointer, ObjectNode node) {
    this.what = what;
    this.file = file;
    this.pointer = pointer;
    this.node = node;
  }

  /// The same object under a better name, once the style's id is known.
  JsonFields named(String better) {
    return new JsonFields(better, file, pointer, node);
  }

  StyleException complaint(String key, String rule) {
    String place = key.isEmpty() ? pointer : pointer + "/" + escape(key);
    return new StyleException("%s: %s (%s, %s).".formatted(what, rule, file, place));
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  List<String> keys() {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  boolean has(String key) {
    asked.add(key);
    return node.has(key);
  }

  String text(String key) {
    JsonNode value = need(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw complaint(key, key + " must be a text, but was " + shown(value));
    }
    return value.textValue();
  }

  <T> T choice(String key, Map<String, T> choices) {
    String written = text(key);
    T value = choices.get(written);
    if (value == null) {
      throw complaint(
          key,
          "%s must be one of %s, but was \"%s\""
              .formatted(key, String.join(", ", choices.keySet()), written));
    }
    return value;
  }

  <T> T choice(String key, Map<String, T> choices, T otherwise) {
    return has(key) ? choice(key, choices) : otherwise;
  }

  int integer(String key, int min, int max) {
    JsonNode value = need(key);
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      throw complaint(
          key,
          "%s must be a whole number from %d to %d, but was %s"
              .formatted(key, min, max, shown(value)));
    }
    return value.intValue();
  }

  int integer(String key, int min, int max, int otherwise) {
    return has(key) ? integer(key, min, max) : otherwise;
  }

  double number(String key, double min, double max) {
    JsonNode value = need(key);
    double number = value.doubleValue();
    if (!value.isNumber() || !(number >= min && number <= max)) {
      throw complaint(
          key,
          "%s must be a number from %s to %s, but was %s"
              .formatted(key, JsonText.number(min), JsonText.number(max), shown(value)));
    }
    return number;
  }

  boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = node.get(key);
    if (!value.isBoolean()) {
      throw complaint(key, key + " must be true or false, but was " + shown(value));
    }
    return value.booleanValue();
  }

  /// Two whole numbers `[low, high]`.
  int[] range(String key, int min, int max) {
    JsonNode value = need(key);
    boolean good =
        value.isArray() && value.size() == 2 && value.get(0).isInt() && value.get(1).isInt();
    int low = good ? value.get(0).intValue() : 0;
    int high = good ? value.get(1).intValue() : -1;
    if (!good || low > high || low < min || high > max) {
      throw complaint(
          key,
          "%s must be [low, high] within %d to %d, but was %s"
              .formatted(key, min, max, shown(value)));
    }
    return new int[] {low, high};
  }

  /// A list of texts; a lone text is a list of one.
  List<String> texts(String key) {
    JsonNode value = need(key);
    if (value.isTextual()) {
      return List.of(text(key));
    }
    if (!value.isArray() || value.isEmpty()) {
      throw complaint(key, key + " must be a list of texts, but was " + shown(value));
    }
    var texts = new ArrayList<String>();
    for (JsonNode item : value) {
      if (!item.isTextual() || item.textValue().isBlank()) {
        throw complaint(
            key + "/" + texts.size(), key + " must hold texts only, but held " + shown(item));
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /// An object whose values are all texts, in file order.
  Map<String, String> textMap(String key) {
    JsonFields object = object(key);
    var map = new LinkedHashMap<String, String>();
    for (String name : object.keys()) {
      map.put(name, object.text(name));
    }
    return map;
  }

  JsonFields object(String key) {
    JsonNode value = need(key);
    if (!(value instanceof ObjectNode object)) {
      throw complaint(key, key + " must be an object { }, but was " + shown(value));
    }
    return new JsonFields(what, file, pointer + "/" + escape(key), object);
  }

  Optional<JsonFields> optionalObject(String key) {
    return has(key) ? Optional.of(object(key)) : Optional.empty();
  }

  List<JsonFields> objects(String key) {
    JsonNode value = need(key);
    if (!value.isArray()) {
      throw complaint(key, key + " must be a list of objects, but was " + shown(value));
    }
    var objects = new ArrayList<JsonFields>();
    for (JsonNode item : value) {
      String place = key + "/" + objects.size();
      if (!(item instanceof ObjectNode object)) {
        throw complaint(place, key + " must hold objects only, but held " + shown(item));
      }
      objects.add(new JsonFields(what, file, pointer + "/" + place, object));
    }
    return objects;
  }

  /// Refuses keys that nobody asked for.
  void finish() {
    for (String key : keys()) {
      if (!asked.contains(key)) {
        throw complaint(
            key,
            "\"%s\" is not a known key; known here are %s"
                .formatted(shortened(key), String.join(", ", asked)));
      }
    }
  }

  private JsonNode need(String key) {
    if (!has(key)) {
      throw complaint(key, key + " must be given, but is missing");
    }
    return node.get(key);
  }

  private static String shown(JsonNode value) {
    return shortened(value.toString());
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
