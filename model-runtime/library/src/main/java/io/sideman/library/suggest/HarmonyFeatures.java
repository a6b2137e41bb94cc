package io.sideman.library.suggest;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.item.Tonality;
import java.util.List;
import java.util.Optional;

/// How the harmony of a loop, moved by some semitones, goes with the session's: half bar by half
/// bar, both from their start and going round.
final class HarmonyFeatures {
  static final int COUNT = 15;
  private static final int SCALE = 7;

  private HarmonyFeatures() {}

  /// Writes [#COUNT] numbers; nothing where one of them has no pitch.
  static void fill(Item session, Item item, int semitones, float[] into, int at) {
    if (session.tonality().isEmpty() || item.tonality().isEmpty()) {
      return;
    }
    Tonality ours = session.tonality().get();
    Tonality its = item.tonality().get();
    Key key = its.key().transpose(semitones);
    into[at] = 1;
    into[at + COUNT - 1] = Likeness.cosine(Aspect.HARMONY, session, item);
    int common = Integer.bitCount(ours.key().mask() & key.mask());
    into[at + 1] = (common - 2) / (SCALE - 2f);
    into[at + 2] = ours.key().equals(key) ? 1 : 0;
    into[at + 3] = common == SCALE ? 1 : 0;
    into[at + 4] = (float) (ours.confidence() * its.confidence());
    into[at + 5] = into[at + 1] * into[at + 4];
    chords(ours, its, semitones, into, at + 6);
  }

  private static void chords(Tonality ours, Tonality its, int semitones, float[] into, int at) {
    List<Optional<Chord>> first = ours.chords();
    List<Optional<Chord>> second = its.chords();
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    int steps = Math.max(first.size(), second.size());
    var sum = new Sums();
    for (int i = 0; i < steps; i++) {
      Optional<Chord> a = first.get(i % first.size());
      Optional<Chord> b = second.get(i % second.size());
      if (a.isPresent() && b.isPresent() && !a.get().isNone() && !b.get().isNone()) {
        sum.add(a.get(), b.get().transpose(semitones), ours.key());
      }
    }
    if (sum.count > 0) {
      into[at] = (float) sum.count / steps;
      into[at + 1] = (float) sum.same / sum.count;
      into[at + 2] = (float) sum.sameRoot / sum.count;
      into[at + 3] = (float) sum.rootInside / sum.count;
      into[at + 4] = (float) (sum.inOurs / sum.count);
      into[at + 5] = (float) (sum.inIts / sum.count);
      into[at + 6] = (float) (sum.inKey / sum.count);
      into[at + 7] = (float) (sum.rubs / sum.count);
    }
  }

  private static final class Sums {
    private int count;
    private int same;
    private int sameRoot;
    private int rootInside;
    private double inOurs;
    private double inIts;
    private double inKey;
    private double rubs;

    void add(Chord ours, Chord its, Key key) {
      int common = Integer.bitCount(ours.mask() & its.mask());
      int size = Integer.bitCount(its.mask());
      count++;
      same += ours.sameTriad(its) ? 1 : 0;
      sameRoot += ours.root() == its.root() ? 1 : 0;
      rootInside += ours.contains(its.root()) ? 1 : 0;
      inOurs += (double) common / size;
      inIts += (double) common / Integer.bitCount(ours.mask());
      inKey += (double) Integer.bitCount(its.mask() & (key.mask() | ours.mask())) / size;
      int beside = PitchClass.rotate(ours.mask(), 1) | PitchClass.rotate(ours.mask(), -1);
      rubs += (double) Integer.bitCount(its.mask() & beside & ~ours.mask()) / size;
    }
  }
}
