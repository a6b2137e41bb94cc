package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.StyleTouch;
import io.sideman.players.tokens.TonalCodec;

/// Bass, keys, pad and lead: pitch and length from the tokens, the rest from the style.
final class TonalRendering implements Rendering {
  private static final int OFF_BEAT = StyleTouch.NORMAL - 6;
  private static final int ON_BEAT = StyleTouch.NORMAL + 8;

  private final TonalCodec codec;
  private final StyleTouch touch;

  TonalRendering(TonalCodec codec, StyleTouch touch) {
    this.codec = codec;
    this.touch = touch;
  }

  @Override
  public void reset(long seed) {
    codec.reseed(seed);
    touch.reset(seed);
  }

  @Override
  public void spell(StepNotes written, StepNotes spelled) {
    spelled.copyFrom(written); // tokens of these roles say nothing of dynamics
  }

  @Override
  public void render(
      StepContext context, int[] tokens, int count, StepNotes written, StepNotes out) {
    touch.at(context);
    int steps = codec.lengthSteps(tokens[count - 1]);
    int level = context.stepInBar % context.beatSteps == 0 ? ON_BEAT : OFF_BEAT;
    int loudest = loudest(written);
    for (int i = 0; i < count && codec.isNote(tokens[i]); i++) {
      int key = key(context, tokens[i], written);
      int at = out.count();
      if (touch.play(out, key, level, steps, at) && loudest > 0) {
        // the pattern's accent, each voice a little apart
        int velocity = loudest + (out.velocity(at) - out.velocity(0)) / 2;
        out.set(at, key, Math.clamp(velocity, 1, 127), out.lengthTicks(at), out.offsetTicks(at));
      }
    }
  }

  private static int loudest(StepNotes written) {
    int loudest = 0;
    for (int i = 0; i < written.count(); i++) {
      loudest = Math.max(loudest, written.velocity(i));
    }
    return loudest;
  }

  /// The key of a note token; what the pattern writes too keeps its octave, which codecs fold.
  int key(StepContext context, int token, StepNotes written) {
    for (int i = 0; i < written.count(); i++) {
      if (codec.noteToken(context, written.key(i)) == token) {
        return written.key(i);
      }
    }
    return Math.clamp(codec.anchor(context) + codec.interval(token), 0, 127);
  }
}
