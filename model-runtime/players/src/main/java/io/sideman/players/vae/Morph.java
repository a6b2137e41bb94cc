package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks from one loop to another in steps. The first step is the one loop, the last the other,
/// note by note. In between the decoders walk from the codes of one to those of the other and tell,
/// for every place on the grid, when it turns from what the first plays to what the second plays;
/// and they add a few notes of their own, most of them halfway. So what is shared stays, the
/// distance to the first loop never falls and that to the second never grows.
///
/// Harmony moves by [MorphHarmony]; between the ends every tonal note is in chord or key.
public final class Morph {
  private static final double INVENTING = 0.5; // notes of its own per note that is still apart

  private final LoopVae vae;
  private final Passage one;
  private final Passage other;
  private final MorphHarmony harmony;
  private final Map<Role, List<MorphBar>> bars = new EnumMap<>(Role.class);
  private final Map<Role, Manner> manners = new EnumMap<>(Role.class);
  private final List<MorphBar.Turn> turns = new ArrayList<>();

  /// A walk between loops of the same bars.
  public Morph(LoopVae vae, Passage one, Passage other) {
    if (!one.bars().equals(other.bars())) {
      throw new IllegalArgumentException("both passages must have the same bars");
    }
    this.vae = vae;
    this.one = one;
    this.other = other;
    harmony = new MorphHarmony(one, other);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(one.parts().keySet());
    roles.addAll(other.parts().keySet());
    for (Role role : roles) {
      prepare(role);
    }
    Collections.sort(turns);
  }

  private void prepare(Role role) {
    List<PlacedNote> here = PlacedNote.of(one, role);
    List<PlacedNote> there = PlacedNote.of(other, role);
    boolean fromHere = here.size() >= there.size();
    manners.put(role, new Manner(fromHere ? one : other, role, fromHere ? here : there));
    var own = new ArrayList<MorphBar>();
    for (int bar = 0; bar < one.bars().size(); bar++) {
      var each = new MorphBar(vae, role, bar, inBar(here, bar), inBar(there, bar));
      own.add(each);
      turns.addAll(each.turns());
    }
    bars.put(role, own);
  }

  private static List<PlacedNote> inBar(List<PlacedNote> placed, int bar) {
    return placed.stream().filter(each -> each.bar() == bar).toList();
  }

  /// All steps, the ends included.
  ///
  /// @param steps at least 2
  public List<Passage> steps(int steps) {
    if (steps < 2) {
      throw new IllegalArgumentException("steps must be 2 or more, but were " + steps);
    }
    int[] invented = inventions(steps);
    var result = new ArrayList<Passage>();
    for (int step = 0; step < steps; step++) {
      boolean end = step == 0 || step == steps - 1;
      if (end) {
        result.add(step == 0 ? one : other);
      } else {
        result.add(between((double) step / (steps - 1), invented[step]));
      }
    }
    return result;
  }

  /// How many turns have happened at a share of the way: as even as possible.
  private int turned(double share) {
    return (int) Math.round(share * turns.size());
  }

  /// How many notes of its own each step may have. From step to step they may not change by more
  /// than the cells that turn, or a distance would go the wrong way.
  private int[] inventions(int steps) {
    int[] limit = new int[steps];
    int[] gone = new int[steps]; // cells that have turned
    for (int step = 0; step < steps; step++) {
      double share = (double) step / (steps - 1);
      int cells = 0;
      for (MorphBar.Turn turn : turns.subList(0, turned(share))) {
        cells += turn.cells();
      }
      gone[step] = cells;
    }
    int all = gone[steps - 1];
    for (int step = 1; step < steps - 1; step++) {
      double share = (double) step / (steps - 1);
      int most = (int) (INVENTING * Math.min(gone[step], all - gone[step]));
      limit[step] = Math.min(most, candidates(share).size());
    }
    for (int step = 1; step < steps; step++) {
      limit[step] = Math.min(limit[step], limit[step - 1] + gone[step] - gone[step - 1]);
    }
    for (int step = steps - 2; step >= 0; step--) {
      limit[step] = Math.min(limit[step], limit[step + 1] + gone[step + 1] - gone[step]);
    }
    return limit;
  }

  private Passage between(double share, int inventions) {
    MorphHarmony.At at = harmony.at(share);
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    bars.keySet().forEach(role -> parts.put(role, List.of()));
    var frame = new Passage(one.bars(), at.chords(), at.keys(), parts);
    Set<MorphBar.Turn> done = new HashSet<>(turns.subList(0, turned(share)));
    List<Candidate> own = candidates(share).stream().limit(inventions).toList();
    Passage result = frame;
    for (Role role : bars.keySet()) {
      result = result.with(role, part(frame, role, share, done, own));
    }
    return result;
  }

  private List<Note> part(
      Passage frame, Role role, double share, Set<MorphBar.Turn> done, List<Candidate> own) {
    var player = new MorphPlayer(frame, role, one, other, share);
    Manner manner = manner(role);
    var notes = new LinkedHashMap<Long, Note>(); // by start and key: no key twice at once
    for (MorphBar bar : barsOf(role)) {
      for (Note note : bar.notes(done, player)) {
        notes.putIfAbsent(note.startTick() * 128 + note.key(), note);
      }
    }
    for (Candidate each : own) {
      if (each.role() == role) {
        var levels = new Manner.Levels(each.strike().velocity(), 1); // its own loudness is the mean
        Note note = manner.note(frame, each.bar(), each.strike(), levels);
        notes.putIfAbsent(note.startTick() * 128 + note.key(), note);
      }
    }
    List<Note> all = new ArrayList<>(notes.values());
    return Weave.of(all, new HashSet<>(all), manner.monophonic());
  }

  private record Candidate(Role role, int bar, Strike strike, double likelihood) {}

  /// What the decoders play at a share of the way where neither loop plays, the likeliest first.
  private List<Candidate> candidates(double share) {
    var found = new ArrayList<Candidate>();
    bars.forEach((role, own) -> {
      for (MorphBar bar : own) {
        bar.inventions(share)
            .forEach((strike, likelihood) -> {
              if (PlacedNote.inside(one.bars().get(bar.bar()), strike.slot())) {
                found.add(new Candidate(role, bar.bar(), strike, likelihood));
              }
            });
      }
    });
    found.sort(
        java.util.Comparator.comparingDouble(Candidate::likelihood)
            .reversed()
            .thenComparing(Candidate::role)
            .thenComparingInt(Candidate::bar)
            .thenComparingInt(each -> each.strike().slot())
            .thenComparingInt(each -> each.strike().row()));
    return found;
  }

  private Manner manner(Role role) {
    return java.util.Objects.requireNonNull(manners.get(role));
  }

  private List<MorphBar> barsOf(Role role) {
    return bars.getOrDefault(role, List.of());
  }
}
