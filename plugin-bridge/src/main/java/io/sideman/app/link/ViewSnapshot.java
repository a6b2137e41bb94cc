package io.sideman.app.link;

import io.sideman.app.band.Band;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.HarmonyOutlook;
import io.sideman.engine.conduct.Plan;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What a window shall show, copied by the conductor thread for the control thread to write down:
/// one fills it when it is free, the other reads it when it is full.
final class ViewSnapshot {
  private static final int PAST_STEPS = 16;
  private static final int AHEAD_STEPS = 16;
  private static final int FORESIGHT_STEPS = 64;
  private static final Role[] ROLES = Role.values();

  private final AtomicBoolean full = new AtomicBoolean();
  private final int[] starts = new int[LinkLayout.VIEW_NOTES];
  private final int[] lengths = new int[LinkLayout.VIEW_NOTES];
  private final int[] keys = new int[LinkLayout.VIEW_NOTES];
  private final int[] roleVelocities = new int[LinkLayout.VIEW_NOTES];
  private int count;
  private long tick;
  private long planTick;
  private long planTicks;
  private double bpm;
  private SeatMood mood = SeatMood.GETS_READY;
  private String styleName = "";
  private int bar;
  private int beat;
  private Chord chord = Chord.NONE;
  private Chord nextChord = Chord.NONE;
  private @Nullable Key key;
  private @Nullable SectionKind section;

  /// [conductor-thread] True when it may be filled.
  boolean isFree() {
    return !full.getAcquire();
  }

  /// [conductor-thread] Copies what `band` plays around `tick`. Allocates nothing.
  void fill(Band band, SeatMood newMood, long nowTick, long startTick) {
    mood = newMood;
    styleName = band.style().name();
    tick = nowTick;
    long step = Math.floorDiv(tick, (long) Ticks.PER_STEP);
    HarmonyOutlook harmony = band.bearings().harmony();
    chord = harmony.chordAt(step);
    nextChord = next(harmony, step);
    key = harmony.keyAt(step);
    Meters meters = band.clock().meters();
    bar = (int) meters.barAt(tick);
    beat = meters.tickInBar(tick) / meters.meterAt(tick).beatTicks();
    section = band.bearings().form().sectionAt(bar);
    bpm = band.clock().transport().bpmAt(tick);
    long first = Math.max(step - PAST_STEPS, Math.floorDiv(startTick, (long) Ticks.PER_STEP));
    Plan plan = band.conductor().plan();
    long end = Math.min(plan.end(), step + AHEAD_STEPS);
    planTick = first * Ticks.PER_STEP;
    planTicks = (step + AHEAD_STEPS - first) * Ticks.PER_STEP;
    count = 0;
    for (long s = first; s < end; s++) {
      for (Role role : ROLES) {
        copy(plan.notes(s, role), role, (int) ((s - first) * Ticks.PER_STEP));
      }
    }
    full.setRelease(true);
  }

  /// [conductor-thread] Nobody plays.
  void fillEmpty(SeatMood newMood) {
    mood = newMood;
    chord = Chord.NONE;
    nextChord = Chord.NONE;
    key = null;
    section = null;
    styleName = "";
    count = 0;
    planTick = 0;
    planTicks = 0;
    tick = 0;
    full.setRelease(true);
  }

  private static Chord next(HarmonyOutlook harmony, long step) {
    Chord now = harmony.chordAt(step);
    for (int ahead = 1; ahead <= FORESIGHT_STEPS; ahead++) {
      Chord later = harmony.chordAt(step + ahead);
      if (!later.equals(now)) {
        return later;
      }
    }
    return Chord.NONE;
  }

  private void copy(StepNotes notes, Role role, int startTick) {
    for (int n = 0; n < notes.count() && count < LinkLayout.VIEW_NOTES; n++) {
      starts[count] = startTick + notes.offsetTicks(n);
      lengths[count] = Math.clamp(notes.lengthTicks(n), 1, 0xFFFF);
      keys[count] = notes.key(n);
      roleVelocities[count] = role.ordinal() << 5 | notes.velocity(n) >> 2;
      count++;
    }
  }

  /// [control-thread] True when there is something new to read.
  boolean isFull() {
    return full.getAcquire();
  }

  /// [control-thread] Lets the conductor thread fill it again.
  void release() {
    full.setRelease(false);
  }

  int count() {
    return count;
  }

  int start(int index) {
    return starts[index];
  }

  int length(int index) {
    return lengths[index];
  }

  int key(int index) {
    return keys[index];
  }

  int roleVelocity(int index) {
    return roleVelocities[index];
  }

  /// Where the music stood.
  long tick() {
    return tick;
  }

  long planTick() {
    return planTick;
  }

  long planTicks() {
    return planTicks;
  }

  boolean isPlaying() {
    return mood.isPlaying();
  }

  String styleName() {
    return styleName;
  }

  String message() {
    return mood.message();
  }

  /// From 0.
  int bar() {
    return bar;
  }

  /// Of the bar, from 0.
  int beat() {
    return beat;
  }

  double bpm() {
    return bpm;
  }

  String chordName() {
    return chord.isNone() ? "" : chord.toString();
  }

  String nextChordName() {
    return nextChord.isNone() ? "" : nextChord.toString();
  }

  String keyName() {
    return key == null ? "" : key.toString();
  }

  String sectionName() {
    return section == null ? "" : section.name();
  }
}
