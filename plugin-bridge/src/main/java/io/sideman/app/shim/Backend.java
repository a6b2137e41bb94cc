package io.sideman.app.shim;

import java.util.List;
import java.util.Locale;

/// A system that MIDI ports can be made in. The numbers are those of `shim.h`.
public enum Backend {
  JACK(1, "JACK"),
  ALSA(2, "ALSA"),
  CORE_MIDI(3, "CoreMIDI"),
  WINDOWS(4, "Windows MIDI");

  private final int number;
  private final String title;

  Backend(int number, String title) {
    this.number = number;
    this.title = title;
  }

  int number() {
    return number;
  }

  /// As people call it.
  public String title() {
    return title;
  }

  /// Those of an operating system, the best one first.
  public static List<Backend> of(String osName) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return List.of(CORE_MIDI, JACK);
    }
    return os.contains("windows") ? List.of(WINDOWS) : List.of(JACK, ALSA);
  }
}
