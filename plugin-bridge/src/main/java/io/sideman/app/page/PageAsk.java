package io.sideman.app.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the page asks for.
///
/// @param changes true for a POST
/// @param parameters of the address
public record PageAsk(String path, boolean changes, Map<String, String> parameters, String body) {
  /// A text; empty when it is missing or blank.
  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  /// @throws IllegalArgumentException when it is missing
  String need(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing."));
  }

  /// A number in bounds.
  ///
  /// @throws IllegalArgumentException when it is none, or out of bounds
  double number(String name, double otherwise, double least, double most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    double value;
    try {
      value = Double.parseDouble(text.get());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, but was " + text.get(), e);
    }
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s must be %s to %s, but was %s.", name, least, most, text.get()));
    }
    return value;
  }
}
