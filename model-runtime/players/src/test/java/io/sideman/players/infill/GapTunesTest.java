package io.sideman.players.infill;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.originality.Line;
import io.sideman.players.originality.OriginalityCheck;
import io.sideman.players.originality.OriginalityIndex;
import io.sideman.players.originality.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GapTunesTest {
  private static final long BAR = 3840;
  private static final int[] TUNE = {
    60, 64, 62, 67, 65, 69, 71, 64, 72, 67, 60, 65, 74, 62, 67, 59
  };
  private static final int[] OTHER = {
    67, 65, 72, 60, 64, 71, 62, 69, 60, 74, 65, 59, 67, 64, 70, 61
  };

  /// Eighths from a bar on.
  private static List<Note> line(int bar, int from, int to, int... keys) {
    var notes = new ArrayList<Note>();
    for (int i = from; i < to; i++) {
      notes.add(new Note(bar * BAR + (i - from) * 480L, 480, keys[i], 90, 0));
    }
    return notes;
  }

  private static OriginalityCheck knowing(List<Note> tune) {
    var builder = new OriginalityIndex.Builder();
    builder.add(new Source("made-up", "a song", "lead"), Line.top(tune));
    return new OriginalityCheck(builder.build());
  }

  private static GapTunes tunes(Role role, List<Note> around) {
    var piece =
        new Surroundings(
            MeterMap.of(new Meter(4, 4)),
            TempoMap.of(120),
            Timeline.of(Chord.NONE, List.of()),
            Timeline.of(new Key(0, false), List.of()),
            Map.of(role, around),
            List.of(),
            -1);
    var gap = new Gap(role, BAR, 2 * BAR, OptionalDouble.empty(), 0, 127, 1, false, 1, 1);
    return new GapTunes(knowing(line(0, 0, 16, TUNE)), piece, gap);
  }

  @Test
  void aFillThatFinishesAKnownTuneIsNotItsOwn() {
    GapTunes tunes = tunes(Role.LEAD, line(0, 0, 8, TUNE));

    assertFalse(tunes.isOwn(line(1, 8, 16, TUNE)));
    assertTrue(tunes.isOwn(line(1, 8, 16, OTHER)));
  }

  @Test
  void aKnownTuneInAnotherKeyIsStillKnown() {
    int[] moved = TUNE.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += 5;
    }

    assertFalse(tunes(Role.KEYS, line(0, 0, 8, moved)).isOwn(line(1, 8, 16, moved)));
  }

  @Test
  void whatThePieceQuotesByItselfIsNotTheFillsFault() {
    GapTunes tunes = tunes(Role.LEAD, line(4, 0, 16, TUNE));

    assertTrue(tunes.isOwn(line(1, 8, 16, OTHER)));
  }

  @Test
  void aBassMayPlayWhatBassesPlay() {
    assertTrue(tunes(Role.BASS, line(0, 0, 8, TUNE)).isOwn(line(1, 8, 16, TUNE)));
  }
}
