package io.sideman.corpus.evaluate;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How a live band goes along with the chords of songs, summed over songs.
///
/// A *change* is a label whose root or third differs from the label before; it happens with the
/// performer's first note from half a step before the label on. The *first corrected note* is the
/// first note of a tonal role, from then on, that belongs to the new chord and not to the old one.
final class ReactionFigures {
  private static final int EARLY_TICKS = Ticks.PER_STEP / 2;
  private static final int SAMPLE_TICKS = 60;

  private final List<Double> delaysMs = new ArrayList<>();
  private long changes;
  private long never;
  private long samples;
  private long right;
  private long shaken;
  private double bars;

  void add(Song song, List<Note> heard, Accompaniment.Result result) {
    var tonal = new ArrayList<Note>();
    result.notes().forEach((role, notes) -> tonal.addAll(role == Role.DRUMS ? List.of() : notes));
    tonal.sort(null);
    Chord before = Chord.NONE;
    for (Timeline.Span<Chord> span : song.chords().spans()) {
      Chord label = span.value();
      if (!label.isNone() && !before.isNone() && !label.sameTriad(before)) {
        long end = Math.min(song.chords().nextChange(span.startTick()), song.endTick());
        change(song, heard, tonal, before, label, span.startTick(), end);
      }
      before = label;
    }
    follow(song, result);
    bars += (double) song.endTick() / song.meters().meterAt(0).barTicks();
  }

  private void change(
      Song song,
      List<Note> heard,
      List<Note> tonal,
      Chord from,
      Chord to,
      long startTick,
      long endTick) {
    var first =
        heard.stream()
            .filter(note -> note.startTick() >= startTick - EARLY_TICKS)
            .filter(note -> to.contains(note.key()) && !from.contains(note.key()))
            .findFirst();
    if (first.isEmpty() || first.get().startTick() >= endTick) {
      return; // nobody has played this change
    }
    changes++;
    long played = first.get().startTick();
    var corrected =
        tonal.stream()
            .filter(note -> note.startTick() >= startTick - EARLY_TICKS)
            .filter(note -> note.startTick() < endTick)
            .filter(note -> to.contains(note.key()) && !from.contains(note.key()))
            .findFirst();
    if (corrected.isEmpty()) {
      never++;
      return;
    }
    long nanos = song.tempos().nanosAt(corrected.get().startTick()) - song.tempos().nanosAt(played);
    delaysMs.add(Math.max(0, nanos / 1e6));
  }

  /// Compares the chord the band goes by with the label, and counts how often it left a right chord
  /// for a wrong one while the label stayed.
  private void follow(Song song, Accompaniment.Result result) {
    Timeline<Chord> went = result.harmony().chordTimeline();
    for (long tick = 0; tick < song.endTick(); tick += SAMPLE_TICKS) {
      Chord label = song.chords().at(tick);
      if (!label.isNone()) {
        samples++;
        right += went.at(tick).sameTriad(label) ? 1 : 0;
      }
    }
    Chord before = Chord.NONE;
    for (Timeline.Span<Chord> span : went.spans()) {
      Chord label = song.chords().at(span.startTick());
      boolean lost = label.sameTriad(before) && !label.sameTriad(span.value());
      boolean early =
          song.chords().at(span.startTick() + Ticks.PER_QUARTER).sameTriad(span.value());
      shaken += !label.isNone() && lost && !early ? 1 : 0;
      before = span.value();
    }
  }

  /// Milliseconds from a change to the first corrected note that came before the next change.
  double delayMs(double share) {
    Collections.sort(delaysMs);
    return delaysMs.isEmpty() ? 0 : delaysMs.get((int) (share * (delaysMs.size() - 1)));
  }

  /// Share of the changes with a corrected note within `ms`.
  double within(double ms) {
    return (double) delaysMs.stream().filter(d -> d <= ms).count() / Math.max(1, changes);
  }

  long changes() {
    return changes;
  }

  double neverShare() {
    return (double) never / Math.max(1, changes);
  }

  double chordShare() {
    return (double) right / Math.max(1, samples);
  }

  double shakenPer100Bars() {
    return 100 * shaken / Math.max(1, bars);
  }
}
