package io.sideman.app.learn;

import io.sideman.app.controls.BandControl;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// One thing learned: what moves which control, and how.
public record Learned(MidiTrigger trigger, BandControl control, Way way) {
  /// How a message becomes a value.
  public enum Way {
    /// A knob or fader: its range is the control's. It takes hold where the control stands.
    KNOB,
    /// On while it is held down.
    MOMENTARY,
    /// Each press turns it on or off.
    TOGGLE,
    /// The number of the program is the value.
    NUMBER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Way parse(String word) {
      return Arrays.stream(values())
          .filter(way -> way.word().equals(word.strip().toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> {
            String all = Arrays.stream(values()).map(Way::word).collect(Collectors.joining(", "));
            return new LearnException("\"as\" must be one of " + all + ", but was " + word + ".");
          });
    }
  }

  public Learned {
    boolean isProgram = trigger.kind() == MidiTrigger.Kind.PROGRAM;
    if (way == Way.NUMBER && !isProgram) {
      throw new LearnException(
          "Only a program has a number to take, but this was " + trigger + ".");
    }
    if (trigger.number() == MidiTrigger.ANY && way != Way.NUMBER) {
      throw new LearnException("\"" + trigger + "\" must be learned as a number.");
    }
    if (way == Way.KNOB && isProgram) {
      throw new LearnException("A program is no knob: " + trigger + ".");
    }
  }

  /// In the way that suits the control.
  public static Learned of(MidiTrigger trigger, BandControl control) {
    boolean isProgram = trigger.kind() == MidiTrigger.Kind.PROGRAM;
    Way way =
        switch (control.shape()) {
          case FADER, CHOICE -> isProgram ? Way.NUMBER : Way.KNOB;
          case SWITCH, LASTING -> Way.TOGGLE;
          case GESTURE -> Way.MOMENTARY;
        };
    return new Learned(trigger, control, way);
  }

  /// In words: `CC 80 makes gesture/fill`.
  public String describe() {
    return trigger + " moves " + control.path() + " (" + way.word() + ")";
  }
}
