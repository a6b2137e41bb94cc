package io.sideman.engine.steer;

/// Who plays into an input. It travels in the top byte of a packed message, which MIDI leaves free.
public enum InputRole {
  /// Leads: the band follows harmony, dynamics and beat.
  PERFORMER,
  /// A bass player: gives roots, and the band's bass rests.
  MY_BASS,
  /// A kick drum: the band's kick rests, and its bass plays with this one.
  MY_KICK,
  /// Knobs and pedals: steers and is not heard.
  CONTROL,
  /// Is not heard at all.
  NOBODY;

  private static final InputRole[] ROLES = values();
  private static final int SHIFT = 24;

  /// The message as played by this role.
  public int mark(int message) {
    return message & 0xFFFFFF | ordinal() << SHIFT;
  }

  /// Who played `message`.
  public static InputRole of(int message) {
    int number = message >>> SHIFT;
    return number < ROLES.length ? ROLES[number] : NOBODY;
  }

  /// The role of a number as in `control.h`; anything unknown is nobody.
  public static InputRole numbered(int number) {
    return number >= 0 && number < ROLES.length ? ROLES[number] : NOBODY;
  }

  /// True when what is played tells the band about the music.
  public boolean isHeard() {
    return this == PERFORMER || this == MY_BASS || this == MY_KICK;
  }
}
