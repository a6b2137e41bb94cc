package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.time.Meter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The blocks of all songs, sorted into the sections they may stand for: the first bars of a song
/// are its intro, the last its ending when they come to rest, its liveliest third is B, what has
/// lost the drums is a break, the rest is A.
final class Pools {
  /// Bars of a block; leads think in phrases twice as long.
  static final int BARS = 2;

  private static final int PHRASE_BARS = 8;
  private static final int LEAST_BARS = 12; // of a song that has an intro and an ending
  private static final double LIVELY_SHARE = 1 / 3.0;
  private static final double REST = 0.35; // of the usual onsets: the last bar has come to rest
  private static final double THIN = 0.25; // of the usual drum onsets: a break

  private final Map<SectionKind, List<Block>> pools = new EnumMap<>(SectionKind.class);
  private final Meter meter;

  Pools(List<SongBars> songs, Meter meter) {
    this.meter = meter;
    for (SectionKind kind : SectionKind.values()) {
      pools.put(kind, new ArrayList<>());
    }
    songs.forEach(this::sort);
    if (of(SectionKind.A).isEmpty()) { // songs of a few bars each
      of(SectionKind.A).addAll(of(SectionKind.B));
      of(SectionKind.A).addAll(of(SectionKind.INTRO));
      of(SectionKind.A).addAll(of(SectionKind.BREAK));
    }
  }

  List<Block> of(SectionKind kind) {
    return pools.get(kind);
  }

  /// The block that goes on where this one ends, both as one.
  static Block doubled(Block block, Meter meter) {
    return new Block(block.song(), block.bar(), 2 * block.bars(), meter);
  }

  private void sort(SongBars song) {
    boolean whole = song.count() >= LEAST_BARS;
    int last = song.count() - 1;
    var inside = new ArrayList<Block>();
    for (int bar = 0; bar + BARS <= song.count(); bar += BARS) {
      if (song.isOfMetre(bar) && song.isOfMetre(bar + 1)) {
        var block = new Block(song, bar, BARS, meter);
        boolean intro = whole && bar == 0;
        if (intro) {
          of(SectionKind.INTRO).add(block);
        } else if (bar + BARS <= last || !whole) {
          inside.add(block);
        }
      }
    }
    inside.removeIf(block -> isSilent(block));
    divide(song, inside);
    if (whole && song.isOfMetre(last) && song.isOfMetre(last - 1) && rests(song, last, inside)) {
      of(SectionKind.ENDING).add(new Block(song, last - 1, BARS, meter));
    }
  }

  private static boolean isSilent(Block block) {
    for (Role role : Role.values()) {
      if (block.plays(role)) {
        return false;
      }
    }
    return true;
  }

  private void divide(SongBars song, List<Block> blocks) {
    double[] energy =
        blocks.stream().mapToDouble(block -> energy(block, blocks)).sorted().toArray();
    double drums = mean(blocks, Role.DRUMS);
    double lively =
        blocks.size() < 6 ? Double.MAX_VALUE : VoiceMeasure.quantile(energy, 1 - LIVELY_SHARE);
    for (Block block : blocks) {
      boolean thin = song.has(Role.DRUMS) && block.density(Role.DRUMS) < THIN * drums;
      SectionKind kind =
          thin
              ? SectionKind.BREAK
              : energy(block, blocks) >= lively && energy[0] < lively
                  ? SectionKind.B
                  : SectionKind.A;
      of(kind).add(block);
    }
  }

  /// How lively the phrase around a block is: onsets and force of the whole band.
  private static double energy(Block block, List<Block> all) {
    int phrase = block.bar() / PHRASE_BARS;
    double sum = 0;
    int count = 0;
    for (Block other : all) {
      if (other.bar() / PHRASE_BARS == phrase) {
        for (Role role : Role.values()) {
          for (Hit hit : other.hits(role)) {
            sum += hit.velocity() / 100.0;
          }
        }
        count++;
      }
    }
    return sum / count;
  }

  private static double mean(List<Block> blocks, Role role) {
    return blocks.stream().mapToDouble(block -> block.density(role)).average().orElse(0);
  }

  private static boolean rests(SongBars song, int last, List<Block> blocks) {
    double usual = 0;
    double here = 0;
    for (Role role : Role.values()) {
      usual += mean(blocks, role);
      here += song.bar(role, last).stream().mapToInt(Hit::step).distinct().count();
    }
    return here > 0 && here < REST * usual;
  }
}
