package io.sideman.engine.score;

import io.sideman.engine.chart.Section;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Scores of every kind, by seed: metres of all sizes, triplets, overlaps, drums, loose timing.
final class RandomScore {
  private static final Meter[] METERS = {
    new Meter(4, 4),
    new Meter(3, 4),
    new Meter(6, 8),
    new Meter(7, 8),
    new Meter(5, 4),
    new Meter(12, 8),
    new Meter(2, 2),
    new Meter(1, 4),
    new Meter(11, 16)
  };

  private final SplittableRandom random;
  private final List<Long> bars = new ArrayList<>();
  private final List<MeterMap.Change> meters = new ArrayList<>();

  private RandomScore(long seed) {
    random = new SplittableRandom(seed);
  }

  /// @param loose whether notes lie beside the grid
  static Score of(long seed, boolean loose) {
    return new RandomScore(seed).score(loose);
  }

  private Score score(boolean loose) {
    long end = bars();
    var keys = new ArrayList<Timeline.Span<Key>>();
    var sections = new ArrayList<Section>();
    var chords = new ArrayList<Timeline.Span<Chord>>();
    var tempos = new ArrayList<TempoMap.Change>();
    tempos.add(new TempoMap.Change(0, random.nextInt(200_000, 1_500_000)));
    for (int i = 0; i + 1 < bars.size(); i++) {
      long bar = bars.get(i);
      if (i == 0 || random.nextInt(6) == 0) {
        Key key = new Key(random.nextInt(12), random.nextBoolean());
        if (keys.isEmpty() || !keys.getLast().value().equals(key)) {
          keys.add(new Timeline.Span<>(bar, key));
        }
      }
      if (random.nextInt(4) == 0) {
        sections.add(new Section(bar, "Part <" + i + "> & \"more\""));
      }
      long middle = bar + (bars.get(i + 1) - bar) / 240 / 2 * 240;
      chords.add(new Timeline.Span<>(bar, chord()));
      if (middle > bar) {
        chords.add(new Timeline.Span<>(middle, chord()));
        if (random.nextInt(5) == 0) {
          tempos.add(new TempoMap.Change(middle, random.nextInt(200_000, 1_500_000)));
        }
      }
    }
    var parts = new ArrayList<Part>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      parts.add(part(i, i == 2 ? 9 : i, end, loose));
    }
    return new Score(
        Optional.of("A piece & more"),
        tempos,
        MeterMap.of(meters),
        keys,
        Timeline.of(Chord.NONE, chords),
        sections,
        parts,
        end,
        Optional.empty());
  }

  private long bars() {
    long tick = 0;
    for (int i = 0; i < 3; i++) {
      Meter meter = METERS[random.nextInt(METERS.length)];
      meters.add(new MeterMap.Change(tick, meter));
      int count = random.nextInt(1, 4);
      for (int bar = 0; bar < count; bar++) {
        bars.add(tick);
        tick += meter.barTicks();
      }
    }
    bars.add(tick);
    return tick;
  }

  private Chord chord() {
    if (random.nextInt(8) == 0) {
      return Chord.NONE;
    }
    int root = random.nextInt(12);
    Quality quality = Quality.values()[random.nextInt(Quality.values().length)];
    return new Chord(root, quality, random.nextInt(3) == 0 ? random.nextInt(12) : root);
  }

  private Part part(int index, int channel, long end, boolean loose) {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < 60; i++) {
      int grid = random.nextInt(3) == 0 ? 320 : 240;
      long start = random.nextLong(end / grid) * grid + (loose ? random.nextInt(-50, 50) : 0);
      long length = random.nextInt(1, 9) * (long) grid - (loose ? random.nextInt(100) : 0);
      int key = channel == 9 ? random.nextInt(35, 60) : random.nextInt(30, 95);
      start = Math.max(0, start);
      if (start + length <= end) {
        notes.add(new Note(start, length, key, random.nextInt(1, 128), channel));
      }
    }
    return new Part(
        "Part " + index,
        channel,
        random.nextInt(-1, 128),
        random.nextInt(-1, 128),
        random.nextInt(-1, 128),
        notes);
  }
}
