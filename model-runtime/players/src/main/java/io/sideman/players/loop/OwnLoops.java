package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// Lets an inventor draw again when a loop comes nearer to what it learned from than people's loops
/// do, or says a known tune. Each seed is held against people of another rank, so that all of them
/// together lie no nearer than people's, not at the median only. Tries are bounded: the best of
/// them is taken. Deterministic for a genre and seed.
public final class OwnLoops implements LoopMaker {
  private static final int TRIES = 24;
  private static final long NEXT = 1_000_003; // seeds from one try to the next
  private static final double FARTHEST = 0.95; // rank that is still asked for
  private static final double BAR_FALLEN_SILENT = 1;
  private static final double TUNE_KNOWN = 10; // more than any distance

  private final LoopMaker inventor;
  private final KnownLoops known;
  private final Predicate<LoopRoll> original;

  /// @param original whether no tune of a loop is known
  public OwnLoops(LoopMaker inventor, KnownLoops known, Predicate<LoopRoll> original) {
    this.inventor = inventor;
    this.known = known;
    this.original = original;
  }

  @Override
  public LoopRoll make(Genre genre, long seed) {
    double rank = FARTHEST * new SplittableRandom(seed * NEXT + genre.ordinal()).nextDouble();
    LoopRoll first = inventor.make(genre, seed);
    LoopRoll best = first;
    double least = shortfall(first, rank);
    for (int attempt = 1; attempt < TRIES && least > 0; attempt++) {
      LoopRoll roll = inventor.make(genre, seed + attempt * NEXT);
      double shortfall = shortfall(roll, rank) + BAR_FALLEN_SILENT * fallenSilent(first, roll);
      if (shortfall < least) {
        least = shortfall;
        best = roll;
      }
    }
    return best;
  }

  /// A part must not come by its distance by saying nothing: bars by which roles rest more than in
  /// the first draw.
  private static int fallenSilent(LoopRoll first, LoopRoll roll) {
    int bars = 0;
    for (Role role : Role.values()) {
      bars += Math.max(0, silentBars(roll, role) - silentBars(first, role));
    }
    return bars;
  }

  private static int silentBars(LoopRoll roll, Role role) {
    int silent = 0;
    for (int bar = 0; bar < roll.bars(); bar++) {
      int onsets = 0;
      for (int slot = 0; slot < LoopGrid.SLOTS_PER_BAR; slot++) {
        onsets += roll.count(role, bar * LoopGrid.SLOTS_PER_BAR + slot);
      }
      silent += onsets == 0 ? 1 : 0;
    }
    return silent;
  }

  private double shortfall(LoopRoll roll, double rank) {
    return known.shortfall(roll, rank) + (original.test(roll) ? 0 : TUNE_KNOWN);
  }
}
