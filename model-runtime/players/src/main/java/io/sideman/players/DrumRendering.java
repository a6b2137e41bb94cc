package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.StyleTouch;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;

/// Drums: force from the learned groove within the style's dynamics, timing from the style.
final class DrumRendering implements Rendering {
  private final DrumCodec codec;
  private final RoleVoice voice;
  private final StyleTouch touch;
  private final StepNotes decoded = new StepNotes();

  DrumRendering(DrumCodec codec, RoleVoice voice, StyleTouch touch) {
    this.codec = codec;
    this.voice = voice;
    this.touch = touch;
  }

  @Override
  public void reset(long seed) {
    codec.reseed(seed);
    touch.reset(seed);
  }

  /// The style's loudest stroke is the network's loudest.
  @Override
  public void spell(StepNotes written, StepNotes spelled) {
    spelled.copyFrom(written);
    for (int i = 0; i < spelled.count(); i++) {
      spelled.set(
          i,
          spelled.key(i),
          DrumForce.learned(voice, spelled.velocity(i)),
          spelled.lengthTicks(i),
          spelled.offsetTicks(i));
    }
  }

  @Override
  public void render(
      StepContext context, int[] tokens, int count, StepNotes written, StepNotes out) {
    codec.decode(context, tokens, count, decoded);
    touch.at(context);
    for (int i = 0; i < decoded.count(); i++) {
      int drum = Drum.indexOf(decoded.key(i));
      if (!addWritten(drum, DrumCodec.binOf(decoded.velocity(i)), written, out)) {
        int at = out.count();
        if (touch.play(out, keyOf(drum, written), StyleTouch.NORMAL, 1, 0)) {
          out.set(
              at,
              out.key(at),
              DrumForce.played(voice, decoded.velocity(i)),
              out.lengthTicks(at),
              out.offsetTicks(at));
        }
      }
    }
  }

  /// Adds every written hit that speaks the same token: one drum may have several keys.
  private boolean addWritten(int drum, int bin, StepNotes written, StepNotes out) {
    boolean found = false;
    for (int i = 0; i < written.count(); i++) {
      boolean same = DrumCodec.binOf(DrumForce.learned(voice, written.velocity(i))) == bin;
      if (same && Drum.indexOf(written.key(i)) == drum) {
        found |=
            out.tryAdd(
                written.key(i),
                written.velocity(i),
                written.lengthTicks(i),
                written.offsetTicks(i));
      }
    }
    return found;
  }

  /// The written key of the drum, so that the kit keeps its own crash or conga.
  private static int keyOf(int drum, StepNotes written) {
    for (int i = 0; i < written.count(); i++) {
      if (Drum.indexOf(written.key(i)) == drum) {
        return written.key(i);
      }
    }
    return Drum.at(drum).key();
  }
}
