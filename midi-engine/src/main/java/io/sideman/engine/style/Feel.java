package io.sideman.engine.style;

/// How a style sits on the grid.
///
/// @param swingPercent share of a pair of notes that the first one takes, 50 (straight) to 75
/// @param swingUnit which notes pair up
/// @param humaniseTicks largest random shift of an onset
/// @param humaniseVelocity largest random change of a velocity
public record Feel(
    double swingPercent, SwingUnit swingUnit, int humaniseTicks, int humaniseVelocity) {
  /// Which notes swing.
  public enum SwingUnit {
    EIGHTH("8th"),
    SIXTEENTH("16th");

    private final String id;

    SwingUnit(String id) {
      this.id = id;
    }

    /// As written in style files.
    public String id() {
      return id;
    }
  }
}
