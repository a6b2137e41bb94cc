package io.sideman.app.picture;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.awt.Color;
import java.util.List;

/// One player's strip in a piano roll.
///
/// @param colour of its loudest notes
/// @param drums true when keys name drums instead of pitches
public record Lane(String name, Color colour, boolean drums, List<Note> notes) {
  private static final Color PERFORMER = new Color(0xF2F2F2);

  public Lane {
    notes = List.copyOf(notes);
  }

  /// What the band listened to.
  public static Lane ofPerformer(String name, List<Note> notes) {
    return new Lane(name, PERFORMER, false, notes);
  }

  /// A member of the band, in its colour.
  public static Lane of(Role role, List<Note> notes) {
    String name = role.trackName().substring("Sideman ".length());
    return new Lane(name, colourOf(role), role == Role.DRUMS, notes);
  }

  private static Color colourOf(Role role) {
    return switch (role) {
      case DRUMS -> new Color(0xFFB454);
      case BASS -> new Color(0xFF6B81);
      case KEYS -> new Color(0x5CCFE6);
      case PAD -> new Color(0xB08CFF);
      case LEAD -> new Color(0x9BE564);
    };
  }
}
