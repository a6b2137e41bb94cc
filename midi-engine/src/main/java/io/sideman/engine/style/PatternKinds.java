package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which keys of a pattern object make it which kind of pattern.
final class PatternKinds {
  static final Map<String, Grid> GRIDS = new LinkedHashMap<>();
  private static final Map<String, Voicing> VOICINGS = new LinkedHashMap<>();
  private static final String STACCATO = "staccato";
  private static final List<String> TONAL =
      List.of("line", "rhythm", "arpeggio", "pedalled", STACCATO);

  static {
    for (Grid grid : Grid.values()) {
      GRIDS.put(grid.id(), grid);
    }
    for (Voicing voicing : Voicing.values()) {
      VOICINGS.put(voicing.id(), voicing);
    }
  }

  private PatternKinds() {}

  static Pattern parse(JsonFields fields, Role role, Grid grid, int barSteps)
      throws NotationException {
    if (fields.has(STACCATO)) {
      return StaccatoPatterns.parse(fields.text(STACCATO), role, barSteps);
    }
    if (role == Role.DRUMS) {
      return DrumPattern.parse(fields.textMap("lanes"), grid, barSteps);
    }
    String kind = keyOf(fields);
    return switch (kind) {
      case "line" -> LinePattern.parse(fields.texts(kind), grid, barSteps);
      case "rhythm" -> CompPattern.rhythm(fields.texts(kind), voicing(fields), grid, barSteps);
      case "arpeggio" ->
          CompPattern.arpeggio(
              fields.texts(kind), CompPattern.Kind.ARPEGGIO, voicing(fields), grid, barSteps);
      case "pedalled" ->
          CompPattern.arpeggio(
              fields.texts(kind), CompPattern.Kind.PEDALLED, voicing(fields), grid, barSteps);
      default ->
          throw fields.complaint(
              "",
              "a %s pattern must have one of line, rhythm, arpeggio, pedalled, staccato, but has none"
                  .formatted(role.id()));
    };
  }

  /// The key that holds the notation, or empty when there is none.
  static String keyOf(JsonFields fields) {
    List<String> keys = fields.keys();
    for (String kind : TONAL) {
      if (keys.contains(kind)) {
        return kind;
      }
    }
    return keys.contains("lanes") ? "lanes" : "";
  }

  private static Voicing voicing(JsonFields fields) {
    return fields.choice("voicing", VOICINGS);
  }
}
