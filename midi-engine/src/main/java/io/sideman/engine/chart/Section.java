package io.sideman.engine.chart;

import io.sideman.engine.band.SectionKind;
import java.util.Locale;
import java.util.Optional;

/// A named part of a chart.
///
/// @param name as written between brackets
public record Section(long startTick, String name) {
  /// What the band should play there, when the name tells.
  public Optional<SectionKind> kind() {
    String word = name.strip().toLowerCase(Locale.ROOT).replaceAll("[ \\d].*", "");
    return switch (word) {
      case "intro", "introduction" -> Optional.of(SectionKind.INTRO);
      case "a", "verse", "strophe" -> Optional.of(SectionKind.A);
      case "b", "chorus", "bridge", "refrain", "hook" -> Optional.of(SectionKind.B);
      case "fill" -> Optional.of(SectionKind.FILL);
      case "break", "breakdown" -> Optional.of(SectionKind.BREAK);
      case "ending", "end", "outro", "coda" -> Optional.of(SectionKind.ENDING);
      default -> Optional.empty();
    };
  }
}
