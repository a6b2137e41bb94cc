package io.sideman.corpus.stretch;

import io.sideman.library.decode.Sound;
import io.sideman.library.spectral.Strokes;
import java.util.Arrays;

/// What became of sounds under one method. Strokes found again are those that the library hears in
/// the source; how they look is asked of those that are known to be there.
final class StretchFigures {
  private static final double NEAR_SECONDS = 0.020;

  private int own;
  private int theirs;
  private int found;
  private double preEcho; // dB
  private double likeness;
  private int attacks;
  private double distance; // dB
  private int loops;
  private int mostOff; // frames
  private final double[] late = new double[200_000]; // milliseconds, of attacks

  /// Takes one sound and what it became into account.
  void add(StretchSource played, Sound result, double ratio) {
    Sound source = played.sound();
    mostOff = (int) Math.max(mostOff, Math.abs(result.frames() - source.frames() * ratio));
    double[] wanted = Arrays.stream(Strokes.seconds(source)).map(at -> at * ratio).toArray();
    double[] heard = Strokes.seconds(result);
    own += wanted.length;
    theirs += heard.length;
    found += pairs(wanted, heard);
    var attack = new AttackShape(source, result);
    for (double stroke : played.strokes()) {
      attack.compare(stroke, stroke * ratio).ifPresent(this::add);
    }
    distance += BandDistance.decibels(source, result, ratio);
    loops++;
  }

  private void add(AttackShape.Change change) {
    preEcho += change.preEcho();
    likeness += change.likeness();
    late[attacks % late.length] = Math.abs(change.lateSeconds()) * 1000;
    attacks++;
  }

  /// Strokes heard again, each once, in order of time.
  static int pairs(double[] wanted, double[] heard) {
    int count = 0;
    int next = 0;
    for (double at : wanted) {
      while (next < heard.length && heard[next] < at - NEAR_SECONDS) {
        next++;
      }
      if (next < heard.length && heard[next] <= at + NEAR_SECONDS) {
        count++;
        next++;
      }
    }
    return count;
  }

  /// Attacks looked at.
  int attacks() {
    return attacks;
  }

  double onsetF() {
    return own + theirs == 0 ? 0 : 2.0 * found / (own + theirs);
  }

  /// Decibels before strokes, more than in the source.
  double preEcho() {
    return preEcho / Math.max(1, attacks);
  }

  /// Correlation of the first 25 ms of strokes with those of the source; 1 is the same.
  double likeness() {
    return likeness / Math.max(1, attacks);
  }

  /// Milliseconds that nine in ten strokes are off at most.
  double lateMillis() {
    double[] sorted = Arrays.copyOf(late, Math.min(attacks, late.length));
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) (0.9 * (sorted.length - 1))];
  }

  /// Mean distance of band levels, in decibels.
  double distance() {
    return distance / Math.max(1, loops);
  }

  int mostFramesOff() {
    return mostOff;
  }
}
