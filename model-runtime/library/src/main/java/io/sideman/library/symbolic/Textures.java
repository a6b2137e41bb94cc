package io.sideman.library.symbolic;

import io.sideman.engine.curves.SpiralArray;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Ticks;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import java.util.Arrays;
import java.util.Optional;

/// How much sounds, and where. Reused; one thread.
final class Textures {
  private static final int OCTAVES = 11;
  private static final long MOST_STEPS = 1 << 16;
  private static final double BUSY = 4; // onsets per beat: no slot of a 16th is free
  private static final double THICK = 6; // notes at once

  private final int[] keys = new int[128];
  private final long[] sounding = new long[(int) (MOST_STEPS >> 6)]; // a bit per 16th
  private final double[] tensions = new double[2 * 12 * Quality.values().length];

  Textures() {
    Arrays.fill(tensions, -1);
  }

  Texture measure(Piece piece, StrikeGrid grid, Optional<Tonality> tonality) {
    Arrays.fill(keys, 0);
    Arrays.fill(sounding, 0);
    float[] octaves = new float[OCTAVES];
    double time = 0;
    double force = 0;
    long count = 0;
    int tonal = 0;
    long start = piece.start();
    for (Voice voice : piece.voices()) {
      for (Note note : voice.notes()) {
        force += note.velocity();
        count++;
        if (!voice.drums()) {
          keys[note.key()]++;
          tonal++;
          double ticks = sound(note, start);
          octaves[note.key() / 12] += (float) ticks;
          time += ticks;
        }
      }
    }
    for (int i = 0; i < OCTAVES && time > 0; i++) {
      octaves[i] /= (float) time;
    }
    double steps = 0;
    for (long word : sounding) {
      steps += Long.bitCount(word);
    }
    double polyphony = steps == 0 ? 0 : Math.max(1, time / (steps * Ticks.PER_STEP));
    double density = grid.onsets() / (grid.bars() * grid.beatsPerBar());
    double energy =
        0.45 * force / Math.max(1, count) / 127
            + 0.35 * Math.min(1, density / BUSY)
            + 0.2 * Math.min(1, (polyphony + drums(piece)) / THICK);
    return new Texture(
        density,
        polyphony,
        percentile(tonal, 0.05),
        percentile(tonal, 0.95),
        octaves,
        tonality.map(this::tension).orElse(0.0),
        Math.min(1, energy));
  }

  private static int drums(Piece piece) {
    return piece.voices().stream().anyMatch(Voice::drums) ? 2 : 0;
  }

  /// Marks the 16ths in which a note sounds; answers its ticks, at most 16 bars of 4/4.
  private double sound(Note note, long start) {
    long ticks = Math.min(note.lengthTicks(), 64L * Ticks.PER_QUARTER);
    long from = (note.startTick() - start + Ticks.PER_STEP / 4) / Ticks.PER_STEP;
    long to = (note.startTick() - start + ticks - Ticks.PER_STEP / 4) / Ticks.PER_STEP;
    for (long step = Math.max(0, from); step <= Math.max(from, to) && step < MOST_STEPS; step++) {
      sounding[(int) (step >> 6)] |= 1L << step;
    }
    return Math.max(ticks, Ticks.PER_STEP);
  }

  private int percentile(int count, double share) {
    if (count == 0) {
      return -1;
    }
    int key = 0;
    for (int below = keys[0]; below <= share * count && key < 127; below += keys[key]) {
      key++;
    }
    return key;
  }

  private double tension(Tonality tonality) {
    double sum = 0;
    int count = 0;
    for (Optional<Chord> chord : tonality.chords()) {
      if (chord.isPresent()) {
        sum += tension(chord.get(), tonality.key());
        count++;
      }
    }
    return count == 0 ? 0 : Math.min(1, sum / count);
  }

  /// Each kind of chord on each degree is worked out once.
  private double tension(Chord chord, Key key) {
    int degree = Math.floorMod(chord.root() - key.tonic(), 12);
    int at = (chord.quality().ordinal() * 12 + degree) * 2 + (key.minor() ? 1 : 0);
    if (tensions[at] < 0) {
      tensions[at] =
          SpiralArray.tension(Chord.of(degree, chord.quality()), new Key(0, key.minor()));
    }
    return tensions[at];
  }
}
