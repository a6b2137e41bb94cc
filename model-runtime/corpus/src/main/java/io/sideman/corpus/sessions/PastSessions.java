package io.sideman.corpus.sessions;

import io.sideman.library.item.Item;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Features;
import io.sideman.library.taste.SessionNet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Session-kNN in its vector form (V-SKNN; Ludewig and Jannach 2018): past sessions that are like
/// this one, whose later items count more, say what is wanted. Items here are new, so an item
/// stands in a past session as far as the session's nearest item is like it.
public final class PastSessions implements Rival {
  /// @param neighbours past sessions asked
  /// @param sharpness power of the likeness of items
  public record Setting(int neighbours, double sharpness) {}

  private final Setting setting;
  private final double[][] within; // (pool, past sessions): how much an item stands in a session
  private final List<Integer> taken = new ArrayList<>();

  private PastSessions(
      Pool pool, List<Course> past, Setting setting, UnaryOperator<float[]> space) {
    this.setting = setting;
    List<Course> asked = past.stream().filter(course -> course.source() == pool.source()).toList();
    List<Item> items = new ArrayList<>();
    asked.forEach(course -> items.addAll(course.items()));
    var likeness =
        Likeness.between(
            pool.features().stream().map(space).toList(),
            Features.apart(items).stream().map(space).toList());
    within = new double[pool.items().size()][asked.size()];
    for (int item = 0; item < within.length; item++) {
      int column = 0;
      for (int session = 0; session < asked.size(); session++) {
        double nearest = 0;
        for (int k = 0; k < asked.get(session).items().size(); k++) {
          nearest = Math.max(nearest, likeness.of(item, column++));
        }
        within[item][session] = Math.pow(nearest, setting.sharpness());
      }
    }
  }

  /// @param past training courses; those of the pool's source are asked
  public static PastSessions of(Pool pool, List<Course> past, Setting setting) {
    return new PastSessions(pool, past, setting, UnaryOperator.identity());
  }

  /// The same with items as near as a net's space has them.
  public static PastSessions inSpace(
      Pool pool, List<Course> past, Setting setting, SessionNet net) {
    return new PastSessions(pool, past, setting, features -> place(net, features));
  }

  static float[] place(SessionNet net, float[] features) {
    float[] place = new float[net.places()];
    net.place(features, place);
    return place;
  }

  @Override
  public void begin() {
    taken.clear();
  }

  @Override
  public void hear(Act act, int item) {
    if (SessionNet.takes(act)) {
      taken.add(item);
    }
  }

  @Override
  public double[] scores() {
    int sessions = within[0].length;
    double[] likeness = new double[sessions];
    double[] latest = new double[sessions]; // how late the best match is, as V-SKNN weighs it
    for (int i = 0; i < taken.size(); i++) {
      double place = (i + 1.0) / taken.size();
      for (int session = 0; session < sessions; session++) {
        double match = place * within[taken.get(i)][session];
        likeness[session] += match;
        latest[session] = Math.max(latest[session], match);
      }
    }
    List<Integer> nearest =
        IntStream.range(0, sessions)
            .boxed()
            .sorted(Comparator.comparingDouble(session -> -likeness[session]))
            .limit(setting.neighbours())
            .toList();
    double[] scores = new double[within.length];
    for (int session : nearest) {
      double weight = likeness[session] * latest[session];
      for (int item = 0; item < scores.length; item++) {
        scores[item] += weight * within[item][session];
      }
    }
    return scores;
  }
}
