package io.sideman.players.tokens;

import io.sideman.engine.band.StepContext;
import java.util.SplittableRandom;

/// Draws a random step that the grammar allows.
final class RandomSentence {
  private RandomSentence() {}

  static int draw(
      RoleCodec codec,
      StepContext context,
      SplittableRandom random,
      int[] tokens,
      boolean[] allowed) {
    int count = 0;
    do {
      codec.allow(context, tokens, count, allowed);
      int token = random.nextInt(codec.vocabulary());
      while (!allowed[token]) {
        token = (token + 1) % codec.vocabulary();
      }
      tokens[count++] = token;
    } while (!codec.closes(tokens[count - 1]));
    return count;
  }
}
