package io.sideman.corpus.fit;

import io.sideman.corpus.fit.FitWindow.Voice;
import io.sideman.engine.band.Role;
import io.sideman.library.item.Item;
import io.sideman.library.suggest.FitModel.Bond;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Pairs that belong together, and others to put beside them.
final class Pairs {
  /// Something to be found.
  record Target(String song, Item item) {}

  /// A pair, and the role of its target; empty role for whole windows.
  record Pair(Item query, Target target, List<Target> rivals, List<Target> hardRivals) {}

  private Pairs() {}

  /// Parts beside the rest of their window; rivals are parts of other songs, hard ones of the same
  /// role.
  static List<Pair> complement(List<FitWindow> windows) {
    var all = new ArrayList<Target>();
    Map<Role, List<Target>> byRole = new EnumMap<>(Role.class);
    windows.forEach(window ->
        window
            .voices()
            .forEach((role, voice) -> {
              var target = new Target(window.song(), voice.moved());
              all.add(target);
              byRole.computeIfAbsent(role, _ -> new ArrayList<>()).add(target);
            }));
    var pairs = new ArrayList<Pair>();
    windows.forEach(window ->
        window
            .voices()
            .forEach((role, voice) ->
                pairs.add(
                    new Pair(
                        voice.rest(),
                        new Target(window.song(), voice.moved()),
                        all,
                        byRole.getOrDefault(role, all)))));
    return pairs;
  }

  /// Other windows of the same song: wholes for wholes, parts for parts of their role.
  static List<Pair> resemblance(List<FitWindow> windows, SplittableRandom random) {
    Map<String, List<FitWindow>> songs = new HashMap<>();
    var wholes = new ArrayList<Target>();
    Map<Role, List<Target>> parts = new EnumMap<>(Role.class);
    for (FitWindow window : windows) {
      songs.computeIfAbsent(window.song(), _ -> new ArrayList<>()).add(window);
      wholes.add(new Target(window.song(), window.moved()));
      window
          .voices()
          .forEach((role, voice) ->
              parts
                  .computeIfAbsent(role, _ -> new ArrayList<>())
                  .add(new Target(window.song(), voice.moved())));
    }
    var pairs = new ArrayList<Pair>();
    for (FitWindow window : windows) {
      FitWindow other = other(window, songs.getOrDefault(window.song(), List.of()), random);
      if (other.bar() != window.bar()) {
        pairs.add(new Pair(window.all(), new Target(window.song(), other.moved()), wholes, wholes));
        for (Role role : Role.values()) {
          Voice own = window.voices().get(role);
          Voice found = other.voices().get(role);
          List<Target> rivals = parts.getOrDefault(role, List.of());
          if (own != null && found != null) {
            pairs.add(
                new Pair(own.own(), new Target(window.song(), found.moved()), rivals, rivals));
          }
        }
      }
    }
    return pairs;
  }

  static List<Pair> of(Bond bond, List<FitWindow> windows, SplittableRandom random) {
    return bond == Bond.COMPLEMENT ? complement(windows) : resemblance(windows, random);
  }

  private static FitWindow other(FitWindow window, List<FitWindow> same, SplittableRandom random) {
    return same.size() < 2 ? window : same.get(random.nextInt(same.size()));
  }
}
