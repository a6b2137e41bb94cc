package io.sideman.app.take;

import io.sideman.app.cli.CliError;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.steer.VisitingPart;
import io.sideman.engine.time.Meter;
import io.sideman.library.conform.Target;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Media;
import io.sideman.players.parts.Part;
import io.sideman.players.parts.RoleGuess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An item conformed to the session, part by part, for the band's own instruments.
///
/// @param parts by the role whose place they take
public record VisitingItem(Entry entry, Map<Role, VisitingPart> parts) {
  public VisitingItem {
    parts = Map.copyOf(parts);
  }

  /// Reads, conforms and divides the item.
  ///
  /// @param roles that the band has
  /// @param beside whether their own players go on
  /// @throws CliError when nothing of it can be played by the band
  static VisitingItem of(Entry entry, Target target, Set<Role> roles, boolean beside) {
    if (entry.item().media() == Media.AUDIO) {
      throw CliError.invalidInput(
          "%s is sound, and the band's instruments play notes. Listen to it on the page instead."
              .formatted(entry.path().getFileName()));
    }
    Smf midi = Takes.midi(entry, target, Optional.empty());
    Meter meter = midi.meterMap().meterAt(0);
    int bars = (int) Math.max(1, midi.endTick() / meter.barTicks());
    Map<Role, List<Note>> notes = divided(midi, entry.item().role());
    Map<Role, VisitingPart> parts = new EnumMap<>(Role.class);
    notes.forEach((role, own) -> {
      if (roles.contains(role)) {
        parts.put(role, new VisitingPart(role, own, meter, bars, beside));
      }
    });
    if (parts.isEmpty()) {
      throw CliError.invalidInput(
          notes.isEmpty()
              ? entry.path().getFileName() + " has no notes."
              : "%s is for %s, which this band does not have (%s)."
                  .formatted(entry.path().getFileName(), names(notes.keySet()), names(roles)));
    }
    return new VisitingItem(entry, parts);
  }

  /// What plays one part goes there whole, else every track to the role that it sounds like.
  private static Map<Role, List<Note>> divided(Smf midi, Optional<Role> single) {
    List<Note> all = midi.notes();
    Map<Role, List<Note>> notes = new EnumMap<>(Role.class);
    if (single.isEmpty()) {
      for (Part part : RoleGuess.parts(midi)) {
        notes.computeIfAbsent(part.role(), _ -> new ArrayList<>()).addAll(part.notes());
      }
    }
    if (notes.isEmpty() && !all.isEmpty()) {
      boolean drums = all.stream().allMatch(Note::isDrum);
      notes.put(single.orElse(drums ? Role.DRUMS : Role.KEYS), all);
    }
    return notes;
  }

  private static String names(Set<Role> roles) {
    return roles.stream()
        .sorted()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
