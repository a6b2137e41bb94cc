package io.sideman.app.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.harmony.Key;
import io.sideman.library.conform.Target;
import io.sideman.library.item.Item;
import io.sideman.library.item.Tonality;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// An offer as the page gets it, and the target that comes back with what is asked about it.
final class Cards {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Cards() {}

  /// @param key of the session; empty while nobody plays, as its tempo
  static ObjectNode json(Shelf.Offer offer, Optional<Key> key, Optional<Double> bpm) {
    Item item = offer.entry().item();
    Target asItIs = Target.asItIs(item);
    ObjectNode card = JSON.createObjectNode();
    card.put("path", offer.entry().path().toString());
    card.put("name", String.valueOf(offer.entry().path().getFileName()));
    card.put("folder", folder(offer.entry().path()));
    card.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
    card.put("media", item.media().name().toLowerCase(Locale.ROOT));
    card.put("family", item.family().name().toLowerCase(Locale.ROOT));
    card.put("fill", item.isFill());
    item.role().ifPresent(role -> card.put("role", role.id()));
    item.tonality().map(Tonality::key).ifPresent(own -> card.put("key", own.toString()));
    item.beat().ifPresent(beat -> card.put("bpm", beat.bpm()).put("bars", beat.bars()));
    card.put("seconds", item.seconds()).put("licence", item.licence());
    card.put("score", offer.score()).put("liked", offer.liked());
    offer.reasons().forEach(card.putObject("reasons")::put);
    ObjectNode to = card.putObject("target");
    Key there = key.orElse(asItIs.key());
    to.put("tonic", there.tonic()).put("minor", there.minor());
    to.put("bpm", bpm.orElse(asItIs.bpm()));
    to.put("transpose", offer.transposeSemitones()).put("stretch", offer.stretch());
    to.put("words", there.toString());
    return card;
  }

  /// The folder's own name: enough to tell two files of one name apart.
  private static String folder(Path path) {
    Path parent = path.getParent();
    return parent == null || parent.getFileName() == null ? "" : parent.getFileName().toString();
  }

  static Target target(PageAsk ask) {
    return new Target(
        new Key((int) ask.number("tonic", 0, 0, 11), ask.text("minor").isPresent()),
        ask.number("bpm", 120, 10, 1000),
        (int) ask.number("transpose", 0, -12, 12),
        ask.number("stretch", 1, 0.25, 4));
  }
}
