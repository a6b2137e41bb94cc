package io.sideman.corpus.songs;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/// A MIDI file taken apart: one part per track, channel and program.
///
/// @param keys key signatures; the timeline's first value is C major when there is none
/// @param hasKey true when the file states a key
record MidiParts(
    List<Part> parts, MeterMap meters, TempoMap tempos, Timeline<Key> keys, boolean hasKey) {
  /// Notes of one instrument, sorted.
  record Part(String track, int channel, int program, List<Note> notes) {}

  private static final int TRACK_NAME = 0x03;
  private static final int TEMPO = 0x51;
  private static final int METRE = 0x58;
  private static final int KEY = 0x59;

  static MidiParts read(Path file) throws IOException {
    try {
      return new Reader(MidiSystem.getSequence(file.toFile())).read();
    } catch (InvalidMidiDataException | RuntimeException e) {
      throw new IOException(file + ": not a usable MIDI file: " + e.getMessage(), e);
    }
  }

  /// Notes of the first track with that name, ignoring case; empty when there is none.
  List<Note> track(String name) {
    var notes = new ArrayList<Note>();
    for (Part part : parts) {
      if (part.track().equalsIgnoreCase(name)) {
        notes.addAll(part.notes());
      }
    }
    notes.sort(null);
    return notes;
  }

  private static final class Reader {
    private final Sequence sequence;
    private final List<Part> parts = new ArrayList<>();
    private final List<MeterMap.Change> meters = new ArrayList<>();
    private final List<TempoMap.Change> tempos = new ArrayList<>();
    private final List<Timeline.Span<Key>> keys = new ArrayList<>();

    Reader(Sequence sequence) {
      this.sequence = sequence;
    }

    MidiParts read() {
      for (Track track : sequence.getTracks()) {
        readTrack(track);
      }
      keys.sort((a, b) -> Long.compare(a.startTick(), b.startTick()));
      return new MidiParts(
          parts,
          MeterMap.of(meters),
          TempoMap.of(tempos),
          Timeline.of(keys.isEmpty() ? new Key(0, false) : keys.getFirst().value(), keys),
          !keys.isEmpty());
    }

    private long ticks(long tick) {
      return Math.round((double) tick * Ticks.PER_QUARTER / sequence.getResolution());
    }

    private void readTrack(Track track) {
      String name = "";
      int[] programs = new int[16];
      var open = new HashMap<Integer, Started>();
      var notes = new HashMap<Integer, List<Note>>(); // by channel and program
      for (int i = 0; i < track.size(); i++) {
        MidiEvent event = track.get(i);
        long tick = ticks(event.getTick());
        switch (event.getMessage()) {
          case MetaMessage meta when meta.getType() == TRACK_NAME ->
              name = new String(meta.getData(), StandardCharsets.ISO_8859_1).strip();
          case MetaMessage meta -> readMeta(tick, meta.getType(), meta.getData());
          case ShortMessage message -> readMessage(tick, message, programs, open, notes);
          default -> {}
        }
      }
      addParts(name, notes);
    }

    private void addParts(String name, Map<Integer, List<Note>> notes) {
      for (var entry : notes.entrySet()) {
        entry.getValue().sort(null);
        parts.add(new Part(name, entry.getKey() & 15, entry.getKey() >> 4, entry.getValue()));
      }
    }

    private record Started(long tick, int velocity, int program) {}

    private static void readMessage(
        long tick,
        ShortMessage message,
        int[] programs,
        Map<Integer, Started> open,
        Map<Integer, List<Note>> notes) {
      int channel = message.getChannel();
      int id = channel << 8 | message.getData1();
      boolean on = message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0;
      if (message.getCommand() == ShortMessage.PROGRAM_CHANGE) {
        programs[channel] = message.getData1();
      } else if (on || message.getCommand() == ShortMessage.NOTE_OFF || isSilentOn(message)) {
        Started started = open.remove(id);
        if (started != null) {
          long length = Math.max(1, tick - started.tick());
          notes
              .computeIfAbsent(started.program() << 4 | channel, _ -> new ArrayList<>())
              .add(
                  new Note(
                      started.tick(), length, message.getData1(), started.velocity(), channel));
        }
        if (on) {
          open.put(id, new Started(tick, message.getData2(), programs[channel]));
        }
      }
    }

    private static boolean isSilentOn(ShortMessage message) {
      return message.getCommand() == ShortMessage.NOTE_ON && message.getData2() == 0;
    }

    private void readMeta(long tick, int type, byte[] data) {
      if (type == TEMPO && data.length >= 3) {
        int micros = (data[0] & 255) << 16 | (data[1] & 255) << 8 | data[2] & 255;
        tempos.add(new TempoMap.Change(tick, Math.max(1, micros)));
      } else if (type == METRE && data.length >= 2 && data[0] >= 1 && data[0] <= 32) {
        meters.add(new MeterMap.Change(tick, new Meter(data[0], 1 << Math.clamp(data[1], 0, 5))));
      } else if (type == KEY && data.length >= 2) {
        boolean minor = data[1] == 1;
        int tonic = Math.floorMod(data[0] * 7 + (minor ? 9 : 0), 12);
        keys.add(new Timeline.Span<>(tick, new Key(tonic, minor)));
      }
    }
  }
}
