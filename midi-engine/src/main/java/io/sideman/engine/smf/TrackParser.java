package io.sideman.engine.smf;

import io.sideman.engine.event.MidiMessage;
import java.util.Arrays;

/// Reads the events of one track after another. Where a track is broken it keeps what came before
/// and warns. Holds scratch memory, so one parser serves all tracks of a file; one thread.
final class TrackParser {
  /// Longest song read, in quarter notes of band time: 27 hours at 120 bpm.
  static final long MOST_QUARTERS = 200_000;

  /// Most events read from one file, so that a flood of tiny ones cannot fill memory.
  static final int MOST_EVENTS = 2_000_000;

  private static final int SYSEX = 0xF0;
  private static final int ESCAPE = 0xF7;
  private static final int META = 0xFF;

  private final String file;
  private final byte[] bytes;
  private final Division division;
  private final long lastTickAllowed;
  private final Warnings warnings;
  private final int[] sounding = new int[16 * 128]; // note-ons without a note-off yet
  private long[] events;
  private int hanging; // sum of sounding
  private int count;
  private int countBefore; // events of the tracks before
  private int position;
  private int end;
  private int track;
  private int runningStatus;
  private boolean clamped;
  private boolean ended;
  private boolean broken;
  private int soundEnd; // where a broken track stops making sense; -1 when it is whole

  TrackParser(String file, byte[] bytes, Division division, Warnings warnings) {
    this.file = file;
    this.bytes = bytes;
    this.division = division;
    this.warnings = warnings;
    events = new long[Math.clamp(bytes.length / 4, 64, 1 << 14)];
    lastTickAllowed =
        Math.min(Integer.MAX_VALUE, (long) (MOST_QUARTERS * division.ticksPerBandQuarter()));
  }

  /// True when the last track read had its end-of-track event.
  boolean endedProperly() {
    return ended;
  }

  /// First byte after the last track read.
  int position() {
    return position;
  }

  /// Counts the last track read as one that is kept.
  void keep() {
    countBefore += count;
  }

  /// Moves on to where the next chunk starts.
  void skipTo(int nextPosition) {
    position = nextPosition;
  }

  /// Reads the track whose events lie in `[start, limit)`.
  ///
  /// @param number which track this is, from 1, for messages
  SmfTrack parse(int start, int limit, int number) {
    position = start;
    end = limit;
    track = number;
    hanging = 0;
    count = 0;
    runningStatus = 0;
    clamped = false;
    ended = false;
    broken = false;
    soundEnd = -1;
    Arrays.fill(sounding, 0);
    long tick = readEvents();
    warnOfHanging();
    var trackBytes =
        soundEnd < 0
            ? new TrackBytes(bytes, start, position, ended)
            : new TrackBytes(bytes, start, soundEnd, false);
    return new SmfTrack(trackBytes, Arrays.copyOf(events, count), tick, division, hanging);
  }

  private long readEvents() {
    long tick = 0;
    while (position < end && !ended && !broken) {
      int at = position;
      int delta = readVariable();
      if (broken || position >= end) {
        truncated(at);
        break;
      }
      if (tick + delta > lastTickAllowed) {
        if (isEndOfTrack()) {
          warn(at, "the end of track lies beyond any song; it was moved to the last event");
          soundEnd = at;
          delta = 0;
        } else {
          throw tooLong(at, tick + delta);
        }
      }
      readEvent(tick + delta, at);
      tick += broken ? 0 : delta;
    }
    return tick;
  }

  private void readEvent(long tick, int at) {
    int status = bytes[position] & 0xFF;
    if (status >= 0xF0) {
      readSystem(tick, status, at);
      return;
    }
    if (status >= 0x80) {
      position++;
      runningStatus = status;
    } else if (runningStatus == 0) {
      stop(at, String.format("0x%02X stands where an event must start", status));
      return;
    }
    readChannel(tick, at);
  }

