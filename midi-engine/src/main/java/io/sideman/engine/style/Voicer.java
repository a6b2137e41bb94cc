package io.sideman.engine.style;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;

/// Lays out chords: tries every inversion and octave inside the range and takes the one that moves
/// least from the chord before, stays out of the performer's register and is not muddy.
final class Voicer {
  private static final int NO_NINTH = 0;
  private static final int LOW_INTERVAL_LIMIT = 52;
  private static final double CROWDED_VOICE = 4; // a voice in the performer's register

  private final RoleVoice voice;
  private final int[] tones = new int[PlayerMemory.MAX_VOICES]; // semitones above the root
  private final int[] tried = new int[PlayerMemory.MAX_VOICES];
  private final int[] best = new int[PlayerMemory.MAX_VOICES];
  private int toneCount;
  private int bestCount;
  private double bestCost;

  Voicer(RoleVoice voice) {
    this.voice = voice;
  }

  /// Writes the voicing of `chord` into `memory`.
  ///
  /// @param maxVoices upper limit, at most what the role allows
  void voice(
      Voicing voicing,
      Chord chord,
      int code,
      StepContext context,
      int maxVoices,
      PlayerMemory memory) {
    toneCount = 0;
    bestCost = Double.MAX_VALUE;
    bestCount = 0;
    boolean fixed = collect(voicing, chord, context.key);
    while (toneCount > Math.max(1, maxVoices)) {
      dropLeastNeeded();
    }
    while (bestCount == 0 && toneCount > 0) {
      tryAll(chord.root(), fixed, voicing == Voicing.OPEN, context, memory);
      if (bestCount == 0) {
        toneCount--;
      }
    }
    memory.setVoices(code, best, bestCount);
  }

  private void add(int semitones) {
    tones[toneCount++] = semitones;
  }

  /// Collects the tones; true when their order is fixed (root at the bottom, given distances).
  private boolean collect(Voicing voicing, Chord chord, Key key) {
    Quality quality = chord.quality();
    boolean hasSeventh = quality.seventh() < 12;
    if (quality == Quality.POWER || voicing == Voicing.POWER) {
      return powerChord(quality);
    }
    switch (voicing) {
      case SHELL -> {
        add(quality.third());
        add(hasSeventh ? quality.seventh() : quality.fifth());
      }
      case ROOTLESS -> {
        int ninth = ninth(chord, key);
        add(quality.third());
        add(quality.fifth());
        add(hasSeventh ? quality.seventh() : ninth);
        if (hasSeventh || ninth != NO_NINTH) {
          add(hasSeventh ? ninth : 0);
        }
      }
      case QUARTAL -> {
        return quartal(chord, key);
      }
      case SPREAD -> {
        add(0);
        add(quality.fifth());
        add(12 + quality.third());
        add(hasSeventh ? 12 + quality.seventh() : 12 + quality.fifth());
        return true;
      }
      case TRIAD -> {
        add(0);
        add(quality.third());
        add(quality.fifth());
      }
      case SEVENTH, OPEN -> {
        for (int i = 0; i < quality.size(); i++) {
          add(quality.interval(i));
        }
      }
      case POWER -> throw new AssertionError("handled above");
    }
    return false;
  }

  private boolean powerChord(Quality quality) {
    add(0);
    add(quality.fifth());
    add(12);
    return true;
  }

  private boolean quartal(Chord chord, Key key) {
    int first = chord.quality().isMinor() ? 0 : 4;
    int mask = chord.mask() | key.mask();
    boolean fits = true;
    for (int i = 0; i < 3; i++) {
      fits &= PitchClass.contains(mask, chord.root() + first + 5 * i);
    }
    if (!fits) {
      return collect(Voicing.SEVENTH, chord, key);
    }
    for (int i = 0; i < 3; i++) {
      add(first + 5 * i);
    }
    if (first == 0) {
      add(12 + chord.quality().third());
    }
    return true;
  }

  /// A ninth that belongs to chord or key and does not rub against the third, or none (the root).
  private static int ninth(Chord chord, Key key) {
    boolean mayHave =
        switch (chord.quality()) {
          case MAJ, MIN, DOM7, MAJ7, MIN7, MAJ6, MIN6, MIN_MAJ7 -> true;
          case DIM, AUG, SUS2, SUS4, HALF_DIM7, DIM7, DOM7_SUS4, POWER -> false;
        };
    return mayHave && PitchClass.contains(key.mask() | chord.mask(), chord.root() + 2)
        ? 2
        : NO_NINTH;
  }

