package io.sideman.app.osc;

/// The bands, as OSC sees them. Called on the server's thread.
public interface OscBands {
  /// Every band.
  int ALL = 255;

  /// Moves a control. Returns false when there is no room just now.
  ///
  /// @param band 0 to 15, or [#ALL]
  /// @param control a number of `BandControls`
  boolean set(int band, int control, float value);

  /// Where a control of a band stands; NaN where it was never set.
  float value(int band, int control);

  /// How a band stands.
  BandState state(int band);

  /// The number of a style by its name, or -1.
  int style(String name);
}
