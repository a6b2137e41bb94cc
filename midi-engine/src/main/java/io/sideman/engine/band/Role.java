package io.sideman.engine.band;

/// The five members of the band, in the order in which they plan a step.
public enum Role {
  DRUMS("Sideman Drums", 9),
  BASS("Sideman Bass", 10),
  KEYS("Sideman Keys", 11),
  PAD("Sideman Pad", 12),
  LEAD("Sideman Lead", 13);

  private final String trackName;
  private final int channel;

  Role(String trackName, int channel) {
    this.trackName = trackName;
    this.channel = channel;
  }

  public String trackName() {
    return trackName;
  }

  /// MIDI channel, 0 to 15; drums are on 9 (channel 10 on screen).
  public int channel() {
    return channel;
  }

  public boolean isTonal() {
    return this != DRUMS;
  }

  /// Lower-case name as written in presets and on the command line.
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
