package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be turned or pressed, numbered as in `native/include/sideman/control.h`. Numbers and
/// names are for ever.
public enum Control {
  STYLE(0, 0, 255),
  SECTION(1, 0, 5),
  INTENSITY(2, -1, 1),
  ADVENTURE(3, 0, 1),
  DENSITY_DRUMS(4, 0, 1),
  DENSITY_BASS(5, 0, 1),
  DENSITY_KEYS(6, 0, 1),
  DENSITY_PAD(7, 0, 1),
  DENSITY_LEAD(8, 0, 1),
  MUTE_DRUMS(9, 0, 1),
  MUTE_BASS(10, 0, 1),
  MUTE_KEYS(11, 0, 1),
  MUTE_PAD(12, 0, 1),
  MUTE_LEAD(13, 0, 1),
  INPUT_ROLE(14, 0, 4),
  SOLO_ROLE(15, 0, 5),
  BAND(16, 0, 15),
  FREEZE(17, 0, 1),
  TRADE(18, 0, 8),
  THRU(19, 0, 1),
  HOLD(32, 0, 1),
  LAY_OUT(33, 0, 1),
  BUILD(34, 0, 1),
  FILL(35, 0, 1),
  BREAK(36, 0, 1),
  ENDING(37, 0, 1),
  PANIC(38, 0, 1),
  COUNT_IN(39, 0, 1),
  TAP(40, 0, 1),
  NEW_PATTERN(41, 0, 1),
  OWN_PATTERN(42, 0, 1);

  /// Numbers are below this.
  public static final int LIMIT = 64;

  private static final int FIRST_GESTURE = 32;
  private static final @Nullable Control[] BY_NUMBER =
      new Control[LIMIT]; // null where there is none
  private static final Control[] DENSITY = new Control[Role.values().length];
  private static final Control[] MUTE = new Control[Role.values().length];

  private static final List<Optional<Control>> FOUND;

  static {
    for (Control control : values()) {
      BY_NUMBER[control.number] = control;
    }
    FOUND = Arrays.stream(BY_NUMBER).map(Optional::ofNullable).toList();
    for (Role role : Role.values()) {
      DENSITY[role.ordinal()] = values()[DENSITY_DRUMS.ordinal() + role.ordinal()];
      MUTE[role.ordinal()] = values()[MUTE_DRUMS.ordinal() + role.ordinal()];
    }
  }

  private final int number;
  private final double least;
  private final double most;

  Control(int number, double least, double most) {
    this.number = number;
    this.least = least;
    this.most = most;
  }

  public int number() {
    return number;
  }

  /// The smallest value that means anything.
  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  /// True for what is pressed: a rise above one half makes it.
  public boolean isGesture() {
    return number >= FIRST_GESTURE;
  }

  /// True for gestures that last until they are let go.
  public boolean lasts() {
    return this == HOLD || this == LAY_OUT;
  }

  /// Lower-case name with dashes, as in addresses and on the command line: `lay-out`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The control of a number, if there is one. Does not allocate.
  public static Optional<Control> numbered(int number) {
    return number < 0 || number >= LIMIT ? Optional.empty() : FOUND.get(number);
  }

  public static Optional<Control> named(String id) {
    for (Control control : values()) {
      if (control.id().equals(id)) {
        return Optional.of(control);
      }
    }
    return Optional.empty();
  }

  public static Control density(Role role) {
    return DENSITY[role.ordinal()];
  }

  public static Control mute(Role role) {
    return MUTE[role.ordinal()];
  }
}
