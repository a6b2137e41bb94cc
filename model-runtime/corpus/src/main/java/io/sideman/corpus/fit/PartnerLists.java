package io.sideman.corpus.fit;

import io.sideman.corpus.fit.FitWindow.Voice;
import io.sideman.engine.band.Role;
import io.sideman.library.item.Item;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.Placing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// The part that was taken out of a window must be found again among parts of other songs, each
/// allowed its best transposition and stretch.
public final class PartnerLists {
  /// Candidates of a list, the true one among them.
  public static final int CANDIDATES = 100;

  private static final int TRIES = 4000;

  /// What the same lists say of a model and of the rule that looks at key and tempo only.
  public record Outcome(Ranks model, Ranks rule) {
    Outcome() {
      this(new Ranks(), new Ranks());
    }
  }

  private record Owned(String song, Item item) {}

  private final List<FitWindow> windows;
  private final Function<Voice, Item> as;
  private final BiPredicate<Item, Item> hard;
  private final boolean sameRole;
  private final List<Owned> all = new ArrayList<>();
  private final Map<Role, List<Owned>> byRole = new EnumMap<>(Role.class);

  private PartnerLists(
      List<FitWindow> windows,
      Function<Voice, Item> as,
      boolean sameRole,
      BiPredicate<Item, Item> hard) {
    this.windows = windows;
    this.as = as;
    this.hard = hard;
    this.sameRole = sameRole;
    for (FitWindow window : windows) {
      window
          .voices()
          .forEach((role, voice) -> {
            var owned = new Owned(window.song(), as.apply(voice));
            all.add(owned);
            byRole.computeIfAbsent(role, _ -> new ArrayList<>()).add(owned);
          });
    }
  }

  /// Rivals are any parts.
  ///
  /// @param moved the parts are in another key and tempo than the window
  public static PartnerLists any(List<FitWindow> windows, boolean moved) {
    return new PartnerLists(
        windows, voice -> moved ? voice.moved() : voice.own(), false, (_, _) -> true);
  }

  /// Rivals are of the same role and have, after transposition, the session's key, and its tempo in
  /// reach.
  public static PartnerLists hard(List<FitWindow> windows) {
    return new PartnerLists(
        windows,
        Voice::moved,
        true,
        (session, item) ->
            Placing.inTime(session, item).isPresent()
                && (item.tonality().isEmpty() || KeyAndTempo.key(session, item) >= 1));
  }

  /// Ranks by role of the part.
  public Map<Role, Outcome> byRole(FitModel model, long seed) {
    Map<Role, Outcome> outcomes = new EnumMap<>(Role.class);
    for (FitWindow window : windows) {
      window
          .voices()
          .forEach((role, voice) -> {
            var random = new SplittableRandom(seed ^ as.apply(voice).id().hashCode());
            List<Item> rivals = rivals(window, role, voice.rest(), random);
            if (rivals.size() >= CANDIDATES / 2) {
              Outcome outcome = outcomes.computeIfAbsent(role, _ -> new Outcome());
              add(outcome, model, voice.rest(), as.apply(voice), rivals);
            }
          });
    }
    return outcomes;
  }

  /// Ranks of all roles together.
  public Outcome all(FitModel model, long seed) {
    return together(byRole(model, seed));
  }

  /// Several outcomes as one.
  public static Outcome together(Map<Role, Outcome> outcomes) {
    var total = new Outcome();
    outcomes
        .values()
        .forEach(outcome -> {
          total.model().add(outcome.model());
          total.rule().add(outcome.rule());
        });
    return total;
  }

  private List<Item> rivals(FitWindow window, Role role, Item session, SplittableRandom random) {
    List<Owned> from = sameRole ? byRole.getOrDefault(role, List.of()) : all;
    var rivals = new ArrayList<Item>();
    var taken = new boolean[from.size()];
    for (int i = 0; i < TRIES && rivals.size() < CANDIDATES - 1; i++) {
      int at = random.nextInt(from.size());
      Owned owned = from.get(at);
      if (!taken[at] && !owned.song().equals(window.song()) && hard.test(session, owned.item())) {
        rivals.add(owned.item());
      }
      taken[at] = true;
    }
    return rivals;
  }

  private static void add(
      Outcome outcome, FitModel model, Item session, Item partner, List<Item> rivals) {
    outcome
        .model()
        .add(
            score(model, session, partner),
            rivals.stream().mapToDouble(item -> score(model, session, item)).toArray());
    outcome
        .rule()
        .add(
            KeyAndTempo.score(session, partner),
            rivals.stream().mapToDouble(item -> KeyAndTempo.score(session, item)).toArray());
  }

  /// What `suggest` would say, 0 where the tempo is out of reach.
  static double score(FitModel model, Item session, Item item) {
    return model
        .complement(session, item)
        .map(judgement -> model.total(FitModel.Bond.COMPLEMENT, judgement))
        .orElse(0.0);
  }
}
