package io.sideman.engine.smf;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Exchanges notes of a track and leaves every other event where and as it stands: controllers,
/// metas, SysEx, and the notes that are kept. Used once, on one thread.
final class TrackEdit {
  private static final byte[] END_OF_TRACK = {(byte) 0xFF, MetaType.END_OF_TRACK, 0};

  private final SmfTrack track;
  private final boolean[] dropped; // (events)
  private final List<Note> added = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long lastTick; // of the file, of what was written last

  TrackEdit(SmfTrack track) {
    this.track = track;
    dropped = new boolean[track.size()];
  }

  /// The track with each note as `change` answers it (itself: kept; another: exchanged; empty:
  /// gone) and with `more`.
  SmfTrack apply(Function<Note, Optional<Note>> change, List<Note> more) {
    pairs(change);
    added.addAll(more);
    Map<Long, List<byte[]>> offs = new HashMap<>();
    Map<Long, List<byte[]>> ons = new HashMap<>();
    added.sort(null);
    for (Note note : added) {
      long start = track.division().toFile(note.startTick());
      long end = Math.max(start + 1, track.division().toFile(note.endTick()));
      ons.computeIfAbsent(start, _ -> new ArrayList<>())
          .add(bytes(MidiMessage.noteOn(note.channel(), note.key(), note.velocity())));
      offs.computeIfAbsent(end, _ -> new ArrayList<>())
          .add(bytes(MidiMessage.noteOff(note.channel(), note.key())));
    }
    merge(offs, ons);
    return written();
  }

  /// Joins note-ons with their offs as [NotePairing] does, and drops those that change.
  private void pairs(Function<Note, Optional<Note>> change) {
    Map<Integer, Deque<Integer>> open = new HashMap<>();
    for (int i = 0; i < track.size(); i++) {
      int message = track.message(i);
      int slot = MidiMessage.channel(message) << 7 | MidiMessage.data1(message);
      if (track.isChannelMessage(i) && MidiMessage.isNoteOn(message)) {
        open.computeIfAbsent(slot, _ -> new ArrayDeque<>()).add(i);
      } else if (track.isChannelMessage(i) && MidiMessage.isNoteOff(message)) {
        Deque<Integer> waiting = open.get(slot);
        if (waiting != null && !waiting.isEmpty()) {
          judge(waiting.remove(), i, track.tick(i), change);
        }
      }
    }
    for (Deque<Integer> waiting : open.values()) {
      for (int on : waiting) {
        judge(on, -1, track.endTick(), change);
      }
    }
  }

  private void judge(int on, int off, long endTick, Function<Note, Optional<Note>> change) {
    int message = track.message(on);
    Note note =
        new Note(
            track.tick(on),
            Math.max(1, endTick - track.tick(on)),
            MidiMessage.data1(message),
            MidiMessage.data2(message),
            MidiMessage.channel(message));
    Optional<Note> wanted = change.apply(note);
    if (wanted.isPresent() && wanted.get().equals(note)) {
      return;
    }
    dropped[on] = true;
    if (off >= 0) {
      dropped[off] = true;
    }
    wanted.ifPresent(added::add);
  }

  /// New note-offs come first on their tick, new note-ons last.
  private void merge(Map<Long, List<byte[]>> offs, Map<Long, List<byte[]>> ons) {
    var ticks = new TreeSet<Long>(offs.keySet());
    ticks.addAll(ons.keySet());
    for (int i = 0; i < track.size(); i++) {
      ticks.add(track.fileTick(i));
    }
    int next = 0;
    for (long tick : ticks) {
      offs.getOrDefault(tick, List.of()).forEach(off -> put(tick, off));
      for (; next < track.size() && track.fileTick(next) == tick; next++) {
        if (!dropped[next]) {
          put(tick, bytesOf(next));
        }
      }
      ons.getOrDefault(tick, List.of()).forEach(on -> put(tick, on));
    }
  }

  private void put(long fileTick, byte[] event) {
    SmfTrackBuilder.writeVariable(out, fileTick - lastTick);
    out.writeBytes(event);
    lastTick = fileTick;
  }

  private SmfTrack written() {
    put(Math.max(lastTick, track.endFileTick()), END_OF_TRACK);
    byte[] bytes = out.toByteArray();
    return new TrackParser("edited track", bytes, track.division(), new Warnings())
        .parse(0, bytes.length, 1);
  }

  private byte[] bytesOf(int index) {
    if (track.isChannelMessage(index)) {
      return bytes(track.message(index));
    }
    byte[] payload = track.payload(index);
    var event = new ByteArrayOutputStream();
    event.write(track.status(index));
    if (track.status(index) == 0xFF) {
      event.write(track.metaType(index));
    }
    SmfTrackBuilder.writeVariable(event, payload.length);
    event.writeBytes(payload);
    return event.toByteArray();
  }

  private static byte[] bytes(int message) {
    byte[] three = {
      (byte) message, (byte) MidiMessage.data1(message), (byte) MidiMessage.data2(message)
    };
    return MidiMessage.dataBytes(message & 0xFF) == 1 ? Arrays.copyOf(three, 2) : three;
  }
}
