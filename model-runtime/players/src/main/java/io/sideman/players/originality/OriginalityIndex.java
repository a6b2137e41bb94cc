package io.sideman.players.originality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which words occur in which lines: pairs of a word's 36 bits and a line's number, sorted. Words
/// are hashes, so no tune can be read out of it; two words share their 36 bits about once in
/// 100,000 times. Immutable, any thread; looking up allocates nothing.
public final class OriginalityIndex {
  /// Bits of an entry that number the line.
  static final int LINE_BITS = 14;

  private static final int LINE_MASK = (1 << LINE_BITS) - 1;
  private static final int BUCKET_BITS = 16;
  private static final int BUCKET_SHIFT = 36 - BUCKET_BITS;

  private final long[] entries; // word << LINE_BITS | line, rising
  private final int[] buckets; // first entry whose word begins with these bits
  private final List<Source> sources;

  OriginalityIndex(long[] sortedEntries, List<Source> sources) {
    entries = sortedEntries;
    this.sources = List.copyOf(sources);
    buckets = new int[(1 << BUCKET_BITS) + 1];
    int at = 0;
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      while (at < entries.length && word(at) >>> BUCKET_SHIFT < bucket) {
        at++;
      }
      buckets[bucket] = at;
    }
  }

  /// An index that knows nothing.
  public static OriginalityIndex empty() {
    return new OriginalityIndex(new long[0], List.of());
  }

  /// Lines it was made from.
  public List<Source> sources() {
    return sources;
  }

  /// Pairs of word and line.
  public int size() {
    return entries.length;
  }

  /// The first entry of a word, or -1. More entries of the same word may follow.
  int find(long word) {
    if (word < 0) {
      return -1;
    }
    int bucket = (int) (word >>> BUCKET_SHIFT);
    int low = buckets[bucket];
    int high = buckets[bucket + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (word(middle) < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < entries.length && word(low) == word ? low : -1;
  }

  /// True when entry `at` is there and of this word.
  boolean isOf(int at, long word) {
    return at < entries.length && word(at) == word;
  }

  /// The line of entry `at`, as a place in [#sources].
  int line(int at) {
    return (int) entries[at] & LINE_MASK;
  }

  long[] entries() {
    return entries;
  }

  private long word(int at) {
    return entries[at] >>> LINE_BITS;
  }

  /// Collects lines.
  public static final class Builder {
    private final List<Source> sources = new ArrayList<>();
    private long[] entries = new long[1 << 12];
    private int count;

    /// Adds all words of a line that are worth telling.
    public void add(Source source, Line line) {
      if (sources.size() > LINE_MASK) {
        throw new IllegalStateException(
            "an index holds at most %d lines; make one of fewer files".formatted(LINE_MASK + 1));
      }
      int number = sources.size();
      sources.add(source);
      for (int i = 0; i < line.grams(); i++) {
        long word = line.gram(i);
        if (word >= 0 && !line.isTrivial(i)) {
          entries = count == entries.length ? Arrays.copyOf(entries, 2 * count) : entries;
          entries[count++] = word << LINE_BITS | number;
        }
      }
    }

    public OriginalityIndex build() {
      long[] distinct = Arrays.stream(entries, 0, count).sorted().distinct().toArray();
      return new OriginalityIndex(distinct, sources);
    }
  }
}
