package io.sideman.corpus.sessions;

import io.sideman.library.item.Item;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// Whole courses of one source whose items together are what can be wanted next. The items that
/// follow later in the same course stand in the pool too: to name one of them is no hit.
///
/// @param features of each item, less the pool's mean
/// @param walks the courses, items by their number in the pool
@SuppressWarnings("ArrayRecordComponent")
public record Pool(
    Course.Source source, List<Item> items, List<float[]> features, List<Walk> walks) {
  /// Where it is measured from on: before, nobody has a say.
  static final int FROM = 2;

  private static final double STRANGER = 0.5;
  private static final double MOST = 0.8; // of the items, so that another seed has another pool

  /// @param size items at least, where there are as many; else four fifths of them
  /// @param seed draws the courses and the strangers
  /// @param skips whether strangers are shown between, and skipped
  public static Pool draw(
      List<Course> courses, Course.Source source, int size, long seed, boolean skips) {
    var own =
        new ArrayList<>(courses.stream().filter(course -> course.source() == source).toList());
    Collections.shuffle(own, new Random(seed));
    var items = new ArrayList<Item>();
    var starts = new ArrayList<Integer>();
    double most = MOST * own.stream().mapToInt(course -> course.items().size()).sum();
    for (Course course : own) {
      if (items.size() < Math.min(size, most)) {
        starts.add(items.size());
        items.addAll(course.items());
      }
    }
    var random = new SplittableRandom(seed);
    var walks = new ArrayList<Walk>();
    for (int i = 0; i < starts.size(); i++) {
      int start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1) : items.size();
      var deeds = new ArrayList<Walk.Step>();
      for (int item = start; item < end; item++) {
        int stranger = random.nextInt(items.size());
        boolean foreign = stranger < start || stranger >= end;
        if (skips && foreign && random.nextDouble() < STRANGER) {
          deeds.add(new Walk.Step(stranger, Act.SKIP, false));
        }
        deeds.add(new Walk.Step(item, Act.USE, true));
      }
      walks.add(new Walk(deeds));
    }
    return new Pool(source, items, Features.apart(items), walks);
  }

  /// Ranks of all that a course goes on with once its first items were taken, each against what is
  /// of other courses: a cold start, since nobody took any of them before.
  ///
  /// @param told items taken
  public NextRanks ranksOfRest(Rival rival, int told) {
    var ranks = new NextRanks();
    for (Walk walk : walks) {
      rival.begin();
      boolean[] met = new boolean[items.size()];
      List<Integer> own =
          walk.deeds().stream().filter(Walk.Step::own).map(Walk.Step::item).toList();
      for (int item : own.subList(0, Math.min(told, own.size()))) {
        rival.hear(Act.USE, item);
      }
      own.forEach(item -> met[item] = true);
      double[] scores = rival.scores();
      own.stream().skip(told).forEach(item -> ranks.add(scores, item, met));
    }
    return ranks;
  }

  /// Ranks of the next item under a rival, after each deed by which the course goes on.
  public NextRanks ranks(Rival rival) {
    var ranks = new NextRanks();
    for (Walk walk : walks) {
      rival.begin();
      boolean[] met = new boolean[items.size()];
      int own = 0;
      for (int i = 0; i < walk.deeds().size(); i++) {
        Walk.Step deed = walk.deeds().get(i);
        rival.hear(deed.act(), deed.item());
        met[deed.item()] = true;
        own += deed.own() ? 1 : 0;
        int next = walk.nextAfter(i);
        boolean comes = i + 1 < walk.deeds().size() && walk.deeds().get(i + 1).own();
        if (own >= FROM && next >= 0 && comes) {
          ranks.add(rival.scores(), next, met);
        }
      }
    }
    return ranks;
  }
}
