package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.players.tokens.Drum;

/// Which row of the grid a note strikes: nine groups of drums, four tonal roles; and which band of
/// pitch.
final class Rows {
  static final int DRUMS = 9;
  static final int BASS = DRUMS;
  static final int KEYS = DRUMS + 1;
  static final int PAD = DRUMS + 2;
  static final int LEAD = DRUMS + 3;
  static final int COUNT = DRUMS + 4;

  private static final float LOW_KEY = 45; // up to here all low, 110 Hz
  private static final float MIDDLE_KEY = 61; // from here on all middle
  private static final float HIGH_KEY = 90; // up to here, 1.5 kHz
  private static final int FOOT_OF_CYMBALS = 5;

  private static final byte[] OF_KEY = new byte[128]; // of a drum kit

  static {
    for (int key = 0; key < OF_KEY.length; key++) {
      int drum = Drum.indexOf(key);
      OF_KEY[key] = (byte) (drum < 0 ? -1 : group(Drum.at(drum)));
    }
  }

  private Rows() {}

  /// -1 for drums that no kit has.
  static int of(Voice voice, Note note) {
    if (voice.drums()) {
      return OF_KEY[note.key()];
    }
    return switch (voice.role().orElse(Role.KEYS)) {
      case BASS -> BASS;
      case DRUMS, KEYS -> KEYS;
      case PAD -> PAD;
      case LEAD -> LEAD;
    };
  }

  /// Groups as the Groove MIDI Dataset's papers have them: kick, snare, closed and open hi-hat,
  /// three toms, crash, ride; hand percussion goes with the toms it is tuned like.
  private static int group(Drum drum) {
    return switch (drum) {
      case KICK -> 0;
      case SNARE, SIDE_STICK, CLAP -> 1;
      case LOW_TOM -> 2;
      case MIDDLE_TOM, PERCUSSION -> 3;
      case HIGH_TOM -> 4;
      case CLOSED_HAT, PEDAL_HAT -> FOOT_OF_CYMBALS;
      case OPEN_HAT -> 6;
      case CRASH -> 7;
      case RIDE -> 8;
    };
  }

  /// 0 low, 1 middle, 2 high, and between them: a transposed part must not change band at once.
  static float height(Voice voice, Note note) {
    if (voice.drums()) {
      int row = of(voice, note);
      return row == 0 || row == 2 ? 0 : row >= FOOT_OF_CYMBALS ? 2 : 1;
    }
    float key = note.key();
    return key <= MIDDLE_KEY
        ? Math.max(0, (key - LOW_KEY) / (MIDDLE_KEY - LOW_KEY))
        : 1 + Math.clamp((key - HIGH_KEY) / (MIDDLE_KEY - LOW_KEY), 0, 1);
  }
}
