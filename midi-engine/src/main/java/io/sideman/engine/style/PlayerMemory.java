package io.sideman.engine.style;

import io.sideman.engine.band.RolePlayer;
import java.util.Arrays;

/// Everything a pattern player remembers from step to step, in a ring so that it can be taken back.
final class PlayerMemory {
  /// Nothing remembered yet.
  static final int UNSET = -1;

  static final int MAX_VOICES = 8;

  private static final int VARIATION = 0;
  private static final int FILL = 1;
  private static final int SECTION = 2;
  private static final int SOUNDING_CHORD = 3;
  private static final int SOUNDING_UNTIL = 4;
  private static final int ANCHOR = 5;
  private static final int ANCHOR_CHORD = 6;
  private static final int LAST_KEY = 7;
  private static final int KEY_BEFORE = 8;
  private static final int ANSWERING = 9;
  private static final int VOICED_CHORD = 10;
  private static final int VOICE_COUNT = 11;
  private static final int VOICES = 12;
  private static final int CELLS = VOICES + MAX_VOICES;

  private final int[] now = new int[CELLS];
  private final int[][] ring = new int[RolePlayer.MEMORY_STEPS + 1][CELLS];

  PlayerMemory() {
    reset();
  }

  void reset() {
    Arrays.fill(now, UNSET);
    now[VOICE_COUNT] = 0;
  }

  void save(long step) {
    System.arraycopy(now, 0, ring[slot(step)], 0, CELLS);
  }

  void restore(long step) {
    if (step < 0) {
      reset();
    } else {
      System.arraycopy(ring[slot(step)], 0, now, 0, CELLS);
    }
  }

  private int slot(long step) {
    return (int) Math.floorMod(step, (long) ring.length);
  }

  int variation() {
    return now[VARIATION];
  }

  void setVariation(int index) {
    now[VARIATION] = index;
  }

  int fill() {
    return now[FILL];
  }

  void setFill(int index) {
    now[FILL] = index;
  }

  /// Slot of the section that plays, fills aside.
  int section() {
    return now[SECTION];
  }

  void setSection(int slot) {
    now[SECTION] = slot;
  }

  int soundingChord() {
    return now[SOUNDING_CHORD];
  }

  int soundingUntil() {
    return now[SOUNDING_UNTIL];
  }

  void sound(int chordCode, int untilStep) {
    now[SOUNDING_CHORD] = chordCode;
    now[SOUNDING_UNTIL] = untilStep;
  }

  int anchor() {
    return now[ANCHOR];
  }

  int anchorChord() {
    return now[ANCHOR_CHORD];
  }

  void setAnchor(int chordCode, int key) {
    now[ANCHOR_CHORD] = chordCode;
    now[ANCHOR] = key;
  }

  int lastKey() {
    return now[LAST_KEY];
  }

  int keyBefore() {
    return now[KEY_BEFORE];
  }

  void played(int key) {
    now[KEY_BEFORE] = now[LAST_KEY];
    now[LAST_KEY] = key;
  }

  boolean isAnswering() {
    return now[ANSWERING] == 1;
  }

  void setAnswering(boolean answering) {
    now[ANSWERING] = answering ? 1 : 0;
  }

  int voicedChord() {
    return now[VOICED_CHORD];
  }

  int voiceCount() {
    return now[VOICE_COUNT];
  }

  int voice(int index) {
    return now[VOICES + index];
  }

  void setVoices(int chordCode, int[] voices, int count) {
    now[VOICED_CHORD] = chordCode;
    now[VOICE_COUNT] = count;
    System.arraycopy(voices, 0, now, VOICES, count);
  }
}
