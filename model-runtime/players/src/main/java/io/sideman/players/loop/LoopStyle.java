package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.style.Pattern;
import io.sideman.engine.style.Section;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes loops the patterns of a style: one for its A sections, one for its B sections. Sounds,
/// feel, intro, fills, breaks and endings stay the style's.
public final class LoopStyle {
  private static final String NAME = "loop-";

  private LoopStyle() {}

  /// True when loops, which are in 4/4, fit the style.
  public static boolean fits(Style style) {
    return style.meter().equals(Meter.COMMON);
  }

  /// The style with the patterns of two loops.
  ///
  /// @param style in 4/4
  public static Style of(Style style, LoopRoll a, LoopRoll b) {
    if (!fits(style)) {
      throw new IllegalArgumentException(
          "a style must be in 4/4 for loops, but " + style.id() + " is in " + style.meter());
    }
    Map<Role, Map<String, Pattern>> patterns = new EnumMap<>(Role.class);
    style.patterns().forEach((role, own) -> patterns.put(role, new LinkedHashMap<>(own)));
    Map<SectionKind, Section> sections = new EnumMap<>(SectionKind.class);
    sections.putAll(style.sections());
    put(style, SectionKind.A, a, sections, patterns);
    put(style, SectionKind.B, b, sections, patterns);
    return new Style(
        style.id(),
        style.name(),
        style.author(),
        style.licence(),
        style.tags(),
        style.description(),
        style.genre(),
        style.tempo(),
        style.meter(),
        style.feel(),
        style.roles(),
        Collections.unmodifiableMap(sections),
        Collections.unmodifiableMap(patterns),
        style.progressions());
  }

  private static void put(
      Style style,
      SectionKind kind,
      LoopRoll roll,
      Map<SectionKind, Section> sections,
      Map<Role, Map<String, Pattern>> patterns) {
    Section own = style.section(kind);
    String name = NAME + kind.id();
    Map<Role, List<String>> variations = new EnumMap<>(Role.class);
    var text = new LoopText(roll, style);
    for (Role role : Role.values()) {
      text.pattern(role)
          .ifPresent(pattern -> {
            patterns.computeIfAbsent(role, _ -> new LinkedHashMap<>()).put(name, pattern);
            variations.put(role, List.of(name));
          });
    }
    sections.put(kind, new Section(own.bars(), own.energy(), own.crash(), variations));
  }
}
