package io.sideman.training.loops;

import io.sideman.corpus.loops.LoopBank;
import io.sideman.engine.style.Genre;
import io.sideman.players.loop.LoopFeatures;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopRoll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Batches of bands as the networks see them, every genre as often as any other.
final class LoopBatches {
  /// Loops with their genres.
  ///
  /// @param bars (loops x bars, values)
  /// @param genres (loops x bars, genres)
  /// @param drawn genre of each loop
  record Batch(INDArray bars, INDArray genres, List<Genre> drawn) {}

  private final LoopBank bank;

  LoopBatches(LoopBank bank) {
    this.bank = bank;
  }

  Batch draw(int size, RandomGenerator random) {
    List<Genre> known = bank.genres();
    float[] values = new float[size * LoopGan.BARS * LoopFeatures.BAR_VALUES];
    var drawn = new ArrayList<Genre>();
    for (int i = 0; i < size; i++) {
      Genre genre = known.get(random.nextInt(known.size()));
      drawn.add(genre);
      LoopRoll roll = bank.draw(genre, random);
      for (int bar = 0; bar < LoopGan.BARS; bar++) {
        LoopFeatures.write(roll, bar, values, (i * LoopGan.BARS + bar) * LoopFeatures.BAR_VALUES);
      }
    }
    INDArray bars =
        Nd4j.create(values, new long[] {size * (long) LoopGan.BARS, LoopFeatures.BAR_VALUES}, 'c');
    List<Genre> perBar = new ArrayList<>();
    drawn.forEach(genre -> perBar.addAll(Collections.nCopies(LoopGan.BARS, genre)));
    return new Batch(bars, oneHot(perBar), drawn);
  }

  /// Genres as the networks see them, one row each.
  static INDArray oneHot(List<Genre> genres) {
    float[][] rows = new float[genres.size()][LoopGan.GENRES];
    for (int i = 0; i < rows.length; i++) {
      rows[i][genres.get(i).ordinal()] = 1;
    }
    return Nd4j.createFromArray(rows);
  }

  /// Chance for loops of the same genres.
  static float[][] chance(List<Genre> genres, RandomGenerator random) {
    float[][] chance = new float[genres.size()][LoopGan.songInputs()];
    for (int i = 0; i < chance.length; i++) {
      LoopGan.draw(random.nextLong(), chance[i], 0);
      chance[i][LoopGan.CHANCE + genres.get(i).ordinal()] = 1;
    }
    return chance;
  }
}
