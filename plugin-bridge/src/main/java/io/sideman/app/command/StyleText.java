package io.sideman.app.command;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Section;
import io.sideman.engine.style.Style;
import java.util.List;

/// Styles in words.
final class StyleText {
  private final StringBuilder text = new StringBuilder();

  private StyleText() {}

  static String table(List<Style> styles) {
    var page = new StyleText();
    int width = styles.stream().mapToInt(style -> style.id().length()).max().orElse(2);
    String row = "%-" + width + "s  %-9s  %-5s  %s";
    page.line(row.formatted("STYLE", "BPM", "METRE", "SOUND"));
    for (Style style : styles) {
      var tempo = style.tempo();
      String range = "%.0f-%.0f".formatted(tempo.minBpm(), tempo.maxBpm());
      page.line(row.formatted(style.id(), range, style.meter(), style.description()));
    }
    return page.text.toString();
  }

  static String describe(Style style) {
    var page = new StyleText();
    page.head(style);
    page.band(style);
    page.form(style);
    page.progressions(style);
    return page.text.toString();
  }

  private void head(Style style) {
    var tempo = style.tempo();
    line(style.name() + " (" + style.id() + ")");
    line(style.description());
    line("");
    line(
        "Tempo     %.0f to %.0f bpm, usually %.0f; %s"
            .formatted(tempo.minBpm(), tempo.maxBpm(), tempo.defaultBpm(), style.meter()));
    line("Feel      " + feel(style));
    line("Genre     " + style.genre().id() + "; tags " + String.join(", ", style.tags()));
    line("By        " + style.author() + ", licence " + style.licence());
  }

  private static String feel(Style style) {
    double percent = style.feel().swingPercent();
    return percent <= 50
        ? "straight"
        : "%s notes swing at %.0f %%".formatted(style.feel().swingUnit().id(), percent);
  }

  private void band(Style style) {
    line("");
    line("Band");
    for (Role role : Role.values()) {
      RoleVoice voice = style.voice(role);
      String sound =
          role.isTonal() ? GeneralMidi.programName(voice.program()) : "kit " + voice.program();
      line(
          "  %-6s  %-22s keys %d to %d, velocity %d to %d"
              .formatted(
                  role.id(),
                  sound,
                  voice.lowKey(),
                  voice.highKey(),
                  voice.softVelocity(),
                  voice.loudVelocity()));
    }
  }

  private void form(Style style) {
    line("");
    line("Form");
    for (SectionKind kind : SectionKind.values()) {
      Section section = style.sections().get(kind);
      if (section != null) {
        line("  %-6s  %d bars, energy %.2f".formatted(kind.id(), section.bars(), section.energy()));
      }
    }
  }

  private void progressions(Style style) {
    line("");
    line("Chords, when none are given");
    for (var progression : style.progressions()) {
      line("  " + progression.name() + " in " + progression.key() + ": " + progression.chords());
    }
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
