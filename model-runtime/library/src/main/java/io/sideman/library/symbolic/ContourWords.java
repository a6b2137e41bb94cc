package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.time.Ticks;
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
  static final int MOST_OF_A_KIND = 768;

  private static final int MOST_VOICES = 3;
  private static final int KIND_BITS = 40;
  private static final long LONGEST_REST = 8L * Ticks.PER_QUARTER;
  private static final int WIDEST = 15; // semitones

  /// A kind of short words.
  ///
  /// @param moves intervals in a word
  /// @param timed whether distances in time count, each against the one before
  private record Shape(int moves, boolean timed) {}

  private static final List<Shape> SHAPES =
      List.of(new Shape(3, true), new Shape(4, false), new Shape(3, false));

  private ContourWords() {}

  /// Sorted words of the lead, or else of the tunes above other parts.
  static long[] of(Piece piece) {
    List<Voice> tuned = new ArrayList<>(piece.voices());
    tuned.removeIf(Voice::drums);
    List<Voice> leads = new ArrayList<>(tuned);
    leads.removeIf(voice -> !voice.role().equals(Optional.of(Role.LEAD)));
    List<Voice> chosen = leads.isEmpty() ? tuned : leads;
    chosen.sort(Comparator.comparingInt(voice -> -voice.notes().size()));
    List<TuneLine> lines = new ArrayList<>();
    for (Voice voice : chosen.subList(0, Math.min(MOST_VOICES, chosen.size()))) {
      lines.add(new TuneLine(voice.notes()));
    }
    long[][] kinds = new long[SHAPES.size() + 1][];
    kinds[0] = kept(exact(lines), 0);
    for (int kind = 1; kind < kinds.length; kind++) {
      kinds[kind] = kept(words(lines, SHAPES.get(kind - 1)), kind);
    }
    int count = Arrays.stream(kinds).mapToInt(words -> words.length).sum();
    long[] all = new long[count];
    int at = 0;
    for (long[] words : kinds) { // kinds rise, and so do words within a kind
      System.arraycopy(words, 0, all, at, words.length);
      at += words.length;
    }
    return all;
  }

  private static long[] exact(List<TuneLine> lines) {
    long[] all = new long[0];
    for (TuneLine line : lines) {
      long[] words = line.exactWords();
      int from = all.length;
      all = Arrays.copyOf(all, from + words.length);
      System.arraycopy(words, 0, all, from, words.length);
    }
    return all;
  }

  private static long[] words(List<TuneLine> lines, Shape shape) {
    int room = 0;
    for (TuneLine line : lines) {
      room += Math.max(0, line.size() - shape.moves());
    }
    long[] words = new long[room];
    int count = 0;
    for (TuneLine line : lines) {
      for (int i = 0; i + shape.moves() < line.size(); i++) {
        long word = word(line, i, shape);
        if (word >= 0) {
          words[count++] = word;
        }
      }
    }
    return Arrays.copyOf(words, count);
  }

  /// Sorts, drops doubles, keeps the lowest, marks the kind.
  private static long[] kept(long[] words, int kind) {
    Arrays.sort(words);
    int count = 0;
    long last = -1;
    for (int i = 0; i < words.length && count < MOST_OF_A_KIND; i++) {
      long word = words[i];
      if (word != last) {
        words[count++] = word | (long) kind << KIND_BITS;
      }
      last = word;
    }
    return Arrays.copyOf(words, count);
  }

  /// -1 across a rest and for notes that only repeat.
  private static long word(TuneLine line, int from, Shape shape) {
    long word = 0;
    boolean moving = false;
    for (int i = from; i < from + shape.moves(); i++) {
      if (line.wait(i) > LONGEST_REST) {
        return -1;
      }
      int interval = Math.clamp(line.interval(i), -WIDEST, WIDEST);
      moving |= interval != 0;
      word = word * 31 + interval + WIDEST;
      if (shape.timed() && i > from) {
        word = word * 5 + ratio(line.wait(i - 1), line.wait(i));
      }
    }
    // Spread, so that the lowest are any, not the falling ones; 36 bits as the exact words have.
    return moving ? word * 0x9E37_79B9_7F4A_7C15L >>> 28 : -1;
  }

  /// Much shorter, shorter, alike, longer, much longer.
  private static int ratio(long before, long wait) {
    if (4 * wait < 1.5 * before) {
      return 0;
    }
    if (4 * wait < 3 * before) {
      return 1;
    }
    return 3 * wait <= 4 * before ? 2 : 1.5 * wait <= 4 * before ? 3 : 4;
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
