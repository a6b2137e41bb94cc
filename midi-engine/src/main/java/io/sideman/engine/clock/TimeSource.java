package io.sideman.engine.clock;

/// Whose time the band goes by, the highest first: whoever stands further up and is there rules.
public enum TimeSource {
  HOST("in the host's time"),
  MIDI_CLOCK("on MIDI clock"),
  LINK("on Ableton Link"),
  PERFORMER("following your beat"),
  INTERNAL("on its own clock");

  private final String words;

  TimeSource(String words) {
    this.words = words;
  }

  /// True when the time comes from another machine or program.
  public boolean isOutside() {
    return this == HOST || this == MIDI_CLOCK || this == LINK;
  }

  /// For people, after "The band plays".
  public String words() {
    return words;
  }
}
