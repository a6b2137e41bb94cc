package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.library.item.Family;
import java.util.List;

/// Families of instruments by General MIDI's programs.
final class Families {
  private static final int LOWEST_PERCUSSION = 60; // bongos and above; below it is the kit
  private static final int TAMBOURINE = 54;
  private static final int COWBELL = 56;

  private Families() {}

  /// The family that a program belongs to.
  ///
  /// @param program 0 to 127
  static Family of(int program) {
    return switch (program / 8) {
      case 0 -> Family.PIANO;
      case 1 -> Family.MALLETS;
      case 2 -> Family.ORGAN;
      case 3 -> Family.GUITAR;
      case 4 -> Family.BASS;
      case 5 -> program == 47 ? Family.PERCUSSION : Family.STRINGS;
      case 6 -> program >= 52 && program <= 54 ? Family.VOICE : Family.STRINGS;
      case 7 -> Family.BRASS;
      case 8, 9 -> Family.WINDS;
      case 10 -> program == 85 ? Family.VOICE : Family.SYNTH;
      case 11 -> Family.PAD;
      case 12 -> Family.EFFECTS;
      case 13 -> program == 108 ? Family.MALLETS : Family.GUITAR; // kalimba; sitar to fiddle
      case 14 -> Family.PERCUSSION;
      default -> Family.EFFECTS;
    };
  }

  /// A kit, or hand percussion where most strokes are.
  static Family ofDrums(List<Note> notes) {
    int hands = 0;
    for (Note note : notes) {
      int key = note.key();
      hands += key >= LOWEST_PERCUSSION || key == TAMBOURINE || key == COWBELL ? 1 : 0;
    }
    return 2 * hands > notes.size() ? Family.PERCUSSION : Family.DRUMS;
  }

  /// The usual instrument of a role.
  static Family of(Role role) {
    return switch (role) {
      case DRUMS -> Family.DRUMS;
      case BASS -> Family.BASS;
      case KEYS -> Family.PIANO;
      case PAD -> Family.PAD;
      case LEAD -> Family.SYNTH;
    };
  }
}
