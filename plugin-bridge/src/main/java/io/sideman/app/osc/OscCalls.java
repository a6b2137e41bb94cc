package io.sideman.app.osc;

import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.app.osc.OscPacket.Argument;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Understands messages that move controls. See docs/osc.md for the addresses.
final class OscCalls {
  static final String ROOT = "/sideman/";

  private static final Pattern BAND = Pattern.compile("/sideman/band/(\\d{1,2})/(.*)");
  private static final int BANDS = 16;

  private final OscBands bands;

  OscCalls(OscBands bands) {
    this.bands = bands;
  }

  /// The band that an address names, or [OscBands#ALL].
  static int band(String address) throws OscException {
    Matcher matcher = BAND.matcher(address);
    if (!matcher.matches()) {
      return OscBands.ALL;
    }
    int band = Integer.parseInt(matcher.group(1));
    if (band >= BANDS) {
      throw new OscException("Bands have the numbers 0 to 15, but was " + band + ".");
    }
    return band;
  }

  /// An address without its band.
  static String withoutBand(String address) {
    Matcher matcher = BAND.matcher(address);
    return matcher.matches() ? ROOT + matcher.group(2) : address;
  }

  /// Moves what the message means.
  ///
  /// @throws OscException when there is no such control or it cannot have such a value
  void call(OscPacket.Message message) throws OscException {
    int band = band(message.address());
    String address = withoutBand(message.address());
    boolean found = false;
    for (BandControl control : BandControls.all()) {
      String own = ROOT + control.path();
      if (own.equals(address)
          || OscPattern.isPattern(address) && OscPattern.matches(address, own)) {
        found = true;
        move(band, control, message.arguments());
      }
    }
    if (!found) {
      throw new OscException(
          "There is no control "
              + OscReader.clean(message.address())
              + "; `sideman controls` lists them.");
    }
  }

  private void move(int band, BandControl control, List<Argument> arguments) throws OscException {
    if (arguments.isEmpty() && !control.isGesture()) {
      throw new OscException(ROOT + control.path() + " needs a value.");
    }
    float value = arguments.isEmpty() ? 1 : value(control, arguments.getFirst());
    boolean taken = bands.set(band, control.number(), control.fit(value));
    if (arguments.isEmpty() && control.shape() == BandControl.Shape.GESTURE) {
      taken &= bands.set(band, control.number(), 0); // pressed and let go
    }
    if (!taken) {
      throw new OscException("Too much at once: " + ROOT + control.path() + " was not taken.");
    }
  }

  private float value(BandControl control, Argument argument) throws OscException {
    return switch (argument) {
      case Argument.Whole(long value) -> (float) value;
      case Argument.Big(long value) -> (float) value;
      case Argument.Real(double value) -> finite(control, value);
      case Argument.Precise(double value) -> finite(control, value);
      case Argument.Flag(boolean value) -> value ? 1 : 0;
      case Argument.Text(String value) -> named(control, value);
      case Argument.Other(char type) ->
          throw new OscException(
              ROOT + control.path() + " takes a number or a word, but was of type " + type + ".");
    };
  }

  private static float finite(BandControl control, double value) throws OscException {
    if (!Double.isFinite(value)) {
      throw new OscException(
          ROOT + control.path() + " takes finite numbers, but was " + value + ".");
    }
    return (float) value;
  }

  private float named(BandControl control, String word) throws OscException {
    int number =
        switch (control.number()) {
          case BandControls.STYLE -> bands.style(word);
          case BandControls.SECTION -> BandControls.SECTIONS.indexOf(word.toLowerCase(Locale.ROOT));
          default -> -1;
        };
    if (number < 0) {
      throw new OscException(
          ROOT + control.path() + " knows no \"" + OscReader.clean(word) + "\".");
    }
    return (float) number;
  }
}
