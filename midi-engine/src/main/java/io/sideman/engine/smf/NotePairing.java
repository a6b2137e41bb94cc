package io.sideman.engine.smf;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Joins note-ons with their note-offs, first in first out per key and channel. Used once.
final class NotePairing {
  private static final int NONE = -1;
  private static final int KEYS = 16 * 128;

  private final Division division;
  private final int[] oldest = new int[KEYS]; // index of the oldest open note per channel and key
  private final int[] newest = new int[KEYS];
  private int[] next = new int[256]; // per note: the next open one of its key
  private long[] starts = new long[256]; // band ticks
  private long[] ends = new long[256]; // band ticks; -1 while open
  private int[] messages = new int[256]; // the note-on
  private int count;

  NotePairing(Division division) {
    this.division = division;
    Arrays.fill(oldest, NONE);
    Arrays.fill(newest, NONE);
  }

  List<Note> pair(long[] events, long endFileTick) {
    for (long event : events) {
      if (PackedEvent.isMessage(event)) {
        int message = PackedEvent.message(event);
        if (MidiMessage.isNoteOn(message)) {
          open(PackedEvent.tick(event), message);
        } else if (MidiMessage.isNoteOff(message)) {
          close(PackedEvent.tick(event), message);
        }
      }
    }
    closeHanging(division.toBand(endFileTick));
    return notes();
  }

  private void open(long fileTick, int message) {
    if (count == starts.length) {
      grow();
    }
    int slot = slot(message);
    int note = count++;
    starts[note] = division.toBand(fileTick);
    ends[note] = NONE;
    messages[note] = message;
    next[note] = NONE;
    if (oldest[slot] == NONE) {
      oldest[slot] = note;
    } else {
      next[newest[slot]] = note;
    }
    newest[slot] = note;
  }

  private void close(long fileTick, int message) {
    int slot = slot(message);
    int note = oldest[slot];
    if (note != NONE) {
      ends[note] = division.toBand(fileTick);
      oldest[slot] = next[note];
    }
  }

  private void closeHanging(long endTick) {
    for (int first : oldest) {
      int group = first; // open notes from here to n start on one tick
      for (int n = first; n != NONE; n = next[n]) {
        if (starts[n] > starts[group]) {
          endGroup(group, n, starts[n]);
          group = n;
        }
      }
      endGroup(group, NONE, endTick);
    }
  }

  private void endGroup(int from, int to, long tick) {
    for (int n = from; n != to; n = next[n]) {
      ends[n] = tick;
    }
  }

  private List<Note> notes() {
    var notes = new ArrayList<Note>(count);
    for (int i = 0; i < count; i++) {
      int message = messages[i];
      notes.add(
          new Note(
              starts[i],
              Math.max(1, ends[i] - starts[i]),
              MidiMessage.data1(message),
              MidiMessage.data2(message),
              MidiMessage.channel(message)));
    }
    notes.sort(null);
    return List.copyOf(notes);
  }

  private void grow() {
    int size = count * 2;
    next = Arrays.copyOf(next, size);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    messages = Arrays.copyOf(messages, size);
  }

  private static int slot(int message) {
    return MidiMessage.channel(message) << 7 | MidiMessage.data1(message);
  }
}
