package io.sideman.library.privacy;

import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Noise for yes and no (Warner 1965): each answer is told truly with probability e^epsilon / (1 +
/// e^epsilon), else turned around. Answers are hidden one by one.
public final class RandomisedResponse {
  private final double flip;
  private final RandomGenerator random;

  /// @param epsilon for each answer
  /// @param random secure, where the result is released
  public RandomisedResponse(Epsilon epsilon, RandomGenerator random) {
    flip = 1 / (1 + Math.exp(epsilon.value()));
    this.random = random;
  }

  /// Probability that an answer is turned around.
  public double flip() {
    return flip;
  }

  public boolean hide(boolean answer) {
    return random.nextDouble() < flip ? !answer : answer;
  }

  /// Numbers below `size` whose hidden answer is yes.
  public int[] hide(int size, IntPredicate answer) {
    return IntStream.range(0, size).filter(i -> hide(answer.test(i))).toArray();
  }
}
