package io.sideman.app.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.jam.Played;
import io.sideman.app.take.Auditions;
import io.sideman.app.take.Taken;
import io.sideman.app.take.Takes;
import io.sideman.engine.harmony.Key;
import io.sideman.library.conform.WaveFile;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Kind;
import io.sideman.library.taste.Act;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the page can ask for. Workers only.
public final class PageApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DIAL = "dial.";
  private static final int MOST_OFFERS = 100;
  private static final int LONGEST_WORDS = 200;

  private final LiveState live;
  private final Shelf shelf;
  private final Auditions auditions;
  private final PageVisits visits;
  private final Supplier<Optional<Played>> played;

  /// @param played the last bars of the session, when somebody plays
  public PageApi(
      LiveState live, Shelf shelf, Auditions auditions, Supplier<Optional<Played>> played) {
    this.live = live;
    this.shelf = shelf;
    this.auditions = auditions;
    this.played = played;
    visits = new PageVisits(live.visits(), shelf);
  }

  LiveState live() {
    return live;
  }

  PageAnswer answer(PageAsk ask) {
    String path = ask.path().startsWith("/take/") ? "/take" : ask.path();
    String call = (ask.changes() ? "POST " : "GET ") + path;
    return switch (call) {
      case "GET /api/library" -> PageAnswer.json(status());
      case "GET /api/suggest" -> PageAnswer.json(suggest(ask));
      case "GET /api/look" -> PageAnswer.json(Look.of(entry(ask)));
      case "GET /api/sound" -> sound(ask);
      case "GET /take" -> take(ask);
      case "POST /api/deed" -> deed(ask);
      case "POST /api/visit" -> visits.begin(ask, entry(ask));
      case "POST /api/visit/end" -> visits.end();
      case "POST /api/visit/keep" -> visits.keep();
      case "POST /api/visit/back" -> visits.giveBack(ask);
      default -> PageAnswer.text(404, "There is no " + call.replaceAll("[^A-Za-z/ ]", "?") + ".");
    };
  }

  private ObjectNode status() {
    Shelf.Status status = shelf.status();
    ObjectNode root = JSON.createObjectNode();
    root.put("items", status.items()).put("failures", status.failures());
    root.put("message", status.message());
    shelf.dials().forEach(root.putArray("dials")::add);
    return root;
  }

  private ObjectNode suggest(PageAsk ask) {
    Optional<Played> session = played.get();
    Shelf.Wish wish = wish(ask);
    List<Shelf.Offer> offers = shelf.find(wish, session);
    ObjectNode root = JSON.createObjectNode();
    var list = root.putArray("offers");
    Sheet sheet = sheet(session);
    offers.forEach(offer -> list.add(Cards.json(offer, sheet.key(), sheet.bpm())));
    root.put("session", session.isPresent());
    return root;
  }

  /// Where offers are conformed to: an item by itself stays as it is while nobody plays.
  private record Sheet(Optional<Key> key, Optional<Double> bpm) {}

  private static Sheet sheet(Optional<Played> session) {
    return new Sheet(session.flatMap(Played::key), session.map(Played::bpm));
  }

  private static Shelf.Wish wish(PageAsk ask) {
    Map<String, Double> dials = new LinkedHashMap<>();
    for (String name : ask.parameters().keySet()) {
      if (name.startsWith(DIAL)) {
        dials.put(name.substring(DIAL.length()), ask.number(name, 1, 0, 2));
      }
    }
    String words = ask.text("words").orElse("");
    if (words.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException(
          "At most %d letters are looked for, but there were %d."
              .formatted(LONGEST_WORDS, words.length()));
    }
    return new Shelf.Wish(
        words,
        Kind.valueOf(ask.text("kind").orElse("loop").toUpperCase(Locale.ROOT)),
        ask.text("media").orElse(""),
        ask.text("role").orElse(""),
        ask.number("from", 0, 0, 1000),
        ask.number("to", 0, 0, 1000),
        ask.text("inKey").isPresent(),
        ask.text("favourites").isPresent(),
        ask.number("variety", 0.3, 0, 1),
        dials,
        (int) ask.number("limit", 20, 1, MOST_OFFERS));
  }

  private PageAnswer sound(PageAsk ask) {
    Auditions.Heard heard = auditions.hear(entry(ask), Cards.target(ask), Optional.empty());
    var words = new WaveFile.Words("audition", "", "", "Sideman");
    byte[] wav = WaveFile.bytes(heard.sound().channels(), heard.sound().rate(), words);
    return new PageAnswer(200, "audio/wav", wav, Map.of("x-beats", Double.toString(heard.beats())));
  }

  private PageAnswer take(PageAsk ask) {
    Entry entry = entry(ask);
    Taken taken = Takes.take(entry, Cards.target(ask), Optional.empty());
    shelf.record(Act.USE, entry, 0);
    return PageAnswer.file(taken.type(), taken.bytes(), taken.name());
  }

  private PageAnswer deed(PageAsk ask) {
    Act act = Act.valueOf(ask.need("act").toUpperCase(Locale.ROOT));
    shelf.record(act, entry(ask), ask.number("seconds", 0, 0, 86_400));
    return PageAnswer.json(JSON.createObjectNode().put("done", true));
  }

  private Entry entry(PageAsk ask) {
    Path path = Path.of(ask.need("path"));
    return shelf
        .entry(path)
        .orElseThrow(() ->
            new IllegalArgumentException(
                path.getFileName() + " is not in the library (any more)."));
  }
}
