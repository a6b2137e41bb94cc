package io.sideman.engine.smf;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Collects the events of one new track, in any order; all ticks are band ticks. On one tick the
/// order is note-offs, metas, controllers and programs, note-ons. One thread.
public final class SmfTrackBuilder {
  private static final int OFF = 0;
  private static final int META = 1;
  private static final int CONTROL = 2;
  private static final int ON = 3;

  /// Its bytes without delta lie in `encoded`.
  private record Event(long fileTick, int rank, int offset, int length)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int order = Long.compare(fileTick, other.fileTick);
      return order != 0 ? order : Integer.compare(rank, other.rank);
    }
  }

  private final Division division;
  private final List<Event> events = new ArrayList<>();
  private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
  private long endFileTick;

  /// A track for a file of this division: [Division#band], or that of the file it joins.
  public SmfTrackBuilder(Division division) {
    this.division = division;
  }

  public SmfTrackBuilder name(String name) {
    return meta(0, MetaType.TRACK_NAME, name.getBytes(StandardCharsets.UTF_8));
  }

  /// @param metaType a text-like meta: see [MetaType]
  public SmfTrackBuilder text(long tick, int metaType, String text) {
    return meta(tick, metaType, text.getBytes(StandardCharsets.UTF_8));
  }

  public SmfTrackBuilder marker(long tick, String text) {
    return text(tick, MetaType.MARKER, text);
  }

  public SmfTrackBuilder tempo(long tick, double microsPerQuarter) {
    int micros = Math.clamp(Math.round(microsPerQuarter), 1, 0xFF_FFFF);
    return meta(
        tick,
        MetaType.TEMPO,
        new byte[] {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros});
  }

  public SmfTrackBuilder meter(long tick, Meter meter) {
    byte power = (byte) Integer.numberOfTrailingZeros(meter.denominator());
    byte clocksPerBeat = (byte) Math.max(1, 96 / meter.denominator());
    return meta(
        tick, MetaType.METER, new byte[] {(byte) meter.numerator(), power, clocksPerBeat, 8});
  }

  /// Written with the fewest accidentals.
  public SmfTrackBuilder key(long tick, Key key) {
    int major = key.minor() ? key.tonic() + 3 : key.tonic();
    int fifths = Math.floorMod(major * 7 + 5, 12) - 5; // -5 (Db) to 6 (F#)
    return meta(
        tick, MetaType.KEY_SIGNATURE, new byte[] {(byte) fifths, (byte) (key.minor() ? 1 : 0)});
  }

  /// All changes of both maps, as a conductor track has them.
  public SmfTrackBuilder maps(TempoMap tempos, MeterMap meters) {
    tempos.changes().forEach(change -> tempo(change.startTick(), change.microsPerQuarter()));
    meters.changes().forEach(change -> meter(change.startTick(), change.meter()));
    return this;
  }

  /// @param channel 0 to 15
  /// @param program 0 to 127
  public SmfTrackBuilder program(long tick, int channel, int program) {
    return message(tick, MidiMessage.program(channel, program));
  }

  public SmfTrackBuilder control(long tick, int channel, int controller, int value) {
    return message(tick, MidiMessage.control(channel, controller, value));
  }

  /// @param volume 0 to 127
  public SmfTrackBuilder volume(long tick, int channel, int volume) {
    return control(tick, channel, 7, volume);
  }

  /// @param pan 0 (left) to 127 (right), 64 in the middle
  public SmfTrackBuilder pan(long tick, int channel, int pan) {
    return control(tick, channel, 10, pan);
  }

  /// Any channel message, packed as [MidiMessage] does.
  public SmfTrackBuilder message(long tick, int message) {
    int status = MidiMessage.status(message);
    if (status < 0x80 || status >= 0xF0) {
      throw new IllegalArgumentException("status must be 0x80-0xEF, but was " + status);
    }
    int rank = CONTROL;
    if (MidiMessage.isNoteOn(message)) {
      rank = ON;
    } else if (MidiMessage.isNoteOff(message)) {
      rank = OFF;
    }
    return add(division.toFile(tick), rank, bytesOf(message));
  }

  /// A note with its note-off. It lasts at least one tick of the file.
  public SmfTrackBuilder note(Note note) {
    long start = division.toFile(note.startTick());
    long end = Math.max(start + 1, division.toFile(note.endTick()));
    add(start, ON, bytesOf(MidiMessage.noteOn(note.channel(), note.key(), note.velocity())));
    return add(end, OFF, bytesOf(MidiMessage.noteOff(note.channel(), note.key())));
  }

  public SmfTrackBuilder notes(Iterable<Note> notes) {
    notes.forEach(this::note);
    return this;
  }

  /// @param message from F0 to F7
  public SmfTrackBuilder sysex(long tick, byte[] message) {
    if (message.length < 2 || message[0] != (byte) 0xF0) {
      throw new IllegalArgumentException("a SysEx message must start with F0 and end with F7");
    }
    var bytes = new ByteArrayOutputStream();
    bytes.write(0xF0);
    writeVariable(bytes, message.length - 1);
    bytes.write(message, 1, message.length - 1);
    return add(division.toFile(tick), CONTROL, bytes.toByteArray());
  }

  public SmfTrackBuilder meta(long tick, int metaType, byte[] payload) {
    if (metaType == MetaType.END_OF_TRACK) {
      throw new IllegalArgumentException("use end(tick) to say where the track ends");
    }
    return add(division.toFile(tick), META, metaBytes(metaType, payload));
  }

  /// The track lasts at least to here.
  public SmfTrackBuilder end(long tick) {
    endFileTick = Math.max(endFileTick, division.toFile(tick));
    return this;
  }

  public SmfTrack build() {
    var sorted = new ArrayList<>(events);
    sorted.sort(null); // stable: equal ticks and ranks keep the order of calls
    var out = new ByteArrayOutputStream();
    byte[] source = encoded.toByteArray();
    long previous = 0;
    for (Event event : sorted) {
      writeVariable(out, event.fileTick() - previous);
      out.write(source, event.offset(), event.length());
      previous = event.fileTick();
    }
    writeVariable(out, endFileTick - previous);
    out.writeBytes(metaBytes(MetaType.END_OF_TRACK, new byte[0]));
    byte[] bytes = out.toByteArray();
    return new TrackParser("new track", bytes, division, new Warnings()).parse(0, bytes.length, 1);
  }

  private SmfTrackBuilder add(long fileTick, int rank, byte[] bytes) {
    if (fileTick < 0) {
      throw new IllegalArgumentException(
          "a file starts at tick 0, but an event was at " + fileTick);
    }
    events.add(new Event(fileTick, rank, encoded.size(), bytes.length));
    encoded.writeBytes(bytes);
    endFileTick = Math.max(endFileTick, fileTick);
    return this;
  }

  private static byte[] bytesOf(int message) {
    byte status = (byte) message;
    byte data1 = (byte) MidiMessage.data1(message);
    return MidiMessage.dataBytes(status & 0xFF) == 1
        ? new byte[] {status, data1}
        : new byte[] {status, data1, (byte) MidiMessage.data2(message)};
  }

  private static byte[] metaBytes(int type, byte[] payload) {
    var bytes = new ByteArrayOutputStream();
    writeMeta(bytes, type, payload);
    return bytes.toByteArray();
  }

  /// A meta event without its delta time.
  static void writeMeta(ByteArrayOutputStream out, int type, byte[] payload) {
    out.write(0xFF);
    out.write(type);
    writeVariable(out, payload.length);
    out.writeBytes(payload);
  }

  /// SMF has four bytes at most for a number, and so has this.
  static void writeVariable(ByteArrayOutputStream out, long value) {
    if (value > 0x0FFF_FFFF) {
      throw new IllegalArgumentException("a gap must be below 2^28 ticks, but was " + value);
    }
    for (int shift = 21; shift > 0; shift -= 7) {
      if (value >>> shift != 0) {
        out.write((int) (value >>> shift & 0x7F | 0x80));
      }
    }
    out.write((int) (value & 0x7F));
  }
}
