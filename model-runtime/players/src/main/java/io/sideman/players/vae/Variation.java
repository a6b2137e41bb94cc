package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.style.Genre;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Varies a passage: the codes of its bars move a little way, in a direction that the network of
/// whole loops finds likely, and what the decoder then says differently is changed in the passage.
/// All other notes stay as they were played.
///
/// The amount chooses how many of the changes are made, in the order in which they appear on the
/// way. So changes of a smaller amount are among those of a larger one (same seed), 0 changes
/// nothing, and the distance to the input never falls. Bars that are alike change alike. One thread
/// at a time.
public final class Variation {
  private static final double KEPT = 0.3; // share of a loop's own code in its farthest variation
  private static final double PUSH = 1.4; // the network of loops is shy: its means lie too near
  private static final double OWN = 0.35; // of the spread: what bars do besides

  private static final double MUCH = 0.35; // changes per onset at amount 1, at the least
  private static final double HARDER = 1.5;
  private static final int ATTEMPTS = 5;
  private static final double BUSY = 0.9; // a variation keeps so many of a bar's onsets

  private final LoopVae vae;
  private @Nullable Ways last;

  public Variation(LoopVae vae) {
    this.vae = vae;
  }

  /// What to vary how much.
  ///
  /// @param amount 0 (nothing) to 1
  /// @param roles those that change; the others are listened to
  /// @param fromBar first bar that changes, among the passage's bars
  /// @param toBar bar after the last
  public record Request(
      double amount, Set<Role> roles, int fromBar, int toBar, Genre genre, long seed) {
    public Request {
      if (!(amount >= 0 && amount <= 1)) {
        throw new IllegalArgumentException("amount must be 0 to 1, but was " + amount);
      }
      roles = Set.copyOf(roles);
    }

    /// True when all but the amount is the same.
    private boolean isLike(Request other) {
      return new Request(amount, other.roles, other.fromBar, other.toBar, other.genre, other.seed)
          .equals(this);
    }
  }

  /// What all amounts share.
  private record Ways(
      Passage passage, Request request, PassageCodes codes, Map<Role, Way> byRole) {}

  /// The farthest variation of a role: by kind of bar the way there, and its changes in order.
  private record Way(Map<Integer, BarPath> paths, List<Change> changes) {}

  /// The varied passage. Asking again for another amount of the same is cheap.
  public Passage vary(Passage passage, Request request) {
    if (request.amount() == 0) {
      return passage;
    }
    Ways ways = ways(passage, request);
    Passage varied = passage;
    for (Map.Entry<Role, Way> each : ways.byRole().entrySet()) {
      varied = varied.with(each.getKey(), part(ways, each.getKey(), each.getValue(), request));
    }
    return varied;
  }

  private Ways ways(Passage passage, Request request) {
    Ways known = last;
    if (known != null && known.passage().equals(passage) && known.request().isLike(request)) {
      return known;
    }
    var codes = new PassageCodes(vae, passage);
    Map<Role, float[][]> moves = moves(codes, request);
    Map<Role, Way> byRole = new EnumMap<>(Role.class);
    moves.forEach((role, own) -> {
      if (request.roles().contains(role) && !codes.placed(role).isEmpty()) {
        byRole.put(role, way(role, codes, own, request));
      }
    });
    Ways found = new Ways(passage, request, codes, byRole);
    last = found;
    return found;
  }

  /// How far the code of each bar goes at the most.
  private Map<Role, float[][]> moves(PassageCodes codes, Request request) {
    Map<Role, float[][]> moves =
        codes.loopMoves(
            request.genre(),
            (code, window) -> {
              var random = new SplittableRandom(request.seed() * 31 + 7);
              for (int i = 0; i < code.length; i++) {
                double drawn = random.nextGaussian();
                code[i] = (float) (KEPT * code[i] + Math.sqrt(1 - KEPT * KEPT) * drawn);
              }
            });
    moves.forEach((role, bars) -> {
      var random = new SplittableRandom(request.seed() * 31 + 101 + role.ordinal());
      float[] spread = vae.codes().spread(role);
      float[] own = new float[spread.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = (float) (OWN * spread[i] * random.nextGaussian());
      }
      for (float[] bar : bars) {
        for (int i = 0; i < bar.length; i++) {
          bar[i] = (float) (PUSH * bar[i] + own[i]);
        }
      }
      codes.share(role, bars);
    });
    return moves;
  }

  /// Units of one kind of bar that change together.
  private record Change(double time, int kind, List<Cell> units) implements Comparable<Change> {
    @Override
    public int compareTo(Change other) {
      int order = Double.compare(time, other.time);
      order = order != 0 ? order : Integer.compare(units.getFirst().slot(), other.first().slot());
      order = order != 0 ? order : Integer.compare(units.getFirst().row(), other.first().row());
      return order != 0 ? order : Integer.compare(kind, other.kind);
    }

    Cell first() {
      return units.getFirst();
    }

    /// Both at once, when half of each would come on the average.
    static Change both(Change one, Change other) {
      double time = (one.time + other.time) / 2;
      return new Change(time, one.kind, List.of(one.first(), other.first()));
    }
  }

