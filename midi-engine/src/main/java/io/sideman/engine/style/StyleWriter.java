package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes a style in the one layout that shipped files have, so that load and save changes nothing.
public final class StyleWriter {
  private StyleWriter() {}

  /// Writes beside `file` and moves, so that a failure leaves the old file whole.
  public static void write(Style style, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(folder, style.id(), ".part");
    try {
      Files.writeString(temporary, text(style));
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  public static String text(Style style) {
    var json = new JsonText().open();
    json.raw("formatVersion", String.valueOf(StyleReader.FORMAT_VERSION));
    json.text("id", style.id()).text("name", style.name()).text("author", style.author());
    json.text("licence", style.licence()).raw("tags", list(style.tags()));
    json.text("description", style.description()).text("genre", style.genre().id());
    TempoRange tempo = style.tempo();
    json.raw(
        "tempo",
        "{ \"minBpm\": %s, \"defaultBpm\": %s, \"maxBpm\": %s }"
            .formatted(
                JsonText.number(tempo.minBpm()),
                JsonText.number(tempo.defaultBpm()),
                JsonText.number(tempo.maxBpm())));
    json.text("meter", style.meter().toString());
    json.raw("feel", feel(style.feel()));
    writeRoles(style, json);
    writeSections(style, json);
    writePatterns(style, json);
    writeProgressions(style, json);
    return json.close().toString();
  }

  private static String feel(Feel feel) {
    return "{ \"swingPercent\": %s, \"swingUnit\": \"%s\", \"humaniseTicks\": %d, \"humaniseVelocity\": %d }"
        .formatted(
            JsonText.number(feel.swingPercent()),
            feel.swingUnit().id(),
            feel.humaniseTicks(),
            feel.humaniseVelocity());
  }

  private static void writeRoles(Style style, JsonText json) {
    json.open("roles");
    for (Role role : Role.values()) {
      json.raw(role.id(), voice(style.voice(role)));
    }
    json.close();
  }

  private static String voice(RoleVoice voice) {
    var fields = new ArrayList<String>();
    fields.add("\"program\": " + voice.program());
    fields.add("\"range\": [%d, %d]".formatted(voice.lowKey(), voice.highKey()));
    fields.add("\"volume\": " + voice.volume());
    fields.add("\"pan\": " + voice.pan());
    fields.add("\"velocity\": [%d, %d]".formatted(voice.softVelocity(), voice.loudVelocity()));
    fields.add("\"articulation\": " + JsonText.number(voice.articulation()));
    fields.add("\"maxVoices\": " + voice.maxVoices());
    addUnlessZero(fields, "pushTicks", voice.pushTicks());
    addUnlessZero(fields, "strumTicks", voice.strumTicks());
    addUnlessZero(fields, "anticipateSteps", voice.anticipateSteps());
    if (voice.chromatic()) {
      fields.add("\"chromatic\": true");
    }
    if (voice.noChord() == RoleVoice.NoChord.REST) {
      fields.add("\"noChord\": \"rest\"");
    }
    return "{ " + String.join(", ", fields) + " }";
  }

  private static void addUnlessZero(List<String> fields, String key, int value) {
    if (value != 0) {
      fields.add("\"" + key + "\": " + value);
    }
  }

  private static void writeSections(Style style, JsonText json) {
    json.open("sections");
    for (SectionKind kind : SectionKind.values()) {
      Section section = style.sections().get(kind);
      if (section == null) {
        continue;
      }
      json.open(kind.id()).raw("bars", String.valueOf(section.bars()));
      json.raw("energy", JsonText.number(section.energy()));
      if (section.crash()) {
        json.raw("crash", "true");
      }
      for (Role role : Role.values()) {
        if (!section.variations(role).isEmpty()) {
          json.raw(role.id(), list(section.variations(role)));
        }
      }
      json.close();
    }
    json.close();
  }

  private static void writePatterns(Style style, JsonText json) {
    json.open("patterns");
    for (Role role : Role.values()) {
      Map<String, Pattern> patterns = style.patterns().get(role);
      if (patterns == null) {
        continue;
      }
      json.open(role.id());
      for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
        json.open(pattern.getKey());
        writePattern(pattern.getValue(), json);
        json.close();
      }
      json.close();
    }
    json.close();
  }

  private static void writePattern(Pattern pattern, JsonText json) {
    if (pattern.grid() != Grid.SIXTEENTH) {
      json.text("grid", pattern.grid().id());
    }
    switch (pattern) {
      case DrumPattern drums -> {
        if (drums.staccato().isEmpty()) {
          writeLanes(drums.lanes(), json);
        } else {
          json.text("staccato", drums.staccato());
        }
      }
      case LinePattern line ->
          writeRows(line.isStaccato() ? "staccato" : "line", line.rows(), json);
      case CompPattern comp -> {
        json.text("voicing", comp.voicing().id());
        String key =
            switch (comp.kind()) {
              case RHYTHM -> "rhythm";
              case ARPEGGIO -> "arpeggio";
              case PEDALLED -> "pedalled";
            };
        writeRows(key, comp.rows(), json);
      }
    }
  }

  private static void writeLanes(Map<String, String> lanes, JsonText json) {
    int width = lanes.keySet().stream().mapToInt(String::length).max().orElse(0);
    json.open("lanes");
    lanes.forEach((drum, steps) -> json.aligned(drum, width, steps));
    json.close();
  }

  private static void writeRows(String key, List<String> rows, JsonText json) {
    if (rows.size() == 1) {
      json.text(key, rows.getFirst());
      return;
    }
    json.openList(key);
    rows.forEach(row -> json.item(JsonText.quote(row)));
    json.closeList();
  }

  private static void writeProgressions(Style style, JsonText json) {
    json.openList("progressions");
    for (Progression progression : style.progressions()) {
      json.item(
          "{ \"name\": %s, \"key\": %s, \"chords\": %s }"
              .formatted(
                  JsonText.quote(progression.name()),
                  JsonText.quote(progression.key()),
                  JsonText.quote(progression.chords())));
    }
    json.closeList();
  }

  private static String list(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(JsonText::quote).toList()) + "]";
  }
}
