package io.sideman.corpus.evaluate;

import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.CountedForm;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Generation;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.BandFactory;
import io.sideman.players.tokens.Drum;
import java.util.List;

/// How the drums set up section changes when the band plays by itself.
///
/// @param changes section changes
/// @param filled those before which the last two beats differ from those of the other bars: more
///   toms and snares than in nine of ten of them
/// @param crashed those that a crash begins
record SectionFigures(int changes, int filled, int crashed) {
  private static final int BARS = 65;

  /// Plays 64 bars over four chords.
  static SectionFigures of(BandFactory factory, Style style, double adventure, long seed) {
    MeterMap meters = MeterMap.of(style.meter());
    var request =
        new Generation.Request(
            chords(meters),
            Timeline.of(new Key(0, false), List.of()),
            style.meter(),
            style.tempo().defaultBpm(),
            BARS,
            0.6,
            new BandSettings(java.util.Set.of(Role.values()), 0.5, adventure, 1, seed));
    List<Note> drums =
        Generation.play(request, factory.band(style), _ -> {}).getOrDefault(Role.DRUMS, List.of());
    return count(drums, meters);
  }

  private static Timeline<Chord> chords(MeterMap meters) {
    var spans = new java.util.ArrayList<Timeline.Span<Chord>>();
    int[] roots = {0, 9, 5, 7};
    for (int bar = 0; bar < BARS; bar++) {
      int root = roots[bar % roots.length];
      Quality quality = root == 9 ? Quality.MIN : Quality.MAJ;
      spans.add(new Timeline.Span<>(meters.barStart(bar), Chord.of(root, quality)));
    }
    return Timeline.of(Chord.NONE, spans);
  }

  private static SectionFigures count(List<Note> drums, MeterMap meters) {
    var form = new CountedForm();
    int[] strokes = new int[BARS];
    for (int bar = 0; bar < BARS; bar++) {
      strokes[bar] = strokes(drums, meters.barStart(bar + 1));
    }
    int[] ordered = strokes.clone();
    java.util.Arrays.sort(ordered);
    int most = ordered[BARS * 9 / 10 - 1 - BARS / 8]; // an eighth of the bars are followed by one
    int changes = 0;
    int filled = 0;
    int crashed = 0;
    for (long bar = form.sectionEnd(0); bar < BARS; bar = form.sectionEnd(bar)) {
      long line = meters.barStart(bar);
      changes++;
      filled += strokes[(int) bar - 1] > most ? 1 : 0;
      crashed += crashes(drums, line) ? 1 : 0;
    }
    return new SectionFigures(changes, filled, crashed);
  }

  /// Snares and toms on the two beats before a bar line.
  private static int strokes(List<Note> drums, long line) {
    int count = 0;
    for (Note note : drums) {
      long ahead = line - note.startTick();
      boolean near = ahead > Ticks.PER_STEP / 2 && ahead <= 2 * Ticks.PER_QUARTER;
      int drum = Drum.indexOf(note.key());
      if (near && drum >= 0) {
        count +=
            switch (Drum.at(drum)) {
              case SNARE, LOW_TOM, MIDDLE_TOM, HIGH_TOM -> 1;
              default -> 0;
            };
      }
    }
    return count;
  }

  private static boolean crashes(List<Note> drums, long line) {
    return drums.stream()
        .filter(note -> Math.abs(note.startTick() - line) < Ticks.PER_STEP / 2)
        .anyMatch(note -> Drum.indexOf(note.key()) == Drum.CRASH.ordinal());
  }

  SectionFigures plus(SectionFigures o) {
    return new SectionFigures(changes + o.changes, filled + o.filled, crashed + o.crashed);
  }

  double filledShare() {
    return (double) filled / changes;
  }

  double crashedShare() {
    return (double) crashed / changes;
  }
}
