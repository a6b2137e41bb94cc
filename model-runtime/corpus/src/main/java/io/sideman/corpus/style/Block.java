package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.time.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Some bars of one song, counted in it: what may become a pattern.
final class Block {
  private static final double ALIKE = 0.2; // distance up to which velocities are averaged

  private final SongBars song;
  private final int bar;
  private final int bars;
  private final int barSteps;
  private final Map<Role, List<Hit>> hits = new EnumMap<>(Role.class);
  private final Map<Role, int[]> places = new EnumMap<>(Role.class);
  private final Map<Role, int[]> items = new EnumMap<>(Role.class);

  private Block(SongBars song, int bar, int bars, int barSteps) {
    this.song = song;
    this.bar = bar;
    this.bars = bars;
    this.barSteps = barSteps;
  }

  Block(SongBars song, int bar, int bars, Meter meter) {
    this(song, bar, bars, meter.barSteps());
    for (Role role : Role.values()) {
      if (song.has(role)) {
        var own = new ArrayList<Hit>();
        for (int i = 0; i < bars; i++) {
          for (Hit hit : song.bar(role, bar + i)) {
            own.add(hit.after(i * barSteps));
          }
        }
        hits.put(role, List.copyOf(own));
        places.put(role, own.stream().mapToInt(Hit::step).sorted().distinct().toArray());
        items.put(
            role, own.stream().mapToInt(hit -> item(role, hit)).sorted().distinct().toArray());
      }
    }
  }

  /// What is alike in two blocks of any key: drums by voice, basses and leads by their tone above
  /// the root, chords by when they are struck.
  private static int item(Role role, Hit hit) {
    int what =
        switch (role) {
          case DRUMS -> DrumNotation.voice(hit.key()).ordinal();
          case BASS, LEAD ->
              hit.chord().isNone() ? 0 : Math.floorMod(hit.key() - hit.chord().root(), 12);
          case KEYS, PAD -> 0;
        };
    return hit.step() << 8 | what;
  }

  /// This block with the velocities that its hits have on average in blocks that are much like it:
  /// chance in one take is not written down as a dynamic.
  Block smoothed(Role role, List<Block> others) {
    List<Block> alike = others.stream().filter(other -> distance(role, other) <= ALIKE).toList();
    var result = new Block(song, bar, bars, barSteps);
    result.hits.putAll(hits);
    result.places.putAll(places);
    result.items.putAll(items);
    result.hits.put(role, hits(role).stream().map(hit -> smoothed(role, hit, alike)).toList());
    return result;
  }

  private static Hit smoothed(Role role, Hit hit, List<Block> alike) {
    int item = item(role, hit);
    double average =
        alike.stream()
            .flatMap(block -> block.hits(role).stream())
            .filter(other -> item(role, other) == item)
            .mapToInt(Hit::velocity)
            .average()
            .orElse(hit.velocity());
    return hit.withVelocity((int) Math.round(average));
  }

  SongBars song() {
    return song;
  }

  int bar() {
    return bar;
  }

  int bars() {
    return bars;
  }

  int barSteps() {
    return barSteps;
  }

  List<Hit> hits(Role role) {
    return hits.getOrDefault(role, List.of());
  }

  boolean plays(Role role) {
    return !hits(role).isEmpty();
  }

  /// Steps on which something starts, in a bar on average.
  double density(Role role) {
    return (double) places.getOrDefault(role, new int[0]).length / bars;
  }

  /// 0 (alike) to 1: Dice's measure over what starts when, half of it without regard to what.
  double distance(Role role, Block other) {
    boolean mine = plays(role);
    if (!mine || !other.plays(role)) {
      return mine == other.plays(role) ? 0 : 1;
    }
    double when = dice(places.get(role), other.places.get(role));
    double what = dice(items.get(role), other.items.get(role));
    return 1 - (when + what) / 2;
  }

  private static double dice(int[] a, int[] b) {
    int common = 0;
    for (int item : a) {
      common += Arrays.binarySearch(b, item) >= 0 ? 1 : 0;
    }
    return 2.0 * common / (a.length + b.length);
  }
}