  private Way way(Role role, PassageCodes codes, float[][] moves, Request request) {
    var paths = new HashMap<Integer, BarPath>(); // by kind of bar
    var changes = new ArrayList<Change>();
    double push = 1;
    for (int attempt = 0; attempt < ATTEMPTS && !isMuch(paths, changes, role); attempt++) {
      paths.clear();
      changes.clear();
      for (int bar = request.fromBar(); bar < request.toBar(); bar++) {
        int kind = codes.kind(role, bar);
        if (!paths.containsKey(kind) && codes.plays(role, bar)) {
          float[] from = codes.code(role, bar);
          float[] to = from.clone();
          for (int i = 0; i < to.length; i++) {
            to[i] += (float) (push * moves[bar][i]);
          }
          var path = new BarPath(vae, role, from, to, BUSY);
          paths.put(kind, path);
          addChanges(role, path, kind, changes);
        }
      }
      push *= HARDER;
    }
    changes.sort(null);
    return new Way(paths, changes);
  }

  private List<Note> part(Ways ways, Role role, Way way, Request request) {
    List<Map<Cell, Strike>> heard = way.paths().values().stream().map(BarPath::first).toList();
    var manner = new Manner(ways.passage(), role, ways.codes().placed(role));
    Manner.Levels levels = Manner.Levels.of(heard);
    int count = (int) Math.ceil(request.amount() * way.changes().size() - 1e-9);
    while (true) {
      Map<Integer, Set<Cell>> changed = byKind(way.changes().subList(0, count));
      List<Note> notes = made(ways, role, way, changed, manner, levels);
      if (!notes.isEmpty() || count == 0) {
        return notes;
      }
      count--; // the last change would silence the part
    }
  }

  /// True when the farthest variation is worth its name. Plain parts are decoded so surely that a
  /// small move changes nothing.
  private static boolean isMuch(Map<Integer, BarPath> paths, List<Change> changes, Role role) {
    int units = 0;
    for (BarPath path : paths.values()) {
      var own = new HashSet<Cell>();
      path.first().keySet().forEach(cell -> own.add(BarPath.unit(role, cell)));
      units += own.size();
    }
    int changed = changes.stream().mapToInt(change -> change.units().size()).sum();
    return !paths.isEmpty() && changed >= MUCH * units;
  }

  /// What goes and what comes change in pairs, so that a part becomes neither fuller nor emptier on
  /// the way.
  private static void addChanges(Role role, BarPath path, int kind, List<Change> changes) {
    var units = new HashSet<Cell>();
    path.first().keySet().forEach(cell -> units.add(BarPath.unit(role, cell)));
    path.last().keySet().forEach(cell -> units.add(BarPath.unit(role, cell)));
    var going = new ArrayList<Change>();
    var coming = new ArrayList<Change>();
    for (Cell unit : units) {
      Set<Cell> from = path.members(path.first().keySet(), unit);
      Set<Cell> to = path.members(path.last().keySet(), unit);
      if (!from.equals(to)) {
        var change = new Change(path.time(unit, from, to), kind, List.of(unit));
        (to.isEmpty() ? going : from.isEmpty() ? coming : changes).add(change);
      }
    }
    going.sort(null);
    coming.sort(null);
    int pairs = Math.min(going.size(), coming.size());
    for (int i = 0; i < pairs; i++) {
      changes.add(Change.both(going.get(i), coming.get(i)));
    }
    changes.addAll(going.subList(pairs, going.size()));
    changes.addAll(coming.subList(pairs, coming.size()));
  }

  private static Map<Integer, Set<Cell>> byKind(List<Change> changes) {
    var result = new HashMap<Integer, Set<Cell>>();
    for (Change change : changes) {
      result.computeIfAbsent(change.kind(), _ -> new HashSet<>()).addAll(change.units());
    }
    return result;
  }

  private List<Note> made(
      Ways ways,
      Role role,
      Way way,
      Map<Integer, Set<Cell>> changed,
      Manner manner,
      Manner.Levels levels) {
    Passage passage = ways.passage();
    PassageCodes codes = ways.codes();
    Request request = ways.request();
    List<Note> notes = new ArrayList<>(passage.notes(role));
    var fresh = new HashSet<Note>();
    for (int bar = request.fromBar(); bar < request.toBar(); bar++) {
      Set<Cell> units = changed.getOrDefault(codes.kind(role, bar), Set.of());
      BarPath path = way.paths().get(codes.kind(role, bar));
      if (path != null && !units.isEmpty()) {
        var bound = new BarChange(role, path, units, vae.layout(role).isMonophonic());
        notes.removeAll(bound.leaving(codes.placed(role, bar)));
        for (Strike strike : bound.coming(codes.placed(role, bar))) {
          if (isInside(passage, bar, strike)) {
            Note note = manner.note(passage, bar, strike, levels);
            boolean taken = hasOnset(notes, note);
            if (!taken) {
              notes.add(note);
              fresh.add(note);
            }
          }
        }
      }
    }
    return Weave.of(notes, fresh, manner.monophonic());
  }

  /// Within the bar, and not after everything has ended.
  private static boolean isInside(Passage passage, int bar, Strike strike) {
    Passage.Bar place = passage.bars().get(bar);
    return PlacedNote.inside(place, strike.slot())
        && PlacedNote.tick(place, strike.slot()) < passage.soundEnd();
  }

  private static boolean hasOnset(List<Note> notes, Note wanted) {
    return notes.stream()
        .anyMatch(n -> n.key() == wanted.key() && n.startTick() == wanted.startTick());
  }
}
