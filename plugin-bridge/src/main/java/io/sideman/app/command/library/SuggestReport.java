package io.sideman.app.command.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.library.item.Item;
import io.sideman.library.suggest.Because;
import io.sideman.library.suggest.Reason;
import io.sideman.library.suggest.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Suggestions for people and for programs.
final class SuggestReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Suggestion> suggestions;
  private final Optional<Item> session;

  SuggestReport(List<Suggestion> suggestions, Optional<Item> session) {
    this.suggestions = List.copyOf(suggestions);
    this.session = session;
  }

  /// An array, best first; names and units as in docs/library.md.
  String json() {
    var array = JSON.createArrayNode();
    for (Suggestion each : suggestions) {
      Item item = each.entry().item();
      ObjectNode node = array.addObject();
      node.put("path", each.entry().path().toString());
      node.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
      node.put("score", each.score());
      node.put("fill", item.isFill());
      ObjectNode reasons = node.putObject("reasons");
      each.reasons().forEach((reason, share) -> reasons.put(reason.id(), share));
      item.tonality()
          .ifPresentOrElse(
              tonality -> node.put("key", tonality.key().toString()), () -> node.putNull("key"));
      item.beat()
          .ifPresentOrElse(
              beat -> node.put("bpm", Math.round(100 * beat.bpm()) / 100.0),
              () -> node.putNull("bpm"));
      node.put("transposeSemitones", each.transposeSemitones());
      node.put("stretch", each.stretch());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("suggestions are always JSON", e);
    }
  }

  String table() {
    if (suggestions.isEmpty()) {
      return "Nothing in the library fits. Loosen the filters, or add more with `sideman library"
          + " add FOLDER`.";
    }
    var because = new Because(session);
    var text = new StringBuilder();
    int number = 0;
    for (Suggestion each : suggestions) {
      text.append(
          String.format(
              Locale.ROOT, "%2d. %.2f  %s%n", ++number, each.score(), each.entry().path()));
      text.append("          ").append(what(each)).append('\n');
      String why = because.line(each);
      text.append(why.isEmpty() ? "" : "          " + why + "\n");
      text.append("          ").append(shares(each)).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static String what(Suggestion each) {
    Item item = each.entry().item();
    var text = new StringBuilder(item.family().name().toLowerCase(Locale.ROOT));
    text.append(item.isFill() ? ", a fill" : "");
    item.tonality().ifPresent(tonality -> text.append(", ").append(tonality.key()));
    item.beat()
        .ifPresent(beat -> text.append(String.format(Locale.ROOT, ", %.0f bpm", beat.bpm())));
    if (each.transposeSemitones() != 0) {
      text.append(
          String.format(Locale.ROOT, ", %+d semitone%s", each.transposeSemitones(), s(each)));
    }
    if (Math.abs(each.stretch() - 1) > 0.002) {
      text.append(String.format(Locale.ROOT, ", stretched to %.0f %%", 100 * each.stretch()));
    }
    return text.toString();
  }

  private static String s(Suggestion each) {
    return Math.abs(each.transposeSemitones()) == 1 ? "" : "s";
  }

  private static String shares(Suggestion each) {
    var text = new StringBuilder();
    for (Reason reason : Reason.values()) {
      Double share = each.reasons().get(reason);
      if (share != null && share >= 0.005) {
        text.append(text.isEmpty() ? "" : "  ");
        text.append(String.format(Locale.ROOT, "%s .%02.0f", reason.id(), 100 * share));
      }
    }
    return text.toString();
  }
}
