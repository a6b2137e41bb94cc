package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// What Yang and Lerch ("On the evaluation of generative models in music", 2020) compare samples
/// by. A sample is [#BARS] bars of one role; pitch classes count from the tonic.
final class SegmentFeatures {
  static final int BARS = 4;

  /// In their order. Those of pitch are left out for drums.
  enum Feature {
    PITCH_COUNT("pitch count", true),
    PITCH_CLASSES("pitch-class histogram", true),
    PITCH_CLASS_TRANSITIONS("pitch-class transition matrix", true),
    PITCH_RANGE("pitch range", true),
    PITCH_INTERVAL("average pitch interval", true),
    NOTE_COUNT("note count", false),
    ONSET_INTERVAL("average inter-onset interval", false),
    NOTE_LENGTHS("note-length histogram", false),
    NOTE_LENGTH_TRANSITIONS("note-length transition matrix", false);

    private final String text;
    private final boolean ofPitch;

    Feature(String text, boolean ofPitch) {
      this.text = text;
      this.ofPitch = ofPitch;
    }

    String text() {
      return text;
    }

    boolean ofPitch() {
      return ofPitch;
    }
  }

  private static final int CLASSES = 12;

  /// Quarters of the note-length classes: whole to 16th, dotted, triplets.
  private static final double[] LENGTHS = {
    4, 2, 1, 0.5, 0.25, 3, 1.5, 0.75, 0.375, 4.0 / 3, 2.0 / 3, 1.0 / 3
  };

  private SegmentFeatures() {}

  /// The notes of a part in pieces of [#BARS] bars of 4/4 by their onset; pieces with fewer than
  /// `least` notes are left out.
  static List<List<Note>> cut(List<Note> notes, int least) {
    long length = (long) BARS * 4 * Ticks.PER_QUARTER;
    var pieces = new ArrayList<List<Note>>();
    var piece = new ArrayList<Note>();
    long number = 0;
    for (Note note : notes.stream().sorted().toList()) {
      long own = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, length);
      if (own != number && !piece.isEmpty()) {
        pieces.add(List.copyOf(piece));
        piece.clear();
      }
      number = own;
      piece.add(note);
    }
    pieces.add(List.copyOf(piece));
    return pieces.stream().filter(each -> each.size() >= least).toList();
  }

  /// The feature of one sample as a vector.
  static double[] of(Feature feature, List<Note> notes, Key key) {
    return switch (feature) {
      case PITCH_COUNT -> one((double) notes.stream().mapToInt(Note::key).distinct().count());
      case PITCH_CLASSES -> histogram(classes(notes, key), CLASSES);
      case PITCH_CLASS_TRANSITIONS -> transitions(classes(notes, key), CLASSES);
      case PITCH_RANGE -> one(range(notes));
      case PITCH_INTERVAL -> one(interval(notes));
      case NOTE_COUNT -> one(notes.size());
      case ONSET_INTERVAL -> one(onsetInterval(notes));
      case NOTE_LENGTHS -> histogram(lengths(notes), LENGTHS.length);
      case NOTE_LENGTH_TRANSITIONS -> transitions(lengths(notes), LENGTHS.length);
    };
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  private static double range(List<Note> notes) {
    var keys = notes.stream().mapToInt(Note::key).summaryStatistics();
    return keys.getMax() - keys.getMin();
  }

  private static double interval(List<Note> notes) {
    double sum = 0;
    for (int i = 1; i < notes.size(); i++) {
      sum += Math.abs(notes.get(i).key() - notes.get(i - 1).key());
    }
    return sum / Math.max(1, notes.size() - 1);
  }

  private static double onsetInterval(List<Note> notes) {
    double span = notes.getLast().startTick() - notes.getFirst().startTick();
    return span / Ticks.PER_QUARTER / Math.max(1, notes.size() - 1);
  }

  private static int[] classes(List<Note> notes, Key key) {
    return notes.stream().mapToInt(note -> Math.floorMod(note.key() - key.tonic(), 12)).toArray();
  }

  private static int[] lengths(List<Note> notes) {
    return notes.stream().mapToInt(SegmentFeatures::lengthClass).toArray();
  }

  private static int lengthClass(Note note) {
    double quarters = (double) note.lengthTicks() / Ticks.PER_QUARTER;
    int nearest = 0;
    for (int i = 1; i < LENGTHS.length; i++) {
      if (Math.abs(LENGTHS[i] - quarters) < Math.abs(LENGTHS[nearest] - quarters)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static double[] histogram(int[] values, int size) {
    double[] shares = new double[size];
    for (int value : values) {
      shares[value] += 1.0 / values.length;
    }
    return shares;
  }

  private static double[] transitions(int[] values, int size) {
    double[] shares = new double[size * size];
    for (int i = 1; i < values.length; i++) {
      shares[values[i - 1] * size + values[i]] += 1.0 / (values.length - 1);
    }
    return shares;
  }
}
