package io.sideman.library.suggest;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Item;
import io.sideman.players.loop.LoopGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The reasons of a suggestion in words, the weightiest first: `same key; fills beats 2 and 4`.
public final class Because {
  private static final int MOST = 4;
  private static final double STRAIGHT = 0.54; // swing below it is none
  private static final double FREE = 0.6;
  private static final double ALIKE = 0.8;

  private final Optional<Item> session;

  /// @param session what the suggestions are for; empty when they are for seeds or words only
  public Because(Optional<Item> session) {
    this.session = session;
  }

  /// A line for people, without a full stop.
  public String line(Suggestion suggestion) {
    var parts = new ArrayList<String>();
    if (session.isPresent() && suggestion.entry().item().isFill()) {
      parts.add("for the bar before a change");
    }
    suggestion.reasons().entrySet().stream()
        .sorted(Comparator.comparingDouble((Map.Entry<Reason, Double> e) -> -e.getValue()))
        .forEach(entry -> said(entry.getKey(), suggestion).ifPresent(parts::add));
    return String.join("; ", parts.subList(0, Math.min(MOST, parts.size())));
  }

  private Optional<String> said(Reason reason, Suggestion suggestion) {
    Item item = suggestion.entry().item();
    if (reason == Reason.TASTE || reason == Reason.WORDS) {
      return Optional.empty(); // their shares stand beside
    }
    return session.flatMap(playing ->
        switch (reason) {
          case KEY -> key(playing, item, suggestion.transposeSemitones());
          case GROOVE -> groove(playing, item);
          case DENSITY -> density(playing, item);
          case REGISTER -> register(playing, item);
          case TIMBRE -> Optional.empty();
          case STYLE -> Optional.empty();
          case RHYTHM -> rhythm(playing, item);
          case WORDS, TASTE -> Optional.empty();
        });
  }

  private static Optional<String> key(Item playing, Item item, int semitones) {
    if (playing.tonality().isEmpty() || item.tonality().isEmpty()) {
      return Optional.empty();
    }
    Key ours = playing.tonality().get().key();
    Key its = item.tonality().get().key().transpose(semitones);
    String moved =
        switch (semitones) {
          case 0 -> "";
          case 1, -1 -> String.format(Locale.ROOT, " after %+d semitone", semitones);
          default -> String.format(Locale.ROOT, " after %+d semitones", semitones);
        };
    double same = sameChords(playing, item, semitones);
    if (same >= FREE) {
      return Optional.of("same chords" + moved);
    }
    if (ours.equals(its)) {
      return Optional.of("same key" + moved);
    }
    int common = Integer.bitCount(ours.mask() & its.mask());
    return switch (common) {
      case 7 -> Optional.of("relative key" + moved);
      case 6 -> Optional.of("a fifth away" + moved);
      default -> Optional.empty();
    };
  }

  private static double sameChords(Item playing, Item item, int semitones) {
    List<Optional<Chord>> ours = playing.tonality().map(t -> t.chords()).orElse(List.of());
    List<Optional<Chord>> its = item.tonality().map(t -> t.chords()).orElse(List.of());
    int steps = Math.max(ours.size(), its.size());
    int same = 0;
    for (int i = 0; i < steps && !ours.isEmpty() && !its.isEmpty(); i++) {
      Optional<Chord> a = ours.get(i % ours.size());
      Optional<Chord> b = its.get(i % its.size());
      boolean both = a.isPresent() && b.isPresent() && !a.get().isNone();
      same += both && a.get().sameTriad(b.get().transpose(semitones)) ? 1 : 0;
    }
    return steps == 0 ? 0 : (double) same / steps;
  }

  private static Optional<String> groove(Item playing, Item item) {
    double ours = playing.groove().swing();
    double its = item.groove().swing();
    if (Math.abs(ours - its) > 0.05) {
      return Optional.empty();
    }
    return Optional.of(ours > STRAIGHT && its > STRAIGHT ? "swings alike" : "straight as well");
  }

  private static Optional<String> density(Item playing, Item item) {
    double ratio = item.texture().density() / Math.max(0.01, playing.texture().density());
    if (ratio < 0.5) {
      return Optional.of("leaves room");
    }
    return ratio > 1.8 ? Optional.of("busier than what plays") : Optional.empty();
  }

  private static Optional<String> register(Item playing, Item item) {
    Set<?> sounding = Roles.sounding(playing);
    Optional<String> missing =
        Roles.of(item)
            .filter(role -> !sounding.contains(role))
            .map(role -> "nobody plays " + role.id() + " yet");
    boolean pitched = playing.texture().low() >= 0 && item.texture().low() >= 0;
    boolean free = pitched && Likeness.octaves(playing, item) < 1 - FREE;
    Optional<String> room = free ? Optional.of("register free") : Optional.empty();
    return missing.isPresent() && free
        ? Optional.of(missing.get() + ", register free")
        : missing.or(() -> room);
  }

  private static Optional<String> rhythm(Item playing, Item item) {
    float[] ours = playing.groove().strength();
    float[] its = item.groove().strength();
    if (ours.length != its.length) {
      return Optional.empty();
    }
    double product = 0;
    double first = 1e-9;
    double second = 1e-9;
    var beats = new ArrayList<String>();
    for (int beat = 0; beat * LoopGrid.SLOTS_PER_BEAT < its.length; beat++) {
      double filled = 0;
      double all = 0;
      for (int i = 0; i < LoopGrid.SLOTS_PER_BEAT; i++) {
        int slot = Math.min(its.length - 1, beat * LoopGrid.SLOTS_PER_BEAT + i);
        filled += its[slot] * (1 - Math.min(1, ours[slot]));
        all += its[slot];
        product += its[slot] * ours[slot];
        first += its[slot] * its[slot];
        second += ours[slot] * ours[slot];
      }
      if (all > 0.3 && filled / all > FREE) {
        beats.add(String.valueOf(beat + 1));
      }
    }
    if (product / Math.sqrt(first * second) > ALIKE) {
      return Optional.of("locks with the rhythm");
    }
    int bars = (its.length + LoopGrid.SLOTS_PER_BEAT - 1) / LoopGrid.SLOTS_PER_BEAT;
    if (beats.isEmpty() || beats.size() == bars) {
      return beats.isEmpty() ? Optional.empty() : Optional.of("fills the gaps");
    }
    return Optional.of((beats.size() == 1 ? "fills beat " : "fills beats ") + join(beats));
  }

  private static String join(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
