package io.sideman.engine.event;

/// A short MIDI message packed into an `int`: status in bits 0-7, first data byte in 8-15, second
/// in 16-23. So events travel through rings and arrays without objects. Any thread.
public final class MidiMessage {
  public static final int NOTE_OFF = 0x80;
  public static final int NOTE_ON = 0x90;
  public static final int KEY_PRESSURE = 0xA0;
  public static final int CONTROL = 0xB0;
  public static final int PROGRAM = 0xC0;
  public static final int CHANNEL_PRESSURE = 0xD0;
  public static final int PITCH_BEND = 0xE0;
  public static final int CLOCK = 0xF8;
  public static final int START = 0xFA;
  public static final int CONTINUE = 0xFB;
  public static final int STOP = 0xFC;

  private MidiMessage() {}

  public static int of(int status, int data1, int data2) {
    return status & 0xFF | (data1 & 0x7F) << 8 | (data2 & 0x7F) << 16;
  }

  public static int noteOn(int channel, int key, int velocity) {
    return of(NOTE_ON | channel & 15, key, velocity);
  }

  public static int noteOff(int channel, int key) {
    return of(NOTE_OFF | channel & 15, key, 64);
  }

  public static int control(int channel, int controller, int value) {
    return of(CONTROL | channel & 15, controller, value);
  }

  public static int program(int channel, int program) {
    return of(PROGRAM | channel & 15, program, 0);
  }

  /// The whole status byte, channel included, 0x80 to 0xFF.
  public static int status(int message) {
    return message & 0xFF;
  }

  /// The kind of a channel message, such as [#NOTE_ON]; 0xF0 for every system message.
  public static int command(int message) {
    return message & 0xF0;
  }

  /// 0 to 15; meaningless for system messages.
  public static int channel(int message) {
    return message & 0x0F;
  }

  public static int data1(int message) {
    return message >>> 8 & 0x7F;
  }

  public static int data2(int message) {
    return message >>> 16 & 0x7F;
  }

  /// True for a note-on that sounds; velocity 0 is a note-off in MIDI.
  public static boolean isNoteOn(int message) {
    return (message & 0xF0) == NOTE_ON && data2(message) > 0;
  }

  public static boolean isNoteOff(int message) {
    int command = message & 0xF0;
    return command == NOTE_OFF || command == NOTE_ON && data2(message) == 0;
  }

  /// Data bytes that follow `status`: 0, 1 or 2; 0 for SysEx and undefined bytes too.
  public static int dataBytes(int status) {
    return switch (status >>> 4 & 0xF) {
      case 0x8, 0x9, 0xA, 0xB, 0xE -> 2;
      case 0xC, 0xD -> 1;
      default -> status == 0xF2 ? 2 : status == 0xF1 || status == 0xF3 ? 1 : 0;
    };
  }
}
