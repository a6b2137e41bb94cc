package io.sideman.app.osc;

import io.sideman.app.controls.BandControl;
import java.util.Optional;

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

  /// Listens for the controller, key or program that shall move a control.
  void learn(BandControl control);

  /// What was learned, in words; empty while nothing has come.
  ///
  /// @throws io.sideman.app.learn.LearnException when it cannot be kept
  Optional<String> learned();

  /// Forgets everything that moves a control.
  ///
  /// @throws io.sideman.app.learn.LearnException when that cannot be kept
  void forget(BandControl control);
}
