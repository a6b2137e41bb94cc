package io.sideman.corpus.sessions;

import io.sideman.library.item.Item;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Some courses side by side: all items are what may be wanted next, and those of other courses are
/// shown between and not taken. That part is made up: nobody's skips are known.
///
/// @param items features, less their mean
@SuppressWarnings("ArrayRecordComponent")
record Batch(List<float[]> items, List<Walk> walks) {
  private static final double STRANGER = 0.3; // shown before the next own item
  private static final double PASSED = 0.1; // own items left out
  static final int MOST = 20; // own items of a walk

  static Batch of(List<Course> courses, SplittableRandom random) {
    var items = new ArrayList<Item>();
    var starts = new int[courses.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = items.size();
      items.addAll(courses.get(i).items());
    }
    var walks = new ArrayList<Walk>();
    for (int i = 0; i < starts.length; i++) {
      int size = courses.get(i).items().size();
      int from = size > MOST ? random.nextInt(size - MOST + 1) : 0;
      var deeds = new ArrayList<Walk.Step>();
      for (int k = from; k < Math.min(size, from + MOST); k++) {
        while (random.nextDouble() < STRANGER) {
          int stranger = random.nextInt(items.size());
          if (stranger < starts[i] || stranger >= starts[i] + size) {
            deeds.add(new Walk.Step(stranger, refusal(random.nextDouble()), false));
          }
        }
        if (random.nextDouble() >= PASSED) {
          deeds.add(new Walk.Step(starts[i] + k, taking(random.nextDouble()), true));
        }
      }
      walks.add(new Walk(deeds));
    }
    return new Batch(Features.apart(items), walks);
  }

  private static Act refusal(double chance) {
    return chance < 0.6 ? Act.SKIP : chance < 0.7 ? Act.DISLIKE : Act.AUDITION;
  }

  private static Act taking(double chance) {
    return chance < 0.6 ? Act.USE : chance < 0.8 ? Act.LIKE : Act.AUDITION;
  }
}
