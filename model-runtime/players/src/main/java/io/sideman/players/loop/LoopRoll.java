package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A loop as the networks see it, without key and chords: per role and slot which rows ([LoopRows])
/// are struck and how hard, and which tonal rows still sound from before. Played over any chords
/// and key it is in chord and key by construction.
///
/// Mutable while it is filled; control threads only.
public final class LoopRoll {
  /// A note this close before a chord change that rings over it plays the coming chord.
  private static final long PUSH_TICKS = Ticks.PER_QUARTER / 2;

  private static final int DRUM_TICKS = Ticks.PER_STEP / 2;
  private static final float LOUDEST = 127;

  private final int bars;
  private final float[][][] onsets; // (roles, slots, rows) velocity / 127, 0 where nothing starts
  private final boolean[][][] holds; // (roles, slots, rows) sounding on from an earlier slot

  public LoopRoll(int bars) {
    this.bars = bars;
    int slots = bars * LoopGrid.SLOTS_PER_BAR;
    onsets = new float[Role.values().length][slots][];
    holds = new boolean[Role.values().length][slots][];
    for (Role role : Role.values()) {
      for (int slot = 0; slot < slots; slot++) {
        onsets[role.ordinal()][slot] = new float[LoopRows.count(role)];
        holds[role.ordinal()][slot] = new boolean[LoopRows.count(role)];
      }
    }
  }

  public int bars() {
    return bars;
  }

  public int slots() {
    return bars * LoopGrid.SLOTS_PER_BAR;
  }

  /// How hard a row is struck on a slot, 0 (not at all) to 1.
  public float onset(Role role, int slot, int row) {
    return onsets[role.ordinal()][slot][row];
  }

  /// True where a note that began on an earlier slot still sounds. Drums hold nothing.
  public boolean held(Role role, int slot, int row) {
    return holds[role.ordinal()][slot][row];
  }

  /// Strikes a row.
  ///
  /// @param strength velocity / 127, above 0 to 1
  /// @param length slots that it sounds, at least 1; drums ignore it
  public void strike(Role role, int slot, int row, float strength, int length) {
    onsets[role.ordinal()][slot][row] = strength;
    holds[role.ordinal()][slot][row] = false;
    if (role.isTonal()) {
      int end = Math.min(slots(), slot + length);
      int next = slot + 1;
      for (; next < end && onset(role, next, row) == 0; next++) {
        holds[role.ordinal()][next][row] = true;
      }
      for (; next < slots() && held(role, next, row); next++) {
        holds[role.ordinal()][next][row] = false; // what an earlier note had left
      }
    }
  }

  /// Slots from an onset to where its note ends.
  public int length(Role role, int slot, int row) {
    int end = slot + 1;
    while (end < slots() && held(role, end, row)) {
      end++;
    }
    return end - slot;
  }

  /// Onsets of a role on a slot.
  public int count(Role role, int slot) {
    int count = 0;
    for (float strength : onsets[role.ordinal()][slot]) {
      count += strength > 0 ? 1 : 0;
    }
    return count;
  }

  /// The roll of a loop. A beat's onsets go to straight or triplet slots as a whole. Keys outside
  /// chord and key go to the nearest row, two notes on one row and slot become the louder one.
  public static LoopRoll of(Loop loop) {
    var roll = new LoopRoll(loop.bars());
    for (Map.Entry<Role, List<Note>> part : loop.parts().entrySet()) {
      var feel = new BeatFeel(part.getValue(), loop.bars());
      for (Note note : part.getValue()) {
        roll.add(part.getKey(), note, feel.slot(note.startTick()), loop);
      }
    }
    return roll;
  }

  private void add(Role role, Note note, int nearest, Loop loop) {
    int slot = Math.min(nearest, slots() - 1);
    int length = Math.max(1, LoopGrid.slot(note.endTick()) - slot);
    Chord chord = chordOf(slot, slot + length, loop.chords());
    int row = LoopRows.row(role, note.key(), chord, loop.key());
    if (row >= 0 && note.velocity() / LOUDEST > onset(role, slot, row)) {
      strike(role, slot, row, note.velocity() / LOUDEST, length);
    }
  }

  /// The loop that this roll is over chords in a key.
  public Loop over(Genre genre, double bpm, Timeline<Chord> chords, Key key) {
    var parts = new EnumMap<Role, List<Note>>(Role.class);
    for (Role role : Role.values()) {
      parts.put(role, notes(role, chords, key));
    }
    return new Loop(genre, bpm, bars, chords, key, parts);
  }

  private List<Note> notes(Role role, Timeline<Chord> chords, Key key) {
    var notes = new ArrayList<Note>();
    var freeFrom = new long[128]; // two rows may mean one key where a chord lacks a tone
    for (int slot = 0; slot < slots(); slot++) {
      long start = LoopGrid.tick(slot);
      for (int row = 0; row < LoopRows.count(role); row++) {
        if (onset(role, slot, row) > 0) {
          int end = slot + length(role, slot, row);
          Chord chord = chordOf(slot, end, chords);
          int midiKey = LoopRows.key(role, row, chord, key);
          long ticks = ticks(role, slot, end, midiKey, chords, key);
          if (freeFrom[midiKey] <= start) {
            freeFrom[midiKey] = start + ticks;
            int velocity = Math.clamp(Math.round(onset(role, slot, row) * LOUDEST), 1, 127);
            notes.add(new Note(start, ticks, midiKey, velocity, role.channel()));
          }
        }
      }
    }
    return notes;
  }

  /// A note ends where its slots do, or with its chord when the next one does not know it.
  private static long ticks(
      Role role, int slot, int end, int midiKey, Timeline<Chord> chords, Key key) {
    long start = LoopGrid.tick(slot);
    if (role == Role.DRUMS) {
      return DRUM_TICKS;
    }
    long stop = LoopGrid.tick(end);
    long change = chords.nextChange(start);
    while (change < stop) {
      boolean known = PitchClass.contains(chords.at(change).mask() | key.mask(), midiKey);
      if (!known) {
        return change - start;
      }
      change = chords.nextChange(change);
    }
    return stop - start;
  }

  /// The chord that a note between two slots speaks of.
  private static Chord chordOf(int slot, int end, Timeline<Chord> chords) {
    long start = LoopGrid.tick(slot);
    long change = chords.nextChange(start);
    boolean pushed = change < Long.MAX_VALUE && change - start <= PUSH_TICKS;
    return chords.at(pushed && LoopGrid.tick(end) > change ? change : start);
  }
}
