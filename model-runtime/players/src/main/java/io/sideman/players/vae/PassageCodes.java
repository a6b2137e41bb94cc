package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The codes of a passage's bars. Bars of a role with the same notes on the grid are of one *kind*.
final class PassageCodes {
  /// Changes the code of a loop in place.
  interface Mover {
    void move(float[] code, int window);
  }

  private final LoopVae vae;
  private final int bars;
  private final Map<Role, List<PlacedNote>> placed = new EnumMap<>(Role.class);
  private final Map<Role, List<List<PlacedNote>>> byBar = new EnumMap<>(Role.class);
  private final Map<Role, int[]> kinds = new EnumMap<>(Role.class);
  private final Map<Role, float[][]> codes = new EnumMap<>(Role.class);

  PassageCodes(LoopVae vae, Passage passage) {
    this.vae = vae;
    bars = passage.bars().size();
    for (Role role : passage.parts().keySet()) {
      List<PlacedNote> notes = PlacedNote.of(passage, role);
      placed.put(role, notes);
      List<List<PlacedNote>> cut = new ArrayList<>();
      for (int bar = 0; bar < bars; bar++) {
        cut.add(new ArrayList<>());
      }
      notes.forEach(each -> cut.get(each.bar()).add(each));
      byBar.put(role, cut);
      encode(role, Bars.of(notes, bars));
    }
  }

  private void encode(Role role, List<List<Strike>> strikes) {
    var known = new HashMap<Set<Cell>, Integer>();
    int[] kind = new int[bars];
    float[][] code = new float[bars][];
    for (int bar = 0; bar < bars; bar++) {
      var cells = new HashSet<Cell>();
      strikes.get(bar).forEach(strike -> cells.add(Cell.of(strike)));
      int at = bar;
      int same = known.computeIfAbsent(cells, _ -> at);
      kind[bar] = same;
      code[bar] = same == bar ? vae.encode(role, strikes.get(bar)) : code[same];
    }
    kinds.put(role, kind);
    codes.put(role, code);
  }

  List<PlacedNote> placed(Role role) {
    return placed.getOrDefault(role, List.of());
  }

  List<PlacedNote> placed(Role role, int bar) {
    List<List<PlacedNote>> cut = byBar.get(role);
    return cut == null ? List.of() : cut.get(bar);
  }

  boolean plays(Role role, int bar) {
    return !placed(role, bar).isEmpty();
  }

  /// The first bar that has the same notes.
  int kind(Role role, int bar) {
    return kindsOf(role)[bar];
  }

  float[] code(Role role, int bar) {
    return codesOf(role)[bar];
  }

  /// How the codes of all bars change when the code of each four bars is moved.
  Map<Role, float[][]> loopMoves(Genre genre, Mover mover) {
    LoopCodes layout = vae.codes();
    Map<Role, float[][]> moves = new EnumMap<>(Role.class);
    codes.keySet().forEach(role -> moves.put(role, new float[bars][layout.latents(role)]));
    float[] condition = LoopCodes.condition(genre, codes.keySet());
    for (int from = 0; from < bars; from += LoopCodes.BARS) {
      int count = Math.min(LoopCodes.BARS, bars - from);
      float[] values = new float[layout.size()];
      for (Role role : codes.keySet()) {
        float[][] own = new float[count][];
        System.arraycopy(codesOf(role), from, own, 0, count);
        layout.put(role, own, values);
      }
      float[] code = vae.encodeLoop(values, condition);
      float[] before = vae.decodeLoop(code, condition);
      mover.move(code, from / LoopCodes.BARS);
      float[] after = vae.decodeLoop(code, condition);
      for (Map.Entry<Role, float[][]> each : moves.entrySet()) {
        float[][] old = layout.get(each.getKey(), before);
        float[][] young = layout.get(each.getKey(), after);
        for (int bar = 0; bar < count; bar++) {
          float[] move = each.getValue()[from + bar];
          for (int i = 0; i < move.length; i++) {
            move[i] = young[bar][i] - old[bar][i];
          }
        }
      }
    }
    return moves;
  }

  /// Gives bars of one kind their mean move, so that they change alike.
  void share(Role role, float[][] moves) {
    int[] kind = kindsOf(role);
    for (int first = 0; first < bars; first++) {
      if (kind[first] == first) {
        float[] sum = new float[moves[first].length];
        int count = 0;
        for (int bar = first; bar < bars; bar++) {
          if (kind[bar] == first) {
            count++;
            for (int i = 0; i < sum.length; i++) {
              sum[i] += moves[bar][i];
            }
          }
        }
        for (int bar = first; bar < bars; bar++) {
          for (int i = 0; kind[bar] == first && i < sum.length; i++) {
            moves[bar][i] = sum[i] / count;
          }
        }
      }
    }
  }

  private int[] kindsOf(Role role) {
    int[] found = kinds.get(role);
    if (found == null) {
      throw new IllegalArgumentException("the passage has no " + role.id());
    }
    return found;
  }

  private float[][] codesOf(Role role) {
    float[][] found = codes.get(role);
    if (found == null) {
      throw new IllegalArgumentException("the passage has no " + role.id());
    }
    return found;
  }
}