  private void readChannel(long tick, int at) {
    int status = runningStatus;
    int kind = status >>> 4;
    boolean single = kind == 0xC || kind == 0xD;
    if (end - position < (single ? 1 : 2)) {
      truncated(at);
      return;
    }
    int data1 = data(at);
    int data2 = single ? 0 : data(at);
    add(PackedEvent.ofMessage(tick, status | data1 << 8 | data2 << 16));
    if (kind == 0x9 || kind == 0x8) {
      count(status, data1, data2);
    }
  }

  private int data(int at) {
    int value = bytes[position++];
    if (value >= 0) {
      return value;
    }
    if (!clamped) {
      clamped = true;
      warn(at, "data bytes must be 0-127, but was " + (value & 0xFF) + "; 127 is used");
    }
    return 127;
  }

  private void count(int status, int key, int velocity) {
    int slot = (status & 15) << 7 | key;
    if (status >= MidiMessage.NOTE_ON && velocity > 0) {
      sounding[slot]++;
      hanging++;
    } else if (sounding[slot] > 0) {
      sounding[slot]--;
      hanging--;
    }
  }

  private void readSystem(long tick, int status, int at) {
    int statusPosition = position++;
    if (status != SYSEX && status != ESCAPE && status != META) {
      position = Math.min(end, position + MidiMessage.dataBytes(status));
      if (!warnings.overflows()) {
        warn(at, String.format("status 0x%02X does not belong in a file; it was left out", status));
      }
      return;
    }
    int type = 0;
    if (status == META) {
      if (position >= end) {
        truncated(at);
        return;
      }
      type = bytes[position++] & 0xFF;
    }
    int length = readVariable();
    if (broken || length > end - position) {
      truncated(at);
      return;
    }
    position += length;
    if (status == META && type == MetaType.END_OF_TRACK) {
      ended = true;
    } else {
      add(PackedEvent.ofPosition(tick, statusPosition));
    }
  }

  private boolean isEndOfTrack() {
    return position + 1 < end
        && (bytes[position] & 0xFF) == META
        && bytes[position + 1] == MetaType.END_OF_TRACK;
  }

  /// A variable-length quantity of at most four bytes. Sets `broken` when there is none.
  private int readVariable() {
    int value = 0;
    for (int i = 0; i < 4 && position < end; i++) {
      int b = bytes[position++];
      value = value << 7 | b & 0x7F;
      if (b >= 0) {
        return value;
      }
    }
    broken = true;
    return 0;
  }

  private void add(long event) {
    if (countBefore + count == MOST_EVENTS) {
      throw tooMany();
    }
    if (count == events.length) {
      events = Arrays.copyOf(events, count * 2);
    }
    events[count++] = event;
  }

  private void warnOfHanging() {
    if (hanging > 0) {
      warnings.add(
          "track "
              + track
              + ": "
              + hanging
              + " notes have no note-off; each was ended at the next note of its key or the end of"
              + " the track");
    }
  }

  private void truncated(int at) {
    stop(at, "the track breaks off in the middle of an event");
  }

  private void stop(int at, String problem) {
    broken = true;
    soundEnd = at;
    position = end;
    warn(at, problem + "; what came before was kept");
  }

  private void warn(int at, String text) {
    warnings.add("track " + track + ", byte " + at + ": " + text);
  }

  private SmfException tooMany() {
    return new SmfException(
        file,
        position,
        "a file may have " + MOST_EVENTS + " events",
        "track " + track + " goes beyond that",
        "Split the song, or thin out its controllers and SysEx messages.");
  }

  private SmfException tooLong(int at, long tick) {
    return new SmfException(
        file,
        at,
        "a song must end before tick " + lastTickAllowed + " (" + MOST_QUARTERS + " quarter notes)",
        "track " + track + " goes to tick " + tick,
        "A delta time is damaged; export the file again from the program it came from.");
  }
}
