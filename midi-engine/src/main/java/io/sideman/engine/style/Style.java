package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.time.Meter;
import java.util.List;
import java.util.Map;

/// How a genre is played: tempo, feel, sounds, form, and the patterns of every role.
///
/// @param sections at least [SectionKind#A]
/// @param patterns per role, by name
public record Style(
    String id,
    String name,
    String author,
    String licence,
    List<String> tags,
    String description,
    Genre genre,
    TempoRange tempo,
    Meter meter,
    Feel feel,
    Map<Role, RoleVoice> roles,
    Map<SectionKind, Section> sections,
    Map<Role, Map<String, Pattern>> patterns,
    List<Progression> progressions) {

  /// The words a style may be tagged with.
  public static final List<String> TAGS =
      List.of(
          "acoustic",
          "ambient",
          "ballad",
          "blues",
          "bright",
          "calm",
          "country",
          "dance",
          "dark",
          "electronic",
          "folk",
          "funk",
          "groovy",
          "heavy",
          "hiphop",
          "house",
          "jazz",
          "latin",
          "laid-back",
          "lofi",
          "metal",
          "pop",
          "reggae",
          "rock",
          "shuffle",
          "soul",
          "swing",
          "waltz");

  public RoleVoice voice(Role role) {
    return roles.get(role);
  }

  /// The section as written, or A when the style has none of this kind.
  public Section section(SectionKind kind) {
    Section own = sections.get(kind);
    return own != null ? own : sections.get(SectionKind.A);
  }

  public Pattern pattern(Role role, String patternName) {
    return patterns.get(role).get(patternName);
  }
}
