package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopMaker;
import io.sideman.players.loop.LoopRoll;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;

/// New loops of four bars: a code drawn from the prior, told a genre, decoded to codes of bars and
/// those to bars.
public final class VaeLoops implements LoopMaker {
  private static final float LOUDEST = 127;
  private static final int PRIME = 1_000_003;
  private static final int ATTEMPTS = 16;

  private final LoopVae vae;

  public VaeLoops(LoopVae vae) {
    this.vae = vae;
  }

  /// A loop for a genre; the same seed makes the same loop. Of several draws the first in which
  /// drums, bass and chords play, else the one with most roles.
  @Override
  public LoopRoll make(Genre genre, long seed) {
    LoopRoll best = new LoopRoll(LoopCodes.BARS);
    int most = -1;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LoopRoll roll = draw(genre, seed * ATTEMPTS + attempt);
      boolean chords = plays(roll, Role.KEYS) || plays(roll, Role.PAD);
      if (chords && plays(roll, Role.DRUMS) && plays(roll, Role.BASS)) {
        return roll;
      }
      int roles = (int) Arrays.stream(Role.values()).filter(role -> plays(roll, role)).count();
      if (roles > most) {
        most = roles;
        best = roll;
      }
    }
    return best;
  }

  /// On every bar.
  private static boolean plays(LoopRoll roll, Role role) {
    for (int bar = 0; bar < roll.bars(); bar++) {
      int onsets = 0;
      for (int slot = 0; slot < LoopGrid.SLOTS_PER_BAR; slot++) {
        onsets += roll.count(role, bar * LoopGrid.SLOTS_PER_BAR + slot);
      }
      if (onsets == 0) {
        return false;
      }
    }
    return true;
  }

  private LoopRoll draw(Genre genre, long seed) {
    var random = new SplittableRandom(seed * PRIME + genre.ordinal());
    float[] code = new float[vae.loopLatents()];
    for (int i = 0; i < code.length; i++) {
      code[i] = (float) random.nextGaussian();
    }
    float[] values = vae.decodeLoop(code, LoopCodes.condition(genre, EnumSet.allOf(Role.class)));
    var roll = new LoopRoll(LoopCodes.BARS);
    for (Role role : Role.values()) {
      float[][] bars = vae.codes().get(role, values);
      for (int bar = 0; bar < bars.length; bar++) {
        for (Strike strike : vae.strikes(role, bars[bar])) {
          int slot = bar * LoopGrid.SLOTS_PER_BAR + strike.slot();
          long end = LoopGrid.tick(slot) + strike.lengthTicks();
          int length = Math.max(1, LoopGrid.slot(end) - slot);
          roll.strike(role, slot, strike.row(), strike.velocity() / LOUDEST, length);
        }
      }
    }
    return roll;
  }
}
