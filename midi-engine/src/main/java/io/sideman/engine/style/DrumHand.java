package io.sideman.engine.style;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;

/// Plays drum grids.
final class DrumHand {
  private static final int CRASH_LEVEL = 95;

  private final RoleVoice voice;
  private final Touch touch;

  DrumHand(RoleVoice voice, Touch touch) {
    this.voice = voice;
    this.touch = touch;
  }

  void play(DrumPattern pattern, int step, StepNotes out) {
    for (int i = 0; i < pattern.hitCount(step) && out.count() < voice.maxVoices(); i++) {
      int key = pattern.key(step, i);
      if (voice.inRange(key) && touch.keeps(pattern.level(step, i), i) && !taken(key, out)) {
        touch.play(out, key, pattern.level(step, i), 1, 0);
      }
    }
  }

  /// The crash that opens a section; the hand that plays it plays no hi-hat or ride.
  void crash(StepContext context, StepNotes out) {
    int crash = (context.bar & 8) == 0 ? DrumKey.CRASH.key() : DrumKey.CRASH2.key();
    touch.play(out, crash, CRASH_LEVEL, 1, 0);
    touch.play(out, DrumKey.KICK.key(), CRASH_LEVEL, 1, 0);
  }

  /// True when the hand is on the crash already.
  private static boolean taken(int key, StepNotes out) {
    boolean crashed = out.contains(DrumKey.CRASH.key()) || out.contains(DrumKey.CRASH2.key());
    return crashed
        && (key == DrumKey.HAT.key()
            || key == DrumKey.OPEN.key()
            || key == DrumKey.RIDE.key()
            || key == DrumKey.BELL.key());
  }
}
