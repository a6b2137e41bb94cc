package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.Plan;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.PerformanceListener;
import io.sideman.engine.style.DrumKey;
import io.sideman.engine.time.Ticks;

/// The performer's phrases, and musicians besides who play parts of the band themselves: a bass
/// player and a kick drum. The band does not double them. Its bass rests beside a bass player, and
/// the others stay out of his register; its kick rests beside a kick drum, and its bass plays with
/// that one.
///
/// Conductor thread; no allocation after construction.
public final class Company {
  private static final int DRUM_CHANNEL = 9;
  private static final int OLD_KICK = 35;
  private static final int ABOVE_BASS = 3; // semitones between a bass player and the next voice
  private static final int HIGHEST_KEY = 100;
  private static final int NEAR_STEPS = 1;
  private static final int LONGEST_STEPS = 4;

  private final Steering steering;
  private final Phrase phrase = new Phrase();
  private final KickMemory kick = new KickMemory();
  private final PerformanceListener bass = new PerformanceListener();
  private int lowestKick = Integer.MAX_VALUE;
  private boolean besideBass;
  private boolean besideKick;

  Company(Steering steering) {
    this.steering = steering;
  }

  private void hearPhrase(long tick, int message) {
    if (MidiMessage.channel(message) == DRUM_CHANNEL) {
      return;
    }
    if (MidiMessage.isNoteOn(message)) {
      phrase.noteOn(tick, MidiMessage.data1(message), MidiMessage.data2(message));
    } else if (MidiMessage.isNoteOff(message)) {
      phrase.noteOff(tick, MidiMessage.data1(message));
    }
  }

  /// What the performer has played, to be answered.
  Phrase phrase() {
    return phrase;
  }

  /// A message of the performer or of somebody who plays a part of the band.
  public void hear(InputRole who, long tick, int message) {
    int key = MidiMessage.data1(message);
    if (who == InputRole.PERFORMER) {
      hearPhrase(tick, message);
    } else if (who == InputRole.MY_KICK && MidiMessage.isNoteOn(message)) {
      if (isKick(key)) {
        kick.hit(tick);
        steering.meet(InputRole.MY_KICK);
      }
    } else if (who == InputRole.MY_BASS && MidiMessage.isNoteOn(message)) {
      bass.noteOn(tick, key, MidiMessage.data2(message));
      steering.meet(InputRole.MY_BASS);
    } else if (who == InputRole.MY_BASS && MidiMessage.isNoteOff(message)) {
      bass.noteOff(tick, key);
    }
  }

  /// Everything before `tick` has been told.
  public void advance(long tick) {
    kick.advance(tick);
    bass.advance(tick);
  }

  void start() {
    phrase.reset();
    kick.reset();
    bass.reset();
    besideBass = steering.hasMet(InputRole.MY_BASS);
    besideKick = steering.hasMet(InputRole.MY_KICK);
  }

  /// Returns whose plan changes because somebody has come.
  int update() {
    int roles = Direction.NO_ROLES;
    if (besideBass != steering.hasMet(InputRole.MY_BASS)) {
      besideBass = steering.hasMet(InputRole.MY_BASS);
      roles = Direction.ALL_ROLES & ~bit(Role.DRUMS);
    }
    if (besideKick != steering.hasMet(InputRole.MY_KICK)) {
      besideKick = steering.hasMet(InputRole.MY_KICK);
      roles |= bit(Role.DRUMS) | bit(Role.BASS);
    }
    return roles;
  }

  /// Roles that have just left their part to somebody.
  int silenced(int changed) {
    return besideBass ? changed & bit(Role.BASS) : Direction.NO_ROLES;
  }

  void shape(Role role, StepContext context, StepNotes notes, Plan plan) {
    switch (role) {
      case DRUMS -> {
        if (besideKick) {
          leaveOut(notes, DrumKey.KICK.key());
          leaveOut(notes, OLD_KICK);
        }
      }
      case BASS -> {
        if (besideBass) {
          notes.clear();
        } else if (besideKick && kick.knows(context.step, context.barSteps)) {
          playWithKick(context, notes, plan);
        }
      }
      case KEYS, PAD, LEAD -> {
        if (besideBass && bass.highKey() >= 0) {
          stayAbove(bass.highKey() + ABOVE_BASS, notes);
        }
      }
    }
  }

  /// An off-beat note beside a kick moves onto it; kicks without a note repeat the last one.
  private void playWithKick(StepContext context, StepNotes notes, Plan plan) {
    boolean kicks = kick.expects(context.step, context.barSteps);
    if (kicks && notes.isEmpty()) {
      repeatLast(context, notes, plan);
    } else if (!kicks
        && !notes.isEmpty()
        && context.stepsSinceChord > 0
        && context.stepInBar % context.beatSteps != 0
        && isNearKick(context)) {
      notes.clear();
    }
  }

  private boolean isNearKick(StepContext context) {
    for (int distance = 1; distance <= NEAR_STEPS; distance++) {
      if (kick.expects(context.step - distance, context.barSteps)
          || kick.expects(context.step + distance, context.barSteps)) {
        return true;
      }
    }
    return false;
  }

  private void repeatLast(StepContext context, StepNotes notes, Plan plan) {
    for (int back = 1; back <= 2 * context.barSteps && back <= context.step; back++) {
      StepNotes before = plan.notes(context.step - back, Role.BASS);
      if (!before.isEmpty()) {
        int key = before.key(0);
        if (!context.chord.isNone() && !context.chord.contains(key)) {
          key = nearest(context.chord.root(), key);
        }
        int length = (int) (stepsToNextKick(context) * Ticks.PER_STEP * 0.9);
        notes.tryAdd(key, before.velocity(0), length, 0);
        return;
      }
    }
  }

  private int stepsToNextKick(StepContext context) {
    int steps = 1;
    while (steps < LONGEST_STEPS && !kick.expects(context.step + steps, context.barSteps)) {
      steps++;
    }
    return steps;
  }

  private static int nearest(int pitchClass, int key) {
    int up = Math.floorMod(pitchClass - key, 12);
    return up > 6 ? key + up - 12 : key + up;
  }

  /// Voices in the bass player's register go up an octave, or away when that voice is taken.
  private static void stayAbove(int lowest, StepNotes notes) {
    for (int i = notes.count() - 1; i >= 0; i--) {
      int key = notes.key(i);
      int raised = key;
      while (raised < lowest) {
        raised += 12;
      }
      if (raised != key) {
        if (raised > HIGHEST_KEY || notes.contains(raised)) {
          notes.remove(i);
        } else {
          notes.set(i, raised, notes.velocity(i), notes.lengthTicks(i), notes.offsetTicks(i));
        }
      }
    }
  }

  private static void leaveOut(StepNotes notes, int key) {
    for (int i = notes.count() - 1; i >= 0; i--) {
      if (notes.key(i) == key) {
        notes.remove(i);
      }
    }
  }

  /// A whole drum kit may come in where a kick is told of, or a trigger that sends any key: a kick
  /// drum, or else the lowest key heard.
  private boolean isKick(int key) {
    if (key == DrumKey.KICK.key() || key == OLD_KICK) {
      lowestKick = OLD_KICK;
      return true;
    }
    lowestKick = Math.min(lowestKick, key);
    return key == lowestKick && lowestKick != OLD_KICK;
  }

  private static int bit(Role role) {
    return 1 << role.ordinal();
  }
}
