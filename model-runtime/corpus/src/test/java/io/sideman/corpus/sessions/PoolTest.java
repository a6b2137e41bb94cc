package io.sideman.corpus.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import io.sideman.library.taste.Act;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolTest {
  private static Item item(String id, int kind) {
    var random = new SplittableRandom(id.hashCode());
    Map<Aspect, float[]> vectors = new EnumMap<>(Aspect.class);
    float[] rhythm = new float[Aspect.RHYTHM.size()];
    for (int i = 0; i < rhythm.length; i++) {
      rhythm[i] = (float) ((i == kind ? 1 : 0) + 0.05 * random.nextGaussian());
    }
    vectors.put(Aspect.RHYTHM, rhythm);
    return new Item(
        id,
        Media.SYMBOLIC,
        Kind.LOOP,
        8,
        Optional.empty(),
        Optional.empty(),
        Optional.of(Role.DRUMS),
        Family.DRUMS,
        new Groove(new float[] {1, 0, 0.5f, 0}, 0.5, 0, 0),
        new Texture(2, 1, 36, 60, new float[11], 0.25, 0.75),
        Optional.empty(),
        vectors,
        new long[0],
        Set.of(),
        "");
  }

  private static Course course(String name, int... kinds) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < kinds.length; i++) {
      items.add(item(name + i, kinds[i]));
    }
    return new Course(Course.Source.SONGS, "made up", name, items);
  }

  private static List<Course> courses() {
    var courses = new ArrayList<Course>();
    for (int kind = 0; kind < 10; kind++) {
      courses.add(course("c" + kind, kind, kind, kind, kind, kind));
    }
    return courses;
  }

  @Test
  void whatIsNearIsFoundWhereCoursesAreOfOneKind() {
    Pool pool = Pool.draw(courses(), Course.Source.SONGS, 30, 1, false);
    assertEquals(30, pool.items().size());
    NextRanks near = pool.ranks(NearRival.mean(pool));
    NextRanks chance = pool.ranks(new Chance(pool, 1));
    assertEquals(6 * 3, near.count(), "from the second item of five on");
    assertEquals(1, near.recall20());
    assertTrue(near.reciprocal20() > 2 * chance.reciprocal20(), "mean of 1, 1/2 or 1/3");
  }

  @Test
  void strangersAreSkippedAndNeverNext() {
    Pool pool = Pool.draw(courses(), Course.Source.SONGS, 40, 1, true);
    int skips = 0;
    for (Walk walk : pool.walks()) {
      Walk.Step first = walk.deeds().getLast();
      for (int i = 0; i < walk.deeds().size(); i++) {
        Walk.Step deed = walk.deeds().get(i);
        skips += deed.act() == Act.SKIP ? 1 : 0;
        assertEquals(deed.own(), deed.act() == Act.USE);
        assertTrue(deed.own() || walk.nextAfter(i) != deed.item());
      }
      assertTrue(first.own(), "a course ends with its own");
    }
    assertTrue(skips > 5, skips + " skips");
  }

  @Test
  void pastSessionsTellWhatWentWithWhat() {
    List<Course> past = List.of(course("p", 0, 1, 0, 1, 0), course("q", 2, 3, 2, 3, 2));
    var held = List.of(course("a", 0, 0, 1, 1), course("b", 2, 2, 3, 3), course("c", 4, 4, 4, 4));
    Pool pool = Pool.draw(held, Course.Source.SONGS, 9, 1, false);
    var neighbours = PastSessions.of(pool, past, new PastSessions.Setting(1, 4));
    neighbours.begin();
    int zero = indexOf(pool, "a0");
    neighbours.hear(Act.USE, zero);
    double[] scores = neighbours.scores();
    assertTrue(scores[indexOf(pool, "a3")] > 3 * scores[indexOf(pool, "b3")]);
  }

  private static int indexOf(Pool pool, String id) {
    return pool.items().stream().map(Item::id).toList().indexOf(id);
  }

  @Test
  void amongTiesChanceDecides() {
    var ranks = new NextRanks();
    ranks.add(new double[] {1, 1, 1, 0, 5}, 0, new boolean[] {false, false, false, false, true});
    double mean = (1 + 1 / 2.0 + 1 / 3.0) / 3;
    assertEquals(mean, ranks.reciprocal20(), 1e-9, "two others as good, the best met before");
    var many = new NextRanks();
    many.add(new double[40], 0, new boolean[40]);
    assertEquals(0.5, many.recall20(), 1e-9, "twenty of forty");
  }
}
