package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.players.originality.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Words of the tunes in a piece, whatever key and tempo: those by which `players.originality`
/// knows a copy (nine notes, exact), and short ones that a player who misses a note still speaks.
/// The kind of a word is in its upper bits, so kinds never meet.
public final class ContourWords {
  /// At most so many of each kind are kept: those of the lowest hashes, so that two items keep the
  /// same ones.
  static final int MOST_OF_A_KIND = 512;

  private static final int MOST_VOICES = 3;
  private static final int KIND_BITS = 40;
  private static final int MOVES = 3; // of a short word
  private static final int LONGEST_REST = 32; // 16ths
  private static final int KINDS = 3;

  private ContourWords() {}

  /// Sorted words of the lead, or else of the tunes above other parts.
  static long[] of(Piece piece) {
    List<Voice> tuned = piece.voices().stream().filter(voice -> !voice.drums()).toList();
    List<Voice> leads =
        tuned.stream().filter(voice -> voice.role().equals(Optional.of(Role.LEAD))).toList();
    List<Voice> chosen =
        (leads.isEmpty() ? tuned : leads)
            .stream()
                .sorted(Comparator.comparingInt((Voice voice) -> -voice.notes().size()))
                .limit(MOST_VOICES)
                .toList();
    List<List<Long>> kinds = new ArrayList<>();
    for (int kind = 0; kind < KINDS; kind++) {
      kinds.add(new ArrayList<>());
    }
    for (Voice voice : chosen) {
      add(Line.above(voice.notes()), kinds);
    }
    return kinds.stream()
        .flatMapToLong(words ->
            words.stream().mapToLong(Long::longValue).sorted().distinct().limit(MOST_OF_A_KIND))
        .sorted()
        .toArray();
  }

  private static void add(Line line, List<List<Long>> kinds) {
    for (long word : line.words()) {
      kinds.get(0).add(word);
    }
    for (int i = 0; i + MOVES < line.size(); i++) {
      long word = shortWord(line, i, true);
      if (word >= 0) {
        kinds.get(1).add(1L << KIND_BITS | word);
      }
    }
    for (int i = 0; i + MOVES + 1 < line.size(); i++) {
      long word = shortWord(line, i, false);
      if (word >= 0) {
        kinds.get(2).add(2L << KIND_BITS | word);
      }
    }
  }

  /// Intervals of four notes with how their distances in time compare, or of five without; -1
  /// across a rest and for notes that repeat.
  private static long shortWord(Line line, int from, boolean timed) {
    int moves = timed ? MOVES : MOVES + 1;
    long word = 0;
    boolean moving = false;
    long before = 0;
    for (int i = from; i < from + moves; i++) {
      int interval = Math.clamp(line.key(i + 1) - line.key(i), -15, 15);
      long steps = line.step(i + 1) - line.step(i);
      if (steps > LONGEST_REST) {
        return -1;
      }
      moving |= interval != 0;
      word = word * 31 + interval + 15;
      if (timed && i > from) {
        word = word * 5 + ratio(before, steps);
      }
      before = steps;
    }
    return moving ? word : -1;
  }

  /// Much shorter, shorter, alike, longer, much longer.
  private static int ratio(long before, long steps) {
    if (4 * steps < 2 * before) {
      return 0;
    }
    if (4 * steps < 3 * before) {
      return 1;
    }
    return 3 * steps <= 4 * before ? 2 : steps <= 2 * before ? 3 : 4;
  }

  /// How much of what `query` says `item` says too, 0..1: the share of the query's words that the
  /// item has, each kind by itself, averaged over kinds that the query has.
  public static double share(long[] query, long[] item) {
    double sum = 0;
    int kinds = 0;
    int at = 0;
    while (at < query.length) {
      long kind = query[at] >>> KIND_BITS;
      int found = 0;
      int from = at;
      for (; at < query.length && query[at] >>> KIND_BITS == kind; at++) {
        found += Arrays.binarySearch(item, query[at]) >= 0 ? 1 : 0;
      }
      sum += (double) found / (at - from);
      kinds++;
    }
    return kinds == 0 ? 0 : sum / kinds;
  }
}
