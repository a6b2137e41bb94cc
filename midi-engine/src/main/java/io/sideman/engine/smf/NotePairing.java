package io.sideman.engine.smf;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import java.util.Arrays;
import java.util.List;

/// Joins note-ons with their note-offs, first in first out per key and channel. Used once.
final class NotePairing {
  private static final int NONE = -1;
  private static final int KEYS = 16 * 128;

  private final Division division;
  private final int[] oldest = new int[KEYS]; // index of the oldest open note per channel and key
  private final int[] newest = new int[KEYS];
  private final int[] next; // per note: the next open one of its key
  private final long[] starts; // band ticks
  private final long[] ends; // band ticks; -1 while open
  private final int[] messages; // the note-on
  private int count;
  private int open;

  /// @param notes how many will start
  NotePairing(Division division, int notes) {
    this.division = division;
    next = new int[notes];
    starts = new long[notes];
    ends = new long[notes];
    messages = new int[notes];
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
    if (open > 0) {
      closeHanging(division.toBand(endFileTick));
    }
    return notes();
  }

  private void open(long fileTick, int message) {
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
    open++;
  }

  private void close(long fileTick, int message) {
    int slot = slot(message);
    int note = oldest[slot];
    if (note != NONE) {
      ends[note] = division.toBand(fileTick);
      oldest[slot] = next[note];
      open--;
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
    var notes = new Note[count];
    for (int i = 0; i < count; i++) {
      int message = messages[i];
      notes[i] =
          new Note(
              starts[i],
              Math.max(1, ends[i] - starts[i]),
              MidiMessage.data1(message),
              MidiMessage.data2(message),
              MidiMessage.channel(message));
    }
    sortChords(notes);
    return List.of(notes);
  }

  /// Events come in the order of time, so only notes that start together may change places.
  private static void sortChords(Note[] notes) {
    int first = 0;
    for (int i = 1; i <= notes.length; i++) {
      if (i == notes.length || notes[i].startTick() > notes[first].startTick()) {
        if (i - first > 1) {
          Arrays.sort(notes, first, i);
        }
        first = i;
      }
    }
  }

  private static int slot(int message) {
    return MidiMessage.channel(message) << 7 | MidiMessage.data1(message);
  }
}
