package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.originality.LineMemory;
import io.sideman.players.originality.OriginalityGuard;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.TonalCodec;

/// Keeps the tune of a role, the highest note of each step, from repeating what was learned: notes
/// that would are not drawn, and a chord whose top would is spoken without its top. Conductor
/// thread; allocates nothing after construction.
final class TuneGuard {
  private final TonalCodec codec;
  private final TonalRendering rendering;
  private final int voices;
  private final OriginalityGuard guard;

  /// @param voices most notes of a step
  TuneGuard(TonalCodec codec, TonalRendering rendering, int voices, OriginalityGuard guard) {
    this.codec = codec;
    this.rendering = rendering;
    this.voices = Math.min(voices, codec.voices());
    this.guard = guard;
  }

  /// Forbids last notes that repeat, and an end after a note that does where there is another note.
  ///
  /// @param count tokens of this step so far
  void forbid(
      StepContext context,
      int[] tokens,
      int count,
      double[] weights,
      StepNotes written,
      LineMemory line) {
    boolean last = count + 1 >= voices;
    boolean another = false;
    for (int token = 0; token < weights.length; token++) {
      if (codec.isNote(token) && weights[token] != Sampler.FORBIDDEN) {
        if (last && repeats(context, token, written, line)) {
          weights[token] = Sampler.FORBIDDEN;
        } else {
          another = true;
        }
      }
    }
    if (count > 0 && another && repeats(context, tokens[count - 1], written, line)) {
      for (int token = 0; token < weights.length; token++) {
        weights[token] = codec.isNote(token) ? weights[token] : Sampler.FORBIDDEN;
      }
    }
  }

  /// Takes notes off the top of a spoken step until it repeats nothing. Returns what is left of its
  /// tokens, which may be the one of an empty step.
  int mend(StepContext context, int[] tokens, int count, StepNotes written, LineMemory line) {
    int left = count;
    while (left > 1 && repeats(context, tokens[left - 2], written, line)) {
      tokens[left - 2] = left > 2 ? tokens[left - 1] : codec.start();
      left--;
    }
    return left;
  }

  private boolean repeats(StepContext context, int token, StepNotes written, LineMemory line) {
    return guard.repeats(line, rendering.key(context, token, written), context.step);
  }

  /// Remembers the highest note of a step.
  static void follow(StepNotes played, long step, LineMemory line) {
    int top = -1;
    for (int i = 0; i < played.count(); i++) {
      top = Math.max(top, played.key(i));
    }
    if (top >= 0) {
      line.add(top, step);
    }
  }
}
