package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// How one role plays, as figures that people and machines can be compared by.
///
/// Sums rather than shares are kept, so that songs can be pooled with [#plus].
///
/// @param bars bars from the first to the last of the song
/// @param emptyBars bars in which no note starts
/// @param notes onsets
/// @param strongNotes onsets within a 32nd of a strong beat (first and middle of the bar)
/// @param strongInChord those of them that are tones of the labelled chord, its bass included
/// @param inKeyOrChord onsets in the labelled key or chord
/// @param harmonyKnown onsets while a chord is labelled
/// @param velocitySum sum of velocities
/// @param velocitySquares sum of squared velocities
/// @param offsetSum sum of distances to the nearest 16th, in ticks, late is positive
/// @param offsetAbsolute sum of absolute distances to the nearest 16th, in ticks
/// @param soundingTicks ticks during which anything sounds
/// @param noteTicks sum of note lengths, so that `noteTicks / soundingTicks` is the mean polyphony
/// @param songTicks ticks from the first bar to the end
public record RoleFigures(
    long bars,
    long emptyBars,
    long notes,
    long strongNotes,
    long strongInChord,
    long inKeyOrChord,
    long harmonyKnown,
    double velocitySum,
    double velocitySquares,
    double offsetSum,
    double offsetAbsolute,
    long soundingTicks,
    long noteTicks,
    long songTicks) {
  public static final RoleFigures NOTHING =
      new RoleFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /// The labels that notes are held against.
  public record Labels(Timeline<Chord> chords, Timeline<Key> keys, MeterMap meters, long endTick) {}

  /// Figures of one role in one song.
  public static RoleFigures of(List<Note> unordered, Labels labels) {
    var notes = new ArrayList<>(unordered);
    notes.sort(null);
    MeterMap meters = labels.meters();
    int bars = (int) meters.barAt(Math.max(0, labels.endTick() - 1)) + 1;
    var played = new boolean[bars];
    var sum = new Sums();
    for (Note note : notes) {
      int bar = Math.clamp(meters.barAt(note.startTick()), 0, bars - 1);
      played[bar] = true;
      sum.add(note, labels);
    }
    long empty = 0;
    for (boolean any : played) {
      empty += any ? 0 : 1;
    }
    return new RoleFigures(
        bars,
        empty,
        notes.size(),
        sum.strongNotes,
        sum.strongInChord,
        sum.inKeyOrChord,
        sum.harmonyKnown,
        sum.velocitySum,
        sum.velocitySquares,
        sum.offsetSum,
        sum.offsetAbsolute,
        soundingTicks(notes),
        notes.stream().mapToLong(Note::lengthTicks).sum(),
        labels.endTick());
  }

  private static final class Sums {
    private long strongNotes;
    private long strongInChord;
    private long inKeyOrChord;
    private long harmonyKnown;
    private double velocitySum;
    private double velocitySquares;
    private double offsetSum;
    private double offsetAbsolute;

    void add(Note note, Labels labels) {
      long step = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
      long gridTick = step * Ticks.PER_STEP;
      long offset = note.startTick() - gridTick;
      offsetSum += offset;
      offsetAbsolute += Math.abs(offset);
      velocitySum += note.velocity();
      velocitySquares += (double) note.velocity() * note.velocity();
      Chord chord = labels.chords().at(gridTick);
      if (chord.isNone() || note.isDrum()) {
        return;
      }
      harmonyKnown++;
      boolean inChord = chord.contains(note.key());
      if (inChord || labels.keys().at(gridTick).contains(note.key())) {
        inKeyOrChord++;
      }
      int half = Math.max(Ticks.PER_STEP, labels.meters().meterAt(gridTick).barTicks() / 2);
      int inBar = labels.meters().tickInBar(gridTick);
      if (inBar == 0 || inBar == half) {
        strongNotes++;
        strongInChord += inChord ? 1 : 0;
      }
    }
  }

  private static long soundingTicks(List<Note> sorted) {
    long total = 0;
    long end = Long.MIN_VALUE;
    for (Note note : sorted) {
      total += Math.max(0, note.endTick() - Math.max(end, note.startTick()));
      end = Math.max(end, note.endTick());
    }
    return total;
  }

  public RoleFigures plus(RoleFigures o) {
    return new RoleFigures(
        bars + o.bars,
        emptyBars + o.emptyBars,
        notes + o.notes,
        strongNotes + o.strongNotes,
        strongInChord + o.strongInChord,
        inKeyOrChord + o.inKeyOrChord,
        harmonyKnown + o.harmonyKnown,
        velocitySum + o.velocitySum,
        velocitySquares + o.velocitySquares,
        offsetSum + o.offsetSum,
        offsetAbsolute + o.offsetAbsolute,
        soundingTicks + o.soundingTicks,
        noteTicks + o.noteTicks,
        songTicks + o.songTicks);
  }

  public double strongChordShare() {
    return (double) strongInChord / strongNotes;
  }

  public double keyOrChordShare() {
    return (double) inKeyOrChord / harmonyKnown;
  }

  public double onsetsPerPlayedBar() {
    return (double) notes / (bars - emptyBars);
  }

  public double emptyBarShare() {
    return (double) emptyBars / bars;
  }

  public double velocityMean() {
    return velocitySum / notes;
  }

  public double velocitySpread() {
    double mean = velocityMean();
    return Math.sqrt(Math.max(0, velocitySquares / notes - mean * mean));
  }

  /// Mean absolute distance to the nearest 16th, as a share of a 16th (0 to 0.5).
  public double microTiming() {
    return offsetAbsolute / notes / Ticks.PER_STEP;
  }

  /// Mean number of notes that sound while any does.
  public double polyphony() {
    return (double) noteTicks / soundingTicks;
  }

  public double silenceShare() {
    return 1 - Math.min(1, (double) soundingTicks / songTicks);
  }
}
