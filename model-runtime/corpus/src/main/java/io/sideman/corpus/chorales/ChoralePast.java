package io.sideman.corpus.chorales;

/// What has been heard of a chorale up to a note of a 16th, and nothing more.
final class ChoralePast {
  private static final int UNHEARD = -1;

  private final Chorale chorale;
  private int time;
  private int chosen; // bit per voice
  private final int[] now = new int[Chorale.VOICES];
  private final int[] last = new int[Chorale.VOICES]; // latest key that was no rest
  private final int[] held = new int[Chorale.VOICES]; // 16ths since it began
  private final int[] step = new int[Chorale.VOICES]; // interval by which it was reached

  ChoralePast(Chorale chorale) {
    this.chorale = chorale;
  }

  /// Turns to a 16th; with the first one everything is forgotten.
  void begin(int newTime) {
    time = newTime;
    chosen = 0;
    if (time == 0) {
      java.util.Arrays.fill(last, UNHEARD);
      java.util.Arrays.fill(held, 0);
      java.util.Arrays.fill(step, 0);
    } else {
      for (int voice = 0; voice < Chorale.VOICES; voice++) {
        advance(voice, chorale.key(time - 1, voice));
      }
    }
  }

  private void advance(int voice, int key) {
    if (key == Chorale.REST || key == last[voice]) {
      held[voice]++;
    } else {
      step[voice] = last[voice] < 0 ? 0 : Math.clamp(key - last[voice], -12, 12);
      last[voice] = key;
      held[voice] = 1;
    }
  }

  /// A voice's note of this 16th is known from now on.
  void choose(int voice, int key) {
    chosen |= 1 << voice;
    now[voice] = key;
  }

  int time() {
    return time;
  }

  boolean isChosen(int voice) {
    return (chosen & 1 << voice) != 0;
  }

  /// Key of a voice that is chosen, negative for a rest.
  int now(int voice) {
    return now[voice];
  }

  /// Latest key of a voice before this 16th, negative when there was none.
  int last(int voice) {
    return last[voice];
  }

  /// 16ths for which it has lasted.
  int held(int voice) {
    return held[voice];
  }

  /// Interval by which the latest key was reached, -12 to 12.
  int step(int voice) {
    return step[voice];
  }

  /// Key some 16ths ago, negative when there was none.
  int ago(int voice, int sixteenths) {
    return time < sixteenths ? UNHEARD : chorale.key(time - sixteenths, voice);
  }
}
