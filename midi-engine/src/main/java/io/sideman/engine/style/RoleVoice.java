package io.sideman.engine.style;

/// How one role sounds and how freely it plays.
///
/// @param program General MIDI program, 0 to 127 (drum kit number for drums)
/// @param lowKey lowest key the role may play
/// @param highKey highest key the role may play
/// @param volume controller 7
/// @param pan controller 10, 64 is the middle
/// @param softVelocity velocity of the softest ghost note
/// @param loudVelocity velocity of the loudest accent
/// @param articulation share of its written length that a note sounds, above 0 to 1
/// @param maxVoices most notes that start together
/// @param pushTicks constant shift: positive is laid back, negative ahead of the beat
/// @param strumTicks delay from each voice of a chord to the next higher one
/// @param anticipateSteps a note that rings over a chord change at most so many steps ahead plays
///   the coming chord
/// @param chromatic true when approach notes may leave the key
/// @param noChord what to do while no chord is known
public record RoleVoice(
    int program,
    int lowKey,
    int highKey,
    int volume,
    int pan,
    int softVelocity,
    int loudVelocity,
    double articulation,
    int maxVoices,
    int pushTicks,
    int strumTicks,
    int anticipateSteps,
    boolean chromatic,
    NoChord noChord) {
  /// What a tonal role does while no chord is known.
  public enum NoChord {
    TONIC,
    REST
  }

  public boolean inRange(int key) {
    return key >= lowKey && key <= highKey;
  }
}
