package io.sideman.engine.smf;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One track: its events in file order, and the bytes they were read from. The end-of-track event
/// is not among the events; [#endFileTick] tells where it stood. Immutable.
public final class SmfTrack {
  private final TrackBytes bytes;
  private final byte[] source; // that of bytes
  private final long[] events; // see PackedEvent
  private final long endFileTick;
  private final Division division;
  private final int hangingNotes;
  private final int[] longEvents; // indices of those that are no channel messages
  private final int noteChannels; // a bit each
  private final int notes;

  SmfTrack(TrackBytes bytes, long[] events, long endFileTick, Division division, int hangingNotes) {
    this.bytes = bytes;
    source = bytes.source();
    this.events = events;
    this.endFileTick = endFileTick;
    this.division = division;
    this.hangingNotes = hangingNotes;
    longEvents = longEvents(events);
    int channels = 0;
    int count = 0;
    for (long event : events) {
      if (PackedEvent.isMessage(event) && MidiMessage.isNoteOn(PackedEvent.message(event))) {
        channels |= 1 << MidiMessage.channel(PackedEvent.message(event));
        count++;
      }
    }
    noteChannels = channels;
    notes = count;
  }

  private static int[] longEvents(long[] events) {
    int[] found = new int[8];
    int count = 0;
    for (int i = 0; i < events.length; i++) {
      if (!PackedEvent.isMessage(events[i])) {
        found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// Number of events.
  public int size() {
    return events.length;
  }

  /// When event `index` happens, in ticks of the file.
  public long fileTick(int index) {
    return PackedEvent.tick(events[index]);
  }

  /// When event `index` happens, in band ticks.
  public long tick(int index) {
    return division.toBand(fileTick(index));
  }

  /// Status byte of event `index`: 0x80 to 0xEF with its channel, 0xF0 or 0xF7 for SysEx, 0xFF for
  /// a meta event.
  public int status(int index) {
    long event = events[index];
    return PackedEvent.isMessage(event)
        ? PackedEvent.message(event) & 0xFF
        : source[PackedEvent.position(event)] & 0xFF;
  }

  public boolean isChannelMessage(int index) {
    return PackedEvent.isMessage(events[index]);
  }

  /// Event `index` as [MidiMessage] packs it; 0 when it is a meta or SysEx event.
  public int message(int index) {
    return PackedEvent.isMessage(events[index]) ? PackedEvent.message(events[index]) : 0;
  }

  /// Number of the meta event at `index` (see [MetaType]), or -1 when it is none.
  public int metaType(int index) {
    return status(index) == 0xFF ? source[PackedEvent.position(events[index]) + 1] & 0xFF : -1;
  }

  /// Index of the first meta event of a kind (see [MetaType]), or -1 when there is none.
  public int firstMeta(int type) {
    for (int i : longEvents) {
      if (metaType(i) == type) {
        return i;
      }
    }
    return -1;
  }

  /// Indices of the meta and SysEx events; shared, not to be written to.
  int[] longEvents() {
    return longEvents;
  }

  /// The bytes of the meta or SysEx event at `index`, after its length; empty for other events.
  public byte[] payload(int index) {
    long event = events[index];
    if (PackedEvent.isMessage(event)) {
      return new byte[0];
    }
    int position = PackedEvent.position(event) + (status(index) == 0xFF ? 2 : 1);
    int length = 0;
    byte b;
    do {
      b = source[position++];
      length = length << 7 | b & 0x7F;
    } while (b < 0);
    return Arrays.copyOfRange(source, position, position + length);
  }

  /// The payload of event `index` as text: UTF-8 where it is valid, else Latin-1.
  public String text(int index) {
    byte[] payload = payload(index);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      return new String(payload, StandardCharsets.ISO_8859_1);
    }
  }

  /// The track's own name, without the blanks some programs pad it with.
  public Optional<String> name() {
    return firstText(MetaType.TRACK_NAME);
  }

  public Optional<String> instrumentName() {
    return firstText(MetaType.INSTRUMENT_NAME);
  }

  private Optional<String> firstText(int type) {
    for (int i : longEvents) {
      if (metaType(i) == type) {
        String text = text(i).strip();
        if (!text.isEmpty()) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  /// Name given to one channel: the instrument or track name that follows a channel prefix for it.
  ///
  /// @param channel 0 to 15
  public Optional<String> channelName(int channel) {
    int prefix = -1;
    int next = 0; // behind the last meta event
    for (int i : longEvents) {
      int type = metaType(i);
      prefix = i == next ? prefix : -1; // messages came between
      next = i + 1;
      if (type == MetaType.CHANNEL_PREFIX) {
        byte[] payload = payload(i);
        prefix = payload.length > 0 ? payload[0] & 0xFF : -1;
      } else if (type < 0) {
        prefix = -1;
      } else if (prefix == channel
          && (type == MetaType.INSTRUMENT_NAME || type == MetaType.TRACK_NAME)) {
        return Optional.of(text(i).strip());
      }
    }
    return Optional.empty();
  }

  /// The first program chosen on `channel` (0 to 15), or -1 when there is none.
  public int program(int channel) {
    for (long event : events) {
      if (PackedEvent.isMessage(event)) {
        int message = PackedEvent.message(event);
        if (MidiMessage.status(message) == (MidiMessage.PROGRAM | channel)) {
          return MidiMessage.data1(message);
        }
      }
    }
    return -1;
  }

  /// Bit `c` is set when a note starts on channel `c` (0 to 15).
  public int noteChannels() {
    return noteChannels;
  }

  /// The notes in band ticks, sorted. A note-off ends the oldest sounding note of its key and
  /// channel. A note without one ends at the next such note of its key, or with the track.
  public List<Note> notes() {
    return new NotePairing(division, notes).pair(events, endFileTick);
  }

  /// This track with its notes exchanged; every other event stays where and as it is. Ticks are
  /// band ticks.
  ///
  /// @param change answers a note itself to keep it byte for byte, another one to exchange it, or
  ///   nothing to take it out
  /// @param more notes to add
  public SmfTrack withNotes(Function<Note, Optional<Note>> change, List<Note> more) {
    return new TrackEdit(this).apply(change, more);
  }

  /// How many notes have no note-off.
  public int hangingNotes() {
    return hangingNotes;
  }

  public long endFileTick() {
    return endFileTick;
  }

  /// Where the track ends, in band ticks.
  public long endTick() {
    return division.toBand(endFileTick);
  }

  public Division division() {
    return division;
  }

  /// A copy of the track's bytes as read, without chunk header. May lack an end of track.
  public byte[] rawBytes() {
    return Arrays.copyOfRange(source, bytes.start(), bytes.end());
  }

  TrackBytes bytes() {
    return bytes;
  }

  /// Where the meta event at `index` starts in [#rawBytes], behind its delta time; -1 for a channel
  /// message.
  int offset(int index) {
    return PackedEvent.isMessage(events[index])
        ? -1
        : PackedEvent.position(events[index]) - bytes.start();
  }

  /// Bytes of the meta event at `index` from its status on.
  int metaLength(int index) {
    int position = PackedEvent.position(events[index]) + 2;
    int bytesOfLength = 1;
    while (source[position + bytesOfLength - 1] < 0) {
      bytesOfLength++;
    }
    return 2 + bytesOfLength + payload(index).length;
  }

  /// This track with the meaningless bytes that follow its end of track up to `end`.
  SmfTrack withPaddingTo(int end) {
    var padded = new TrackBytes(source, bytes.start(), end, bytes.closed());
    return new SmfTrack(padded, events, endFileTick, division, hangingNotes);
  }
}
