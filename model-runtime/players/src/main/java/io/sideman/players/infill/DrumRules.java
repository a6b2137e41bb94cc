package io.sideman.players.infill;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RoleCodec;
import java.util.List;

/// Two hands, two feet, and the drums that the piece uses.
final class DrumRules implements GapRules {
  private static final int HANDS = 2;

  private final RoleCodec codec;
  private final Gap gap;
  private final boolean[] kit = new boolean[Drum.count()];

  /// @param line the piece's drums; when there are none, all may be used
  DrumRules(RoleCodec codec, Gap gap, List<Note> line) {
    this.codec = codec;
    this.gap = gap;
    for (Note note : line) {
      int drum = Drum.indexOf(note.key());
      if (drum >= 0) {
        kit[drum] = true;
      }
    }
    if (!GapRules.any(kit)) {
      java.util.Arrays.fill(kit, true);
    }
  }

  @Override
  public void narrow(
      StepContext context,
      StepNotes removed,
      int[] prefix,
      int count,
      boolean quoting,
      boolean[] allowed) {
    boolean[] grammar = allowed.clone();
    int hands = 0;
    for (int i = 0; i < count; i++) {
      hands += isHand(DrumCodec.drumOf(prefix[i])) ? 1 : 0;
    }
    int most = gap.keepRhythm() ? Math.min(removed.count(), gap.voices()) : gap.voices();
    for (int token = 0; token < allowed.length; token++) {
      int drum = DrumCodec.drumOf(token);
      boolean hit = !codec.closes(token);
      boolean tooMuch = hit && (count >= most || !kit[drum] || (isHand(drum) && hands >= HANDS));
      boolean tooFew = !hit && gap.keepRhythm() && count == 0 && most > 0;
      allowed[token] &= !tooMuch && !tooFew;
    }
    if (!GapRules.any(allowed)) {
      System.arraycopy(grammar, 0, allowed, 0, allowed.length);
      GapRules.only(codec, true, allowed);
    }
  }

  private static boolean isHand(int drum) {
    return drum != Drum.KICK.ordinal() && drum != Drum.PEDAL_HAT.ordinal();
  }
}
