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

  @Override
  public void render(
      StepContext context, int[] tokens, int count, StepNotes written, StepNotes out) {
    codec.decode(context, tokens, count, decoded);
    touch.at(context);
    for (int i = 0; i < decoded.count(); i++) {
      int drum = Drum.indexOf(decoded.key(i));
      if (!addWritten(drum, DrumCodec.binOf(decoded.velocity(i)), written, out)) {
        add(drum, decoded.velocity(i), written, out);
      }
    }
  }

  /// Adds every written hit that speaks the same token: one drum may have several keys.
  private static boolean addWritten(int drum, int bin, StepNotes written, StepNotes out) {
    boolean found = false;
    for (int i = 0; i < written.count(); i++) {
      if (Drum.indexOf(written.key(i)) == drum && DrumCodec.binOf(written.velocity(i)) == bin) {
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

  private void add(int drum, int velocity, StepNotes written, StepNotes out) {
    int at = out.count();
    if (touch.play(out, keyOf(drum, written), StyleTouch.NORMAL, 1, 0)) {
      int force = Math.clamp(velocity, voice.softVelocity(), voice.loudVelocity());
      out.set(at, out.key(at), force, out.lengthTicks(at), out.offsetTicks(at));
    }
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
