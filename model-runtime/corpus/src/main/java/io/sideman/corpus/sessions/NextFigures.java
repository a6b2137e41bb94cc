package io.sideman.corpus.sessions;

import io.sideman.library.taste.SessionNet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// All rivals on the same pools: what is taken next, with and without strangers shown between, and
/// the cold start.
public final class NextFigures {
  /// The session model.
  public static final String NET = "session model (GRU)";

  /// The product's taste.
  public static final String TASTE = "taste with it";

  /// The product's taste without the session model.
  public static final String WITHOUT = "taste without it";

  private static final String RANDOM = "random";
  private static final String POPULARITY = "popularity of role and family";
  private static final String MEAN = "near the mean";
  private static final Set<String> SKIPPING = Set.of(MEAN, NET, WITHOUT, TASTE);
  private static final Set<String> COLD = Set.of(RANDOM, POPULARITY, MEAN, WITHOUT, TASTE);
  private static final int POOL = 500;
  private static final int TOLD = 3;
  private static final PastSessions.Setting NEIGHBOURS = new PastSessions.Setting(10, 8);

  private final List<Course> past;
  private final List<Course> held;
  private final SessionNet net;
  private final Consumer<String> progress;
  private final Map<Line, List<NextRanks>> lines = new LinkedHashMap<>();

  /// What is asked of a rival.
  public enum Task {
    NEXT("next"),
    SKIPS("next, strangers skipped between"),
    COLD("rest of a course after " + TOLD);

    private final String words;

    Task(String words) {
      this.words = words;
    }

    /// For people.
    public String words() {
      return words;
    }
  }

  /// One rival at one task.
  public record Line(Task task, Course.Source source, String rival) {}

  /// @param past courses of the training side
  /// @param held courses of the test side
  public NextFigures(
      List<Course> past, List<Course> held, SessionNet net, Consumer<String> progress) {
    this.past = past;
    this.held = held;
    this.net = net;
    this.progress = progress;
  }

  /// Measures all rivals on pools of one seed.
  public void measure(long seed) {
    for (Course.Source source : Course.Source.values()) {
      Pool plain = Pool.draw(held, source, POOL, seed, false);
      Pool skips = Pool.draw(held, source, POOL, seed, true);
      if (!plain.walks().isEmpty()) {
        rivals(plain, seed)
            .forEach((name, rival) -> {
              note(Task.NEXT, plain, name, plain.ranks(rival));
              if (COLD.contains(name)) {
                note(Task.COLD, plain, name, plain.ranksOfRest(rival, TOLD));
              }
            });
        rivals(skips, seed)
            .forEach((name, rival) -> {
              if (SKIPPING.contains(name)) {
                note(Task.SKIPS, skips, name, skips.ranks(rival));
              }
            });
      }
      progress.accept(
          "seed %d, %s: a pool of %d".formatted(seed, source.words(), plain.items().size()));
    }
  }

  private Map<String, Rival> rivals(Pool pool, long seed) {
    var rivals = new LinkedHashMap<String, Rival>();
    rivals.put(RANDOM, new Chance(pool, seed));
    rivals.put(POPULARITY, new Usual(pool, past));
    rivals.put("near the last", NearRival.last(pool));
    rivals.put(MEAN, NearRival.mean(pool));
    rivals.put("session-kNN", PastSessions.of(pool, past, NEIGHBOURS));
    rivals.put("near the mean, in its space", NearRival.meanInSpace(pool, net));
    rivals.put("session-kNN, in its space", PastSessions.inSpace(pool, past, NEIGHBOURS, net));
    rivals.put(NET, new NetRival(net, pool));
    rivals.put(WITHOUT, new TasteRival(pool, Optional.empty(), seed));
    rivals.put(TASTE, new TasteRival(pool, Optional.of(net), seed));
    return rivals;
  }

  private void note(Task task, Pool pool, String rival, NextRanks ranks) {
    lines.computeIfAbsent(new Line(task, pool.source(), rival), _ -> new ArrayList<>()).add(ranks);
  }

  /// Per line the ranks under each seed.
  public Map<Line, List<NextRanks>> lines() {
    return lines;
  }
}
