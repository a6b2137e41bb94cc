package io.sideman.app.controls;

/// A control of the band as `native/include/sideman/control.h` numbers it.
///
/// @param number for ever the same
/// @param path its name in words, such as `density/bass`; with `/sideman/` before it, its OSC
///   address
/// @param least the smallest value
/// @param most the largest value
/// @param purpose one sentence, or the words for its choices
public record BandControl(
    int number, String path, Shape shape, float least, float most, String purpose) {
  /// How a control behaves.
  public enum Shape {
    /// Any value in its range.
    FADER,
    /// One of the whole numbers in its range.
    CHOICE,
    /// Off and on.
    SWITCH,
    /// Made by a rise above one half.
    GESTURE,
    /// Begins with a rise above one half and lasts until it falls again.
    LASTING
  }

  /// The nearest value that the control can have.
  public float fit(float value) {
    float inside = Math.clamp(value, least, most);
    return switch (shape) {
      case FADER -> inside;
      case CHOICE -> Math.round(inside);
      case SWITCH, GESTURE, LASTING -> inside > 0.5f ? 1 : 0;
    };
  }

  /// The value at a place of a knob, 0 to 1.
  public float at(float place) {
    return fit(least + place * (most - least));
  }

  /// Where a knob stands for a value, 0 to 1.
  public float placeOf(float value) {
    return Math.clamp((value - least) / (most - least), 0f, 1f);
  }

  public boolean isGesture() {
    return shape == Shape.GESTURE || shape == Shape.LASTING;
  }
}