  /// Leaves out the fifth first, then the root, then the top.
  private void dropLeastNeeded() {
    int victim = toneCount - 1;
    for (int i = 0; i < toneCount; i++) {
      if (tones[i] == 7) {
        victim = i;
      }
    }
    System.arraycopy(tones, victim + 1, tones, victim, toneCount - victim - 1);
    toneCount--;
  }

  private void tryAll(
      int root, boolean fixed, boolean open, StepContext context, PlayerMemory memory) {
    int inversions = fixed ? 1 : toneCount;
    for (int inversion = 0; inversion < inversions; inversion++) {
      int lowest = voice.lowKey() + Math.floorMod(root + tones[inversion] - voice.lowKey(), 12);
      for (int bottom = lowest; bottom <= voice.highKey(); bottom += 12) {
        stack(bottom, inversion, fixed);
        if (open && toneCount > 2) {
          dropSecondFromTop();
        }
        consider(context, memory);
      }
    }
  }

  private void stack(int bottom, int inversion, boolean fixed) {
    tried[0] = bottom;
    for (int i = 1; i < toneCount; i++) {
      if (fixed) {
        tried[i] = bottom + tones[i] - tones[0];
      } else {
        int tone = tones[(inversion + i) % toneCount];
        int distance = Math.floorMod(tone - tones[(inversion + i - 1) % toneCount], 12);
        tried[i] = tried[i - 1] + (distance == 0 ? 12 : distance);
      }
    }
    sortTried();
  }

  private void dropSecondFromTop() {
    tried[toneCount - 2] -= 12;
    sortTried();
  }

  private void sortTried() {
    for (int i = 1; i < toneCount; i++) {
      for (int j = i; j > 0 && tried[j] < tried[j - 1]; j--) {
        int swap = tried[j];
        tried[j] = tried[j - 1];
        tried[j - 1] = swap;
      }
    }
  }

  private void consider(StepContext context, PlayerMemory memory) {
    if (tried[0] < voice.lowKey() || tried[toneCount - 1] > voice.highKey()) {
      return;
    }
    double cost = movement(memory) + muddiness() + crowding(context);
    if (cost < bestCost) {
      bestCost = cost;
      bestCount = toneCount;
      System.arraycopy(tried, 0, best, 0, toneCount);
    }
  }

  /// Semitones moved in all, the top voice counting double, plus the distance from home.
  private double movement(PlayerMemory memory) {
    double centre = (tried[0] + tried[toneCount - 1]) / 2.0;
    double home = (voice.lowKey() + voice.highKey()) / 2.0;
    int before = memory.voiceCount();
    if (before == 0) {
      return Math.abs(centre - home);
    }
    double cost = 0.25 * Math.abs(centre - home);
    for (int i = 0; i < toneCount; i++) {
      int nearest = 24;
      for (int j = 0; j < before; j++) {
        nearest = Math.min(nearest, Math.abs(tried[i] - memory.voice(j)));
      }
      cost += nearest;
    }
    return cost + Math.abs(tried[toneCount - 1] - memory.voice(before - 1));
  }

  private double muddiness() {
    double cost = 0;
    for (int i = 1; i < toneCount; i++) {
      int gap = tried[i] - tried[i - 1];
      if (gap < 5 && tried[i - 1] < LOW_INTERVAL_LIMIT) {
        cost += (5 - gap) * 0.5 + (LOW_INTERVAL_LIMIT - tried[i - 1]) * 0.3;
      }
      if (gap == 1) {
        cost += i == toneCount - 1 ? 4 : 1;
      }
    }
    return cost;
  }

  private double crowding(StepContext context) {
    if (context.performerHighKey < 0) {
      return 0;
    }
    double cost = 0;
    for (int i = 0; i < toneCount; i++) {
      if (tried[i] >= context.performerLowKey && tried[i] <= context.performerHighKey) {
        cost += CROWDED_VOICE;
      }
    }
    return cost;
  }
}
