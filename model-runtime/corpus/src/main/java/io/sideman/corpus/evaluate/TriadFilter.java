package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rival without training: a causal filter over 24 triads. Each 16th is scored by how long each
/// tone sounds under a fixed distribution over chord tones and others, and by its lowest note; the
/// chord stays with a fixed chance. Constants are the best of a small grid on validation songs.
final class TriadFilter {
  private static final int STATES = 24;
  private static final double TONE_WEIGHT = 0.5;
  private static final double STAY = 0.8;
  private static final double[] TONE = logs(0.3, 0.25, 0.25, 0.2 / 9);
  private static final double[] BASS = logs(0.6, 0.12, 0.12, 0.16 / 9);
  private static final int BASS_BELOW = 55;

  private final double[][] sounding; // (steps, 12): sixteenths that each pitch class sounds
  private final int[] lowest; // per step: lowest key of the bass register, 127 when there is none

  private TriadFilter(List<Note> notes, int steps) {
    sounding = new double[steps][12];
    lowest = new int[steps];
    Arrays.fill(lowest, 127);
    for (Note note : notes) {
      long first = note.startTick() / Ticks.PER_STEP;
      for (long s = first; s < steps && s * Ticks.PER_STEP < note.endTick(); s++) {
        add(note, (int) s);
      }
    }
  }

  private static double[] logs(double... values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  /// The decision by the end of each 16th from tick 0.
  static List<Chord> decide(List<Note> notes, long endTick) {
    return new TriadFilter(notes, (int) Math.ceilDiv(endTick, (long) Ticks.PER_STEP)).decide();
  }

  private void add(Note note, int step) {
    long from = Math.max(note.startTick(), (long) step * Ticks.PER_STEP);
    long end = Math.min(note.endTick(), (step + 1L) * Ticks.PER_STEP);
    sounding[step][note.key() % 12] += (double) (end - from) / Ticks.PER_STEP;
    if (note.key() < BASS_BELOW && (end - from) * 5 > Ticks.PER_STEP) {
      lowest[step] = Math.min(lowest[step], note.key());
    }
  }

  private List<Chord> decide() {
    double[] belief = new double[STATES];
    Arrays.fill(belief, 1.0 / STATES);
    var decisions = new ArrayList<Chord>();
    boolean heard = false;
    for (int step = 0; step < sounding.length; step++) {
      heard |= Arrays.stream(sounding[step]).sum() > 0;
      hear(step, belief);
      decisions.add(heard ? best(belief) : Chord.NONE);
    }
    return decisions;
  }

  private void hear(int step, double[] belief) {
    double sum = 0;
    for (int state = 0; state < STATES; state++) {
      double predicted = STAY * belief[state] + (1 - STAY) * (1 - belief[state]) / (STATES - 1);
      belief[state] = predicted * Math.exp(logLikelihood(step, state));
      sum += belief[state];
    }
    for (int state = 0; state < STATES; state++) {
      belief[state] /= sum;
    }
  }

  private double logLikelihood(int step, int state) {
    double sum = 0;
    for (int pc = 0; pc < 12; pc++) {
      sum += TONE_WEIGHT * sounding[step][pc] * TONE[tone(state, pc)];
    }
    return sum + (lowest[step] < 127 ? BASS[tone(state, lowest[step] % 12)] : 0);
  }

  /// 0 root, 1 third, 2 fifth, 3 no tone of the triad.
  private static int tone(int state, int pc) {
    int third = state % 2 == 0 ? 4 : 3;
    int interval = Math.floorMod(pc - state / 2, 12);
    return interval == 0 ? 0 : interval == third ? 1 : interval == 7 ? 2 : 3;
  }

  private static Chord best(double[] belief) {
    int best = 0;
    for (int state = 1; state < STATES; state++) {
      best = belief[state] > belief[best] ? state : best;
    }
    return Chord.of(best / 2, best % 2 == 0 ? Quality.MAJ : Quality.MIN);
  }
}
