package io.sideman.app.command;

import io.sideman.app.link.Links;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleException;
import io.sideman.engine.style.StyleLibrary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The style that a plugin asks for: by name when its state has one, else by its number among the
/// shipped ones, else the usual one. What does not exist is told once.
///
/// Control thread.
final class NumberedStyles implements Links.StyleChoice {
  private final StyleLibrary library;
  private final List<String> order;
  private final Style usual;
  private final Consumer<String> messages;
  private final Set<String> told = new HashSet<>();

  NumberedStyles(StyleLibrary library, List<String> order, Style usual, Consumer<String> messages) {
    this.library = library;
    this.order = List.copyOf(order);
    this.usual = usual;
    this.messages = messages;
  }

  @Override
  public Style find(float number, String name) {
    if (!name.isEmpty()) {
      return named(name);
    }
    int index = Math.round(number); // NaN becomes 0
    return Float.isNaN(number) || index < 0 || index >= order.size()
        ? usual
        : named(order.get(index));
  }

  private Style named(String id) {
    try {
      return library.find(id);
    } catch (StyleException e) {
      if (told.add(id)) {
        messages.accept("A plugin asks for a style that is not here. " + e.getMessage());
      }
      return usual;
    }
  }
}
