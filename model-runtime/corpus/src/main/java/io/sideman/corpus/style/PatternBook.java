package io.sideman.corpus.style;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.RoleVoice;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The patterns of the style, each written once however often it is taken.
final class PatternBook {
  private final Map<Role, RoleVoice> voices;
  private final Map<Role, Map<ObjectNode, String>> names = new EnumMap<>(Role.class);

  PatternBook(Map<Role, RoleVoice> voices) {
    this.voices = new EnumMap<>(voices);
  }

  /// Writes what a role plays in a block; answers the pattern's name, nothing where it rests.
  ///
  /// @param wished its name unless the same pattern has one already
  Optional<String> add(Role role, String wished, Block block) {
    if (!block.plays(role)) {
      return Optional.empty();
    }
    RoleVoice voice = voices.get(role);
    ObjectNode pattern = JsonNodeFactory.instance.objectNode();
    switch (role) {
      case DRUMS -> {
        var levels = new Levels(role, voice);
        return addDrums(
            wished,
            DrumNotation.lanes(
                block.hits(role), block.bars() * block.barSteps(), block.barSteps(), levels));
      }
      case BASS, LEAD -> rows(pattern, "line", LineText.rows(block, role, voice));
      case KEYS, PAD -> {
        CompText text = CompText.of(block, role, voice);
        pattern.put("voicing", text.voicing().id());
        rows(pattern, text.kind(), text.rows());
      }
    }
    return Optional.of(name(role, wished, pattern));
  }

  Optional<String> addDrums(String wished, Map<String, String> lanes) {
    if (lanes.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode pattern = JsonNodeFactory.instance.objectNode();
    ObjectNode written = pattern.putObject("lanes");
    lanes.forEach(written::put);
    return Optional.of(name(Role.DRUMS, wished, pattern));
  }

  Levels drumLevels() {
    return new Levels(Role.DRUMS, voices.get(Role.DRUMS));
  }

  private static void rows(ObjectNode pattern, String kind, List<String> rows) {
    var list = pattern.putArray(kind);
    rows.forEach(list::add);
  }

  private String name(Role role, String wished, ObjectNode pattern) {
    return names
        .computeIfAbsent(role, _ -> new LinkedHashMap<>())
        .computeIfAbsent(pattern, _ -> wished);
  }

  /// The `patterns` of a style file.
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    names.forEach((role, patterns) -> {
      ObjectNode own = json.putObject(role.id());
      patterns.forEach((pattern, name) -> own.set(name, pattern));
    });
    return json;
  }
}
