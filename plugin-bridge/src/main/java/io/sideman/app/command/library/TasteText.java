package io.sideman.app.command.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.library.taste.Leaning;
import io.sideman.library.taste.Part;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteProfile;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// A listener's taste for people and for scripts.
final class TasteText {
  private static final int WORDS = 8;
  private static final double CLEAR = 0.3; // a weaker lean is not told

  private TasteText() {}

  static String of(TasteProfile profile, TasteModel model) {
    if (profile.deeds() == 0) {
      return "Nothing is known yet. Like a file with `sideman library like FILE`.\n";
    }
    try (var text = new Formatter(Locale.ROOT)) {
      text.format(
          "%d acts told; you took to %d items and refused %d.\n",
          profile.deeds(), profile.liked().size(), profile.refused().size());
      leanings(text, "You lean towards", profile.words(), 1);
      leanings(text, "You lean away from", profile.words(), -1);
      leanings(text, "Parts you take", profile.roles(), 1);
      leanings(text, "Parts you leave", profile.roles(), -1);
      numbers(text, profile);
      text.format("Why: an item is judged by %s.\n", parts(model));
      if (model.foresight().isPresent()) {
        text.format(
            "Of pairs in your own past it put %.0f %% in the right order, each foreseen from what"
                + " came before.\n",
            100 * model.foresight().get());
      } else {
        text.format("There is too little yet to tell how well that foresees you.\n");
      }
      return text.toString();
    }
  }

  private static void numbers(Formatter text, TasteProfile profile) {
    if (profile.bpm().isPresent()) {
      text.format(
          "Tempo: mostly %.0f to %.0f bpm, %.0f in the middle.\n",
          profile.lowBpm().orElse(0), profile.highBpm().orElse(0), profile.bpm().orElse(0));
    }
    if (profile.density().isPresent()) {
      text.format(
          "Density: %.1f strokes a beat; energy %.2f of 1.\n",
          profile.density().orElse(0), profile.energy().orElse(0));
    }
    if (profile.swing().isPresent()) {
      text.format("Swing: %.0f %% (50 is straight).\n", 100 * profile.swing().orElse(0));
    }
  }

  private static void leanings(Formatter text, String title, List<Leaning> all, int sign) {
    String names =
        all.stream()
            .filter(each -> sign * each.lean() >= CLEAR)
            .limit(WORDS)
            .map(
                each -> each.name() + " (" + each.liked() + " for, " + each.refused() + " against)")
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      text.format("%s: %s.\n", title, names);
    }
  }

  private static String parts(TasteModel model) {
    return model.weights().entrySet().stream()
        .map(each ->
            String.format(Locale.ROOT, "%s %.0f %%", each.getKey().words(), 100 * each.getValue()))
        .collect(Collectors.joining(", "));
  }

  static String json(TasteProfile profile, TasteModel model) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("deeds", profile.deeds());
    json.put("liked", profile.liked().size());
    json.put("refused", profile.refused().size());
    leanings(json, "words", profile.words());
    leanings(json, "roles", profile.roles());
    number(json, "lowBpm", profile.lowBpm());
    number(json, "bpm", profile.bpm());
    number(json, "highBpm", profile.highBpm());
    number(json, "density", profile.density());
    number(json, "energy", profile.energy());
    number(json, "swing", profile.swing());
    model.foresight().ifPresent(share -> json.put("foresight", share));
    ObjectNode parts = json.putObject("parts");
    for (Part part : Part.values()) {
      ObjectNode node = parts.putObject(part.name().toLowerCase(Locale.ROOT));
      node.put("weight", model.weights().getOrDefault(part, 0.0));
      model.foresight(part).ifPresent(share -> node.put("foresight", share));
    }
    return json.toPrettyString() + "\n";
  }

  private static void number(ObjectNode json, String name, OptionalDouble value) {
    value.ifPresent(number -> json.put(name, number));
  }

  private static void leanings(ObjectNode json, String name, List<Leaning> leanings) {
    var array = json.putArray(name);
    for (Leaning each : leanings) {
      array
          .addObject()
          .put("name", each.name())
          .put("lean", each.lean())
          .put("liked", each.liked())
          .put("refused", each.refused());
    }
  }
}
