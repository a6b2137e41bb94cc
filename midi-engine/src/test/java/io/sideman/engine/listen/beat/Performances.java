package io.sideman.engine.listen.beat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/// Made-up performances whose beat is known.
final class Performances {
  static final BeatModel MODEL =
      BeatModel.read(
          Path.of(System.getProperty("sideman.presets", "../presets"), "models", "beat.json"));

  private Performances() {}

  /// Beat times for a tempo that may depend on the beat's number.
  static long[] beats(int count, LongToDoubleFunction bpm) {
    var result = new long[count];
    double at = 300e6;
    for (int i = 0; i < count; i++) {
      result[i] = Math.round(at);
      at += 60e9 / bpm.applyAsDouble(i);
    }
    return result;
  }

  /// A pianist: bass on 1 and 3, chords on every beat, a melody in eighths that fall `swing` of a
  /// beat after the beat; human timing of 8 ms.
  static List<PlayedNote> piano(long[] beats, double swing, long seed) {
    var random = new SplittableRandom(seed);
    var notes = new ArrayList<PlayedNote>();
    int[][] chords = {{48, 52, 55}, {45, 48, 52}, {41, 45, 48}, {43, 47, 50}};
    for (int i = 0; i + 1 < beats.length; i++) {
      int[] chord = chords[i / 4 % 4];
      long length = beats[i + 1] - beats[i];
      if (i % 2 == 0) {
        add(notes, random, beats[i], length, chord[0] - (i % 4 == 0 ? 12 : 5), 80);
      }
      for (int key : chord) {
        add(notes, random, beats[i], length / 2, key + 12, i % 4 == 0 ? 76 : 66);
      }
      add(notes, random, beats[i], length / 2, chord[random.nextInt(3)] + 24, 84);
      if (random.nextInt(4) > 0) {
        long off = beats[i] + Math.round(length * swing);
        add(notes, random, off, length / 3, chord[random.nextInt(3)] + 26, 74);
      }
    }
    notes.sort(PlayedNote.BY_START);
    return notes;
  }

  private static void add(
      List<PlayedNote> notes,
      SplittableRandom random,
      long at,
      long length,
      int key,
      int velocity) {
    long start = at + Math.round((random.nextDouble() + random.nextDouble() - 1) * 16e6);
    notes.add(new PlayedNote(start, start + length, key, velocity + random.nextInt(9) - 4));
  }

  /// Share of `beats` from `first` on that `found` meets within 70 ms.
  static double share(long[] beats, long[] found, int first) {
    int hits = 0;
    for (int i = first; i < beats.length; i++) {
      for (long each : found) {
        if (Math.abs(each - beats[i]) <= 70_000_000L) {
          hits++;
          break;
        }
      }
    }
    return (double) hits / (beats.length - first);
  }

  /// Plays to a tracker, advancing it every `stepNanos`, and notes down the beats it counts.
  static long[] follow(BeatTracker tracker, List<PlayedNote> notes, long end, long stepNanos) {
    var found = new ArrayList<Long>();
    long counted = 0;
    int next = 0;
    for (long now = 0; now <= end; now += stepNanos) {
      while (next < notes.size() && notes.get(next).startNanos() <= now) {
        PlayedNote note = notes.get(next++);
        tracker.noteOn(note.startNanos(), note.key(), note.velocity());
        counted = note(tracker, counted, found);
      }
      tracker.advance(now);
      counted = note(tracker, counted, found);
    }
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  private static long note(BeatTracker tracker, long counted, List<Long> found) {
    if (tracker.beatCount() > counted) {
      found.add(tracker.lastBeatNanos());
    }
    return tracker.beatCount();
  }
}
