package io.sideman.corpus.tune;

/// What became of one player.
///
/// @param role its id
/// @param songs how many songs have it
/// @param judged tokens of the held-out bars
/// @param shippedNats of the shipped network, nats per token over the held-out bars
/// @param tunedNats of the tuned one, NaN when there was nothing to learn or no gain in learning
/// @param kept whether the tuned network plays from now on
/// @param why in words
public record Tuned(
    String role,
    int songs,
    int judged,
    double shippedNats,
    double tunedNats,
    boolean kept,
    String why) {
  /// One line for people.
  public String describe() {
    return "  %-6s %s".formatted(role, why);
  }
}
