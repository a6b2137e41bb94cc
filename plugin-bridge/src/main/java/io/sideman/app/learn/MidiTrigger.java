package io.sideman.app.learn;

import io.sideman.engine.event.MidiMessage;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a player moves or presses: a controller, a key or a program, on one channel or on any.
///
/// @param channel 0 to 15, or [#ANY]
/// @param number of the controller, key or program, 0 to 127; [#ANY] means every program
public record MidiTrigger(Kind kind, int channel, int number) {
  public static final int ANY = -1;

  private static final int CHANNELS = 16;
  private static final Pattern TEXT =
      Pattern.compile(
          "(cc|key|program)\\s+(\\d{1,3}|any)(?:\\s+channel\\s+(\\d{1,2}))?",
          Pattern.CASE_INSENSITIVE);

  /// The kinds of messages that can move a control.
  public enum Kind {
    CC,
    KEY,
    PROGRAM
  }

  public MidiTrigger {
    if (channel < ANY || channel >= CHANNELS) {
      throw new LearnException("A channel must be 1 to 16, but was " + (channel + 1) + ".");
    }
    if (number > 127 || number < (kind == Kind.PROGRAM ? ANY : 0)) {
      throw new LearnException(
          kind.name().toLowerCase(Locale.ROOT) + " must be 0 to 127, but was " + number + ".");
    }
    if (kind == Kind.CC) {
      refuseReserved(number);
    }
  }

  private static void refuseReserved(int controller) {
    String use =
        switch (controller) {
          case 0, 32 -> "chooses banks of sounds";
          case 6, 38, 96, 97, 98, 99, 100, 101 -> "belongs to parameter numbers";
          case 64 -> "is the sustain pedal, which the band hears";
          default -> controller >= 120 ? "is a channel mode message" : "";
        };
    if (!use.isEmpty()) {
      throw new LearnException(
          "CC " + controller + " cannot be learned: it " + use + ". Let the switch send another.");
    }
  }

  /// What a message is, on its own channel; null when it cannot be learned, such as a note-off.
  static @org.jspecify.annotations.Nullable MidiTrigger of(int message) {
    int channel = MidiMessage.channel(message);
    int number = MidiMessage.data1(message);
    try {
      return switch (MidiMessage.command(message)) {
        case MidiMessage.CONTROL -> new MidiTrigger(Kind.CC, channel, number);
        case MidiMessage.PROGRAM -> new MidiTrigger(Kind.PROGRAM, channel, number);
        case MidiMessage.NOTE_ON ->
            MidiMessage.isNoteOn(message) ? new MidiTrigger(Kind.KEY, channel, number) : null;
        default -> null;
      };
    } catch (LearnException e) {
      return null;
    }
  }

  /// Reads `CC 80`, `key 36 channel 10` or `program any`.
  ///
  /// @throws LearnException when it is none of these
  public static MidiTrigger parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new LearnException(
          "MIDI must be like \"CC 80\", \"key 36 channel 10\" or \"program any\", but was \""
              + text
              + "\".");
    }
    Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    String number = matcher.group(2).toLowerCase(Locale.ROOT);
    String channel = matcher.group(3);
    return new MidiTrigger(
        kind,
        channel == null ? ANY : channelOf(Integer.parseInt(channel)),
        number.equals("any") ? ANY : Integer.parseInt(number));
  }

  private static int channelOf(int onScreen) {
    if (onScreen < 1 || onScreen > CHANNELS) {
      throw new LearnException("A channel must be 1 to 16, but was " + onScreen + ".");
    }
    return onScreen - 1;
  }

  /// True when some message could be both.
  boolean overlaps(MidiTrigger other) {
    return kind == other.kind
        && (channel == other.channel || channel == ANY || other.channel == ANY)
        && (number == other.number || number == ANY || other.number == ANY);
  }

  @Override
  public String toString() {
    String name = kind == Kind.CC ? "CC" : kind.name().toLowerCase(Locale.ROOT);
    String place = channel == ANY ? "" : " channel " + (channel + 1);
    return name + " " + (number == ANY ? "any" : number) + place;
  }
}
