package io.sideman.corpus.loops;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.ChordScale;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.loop.LoopRows;
import io.sideman.players.tokens.Drum;
import java.util.List;

/// MuseGAN's figures (Dong et al. 2018; polyphonicity as in Dong and Yang 2018) of loops as rolls.
/// Rolls have no key, so pitch classes are steps of the chord's scale (seven, not twelve).
public final class LoopFigures {
  /// A note of at least a 32nd is qualified.
  public static final long QUALIFIED_TICKS = 120;

  /// A slot on which more than so many notes sound is polyphonic.
  public static final int POLYPHONIC_ABOVE = 2;

  private static final Role[] ROLES = Role.values();
  private static final Chord CHORD = Chord.of(0, Quality.MAJ7); // stands for any
  private static final Key KEY = new Key(0, false);

  private final long[] bars = new long[ROLES.length];
  private final long[] emptyBars = new long[ROLES.length];
  private final long[] steps = new long[ROLES.length]; // pitch classes summed over sounding bars
  private final long[] notes = new long[ROLES.length];
  private final long[] qualified = new long[ROLES.length];
  private final long[] slots = new long[ROLES.length];
  private final long[] polyphonic = new long[ROLES.length];
  private final double[][] tonal = new double[ROLES.length][ROLES.length];
  private final long[][] tonalBeats = new long[ROLES.length][ROLES.length];
  private long straight;
  private double changed; // distance of a bar to the one before, summed
  private long changes;
  private long bassOnKick;
  private long bassOnsets;

  /// Figures of loops.
  public static LoopFigures of(List<LoopRoll> rolls) {
    var figures = new LoopFigures();
    rolls.forEach(figures::add);
    return figures;
  }

  private void add(LoopRoll roll) {
    for (Role role : ROLES) {
      for (int bar = 0; bar < roll.bars(); bar++) {
        addBar(roll, role, bar);
      }
    }
    addStructure(roll);
    var centroids = new double[ROLES.length][];
    for (int beat = 0; beat < roll.bars() * LoopGrid.BEATS_PER_BAR; beat++) {
      for (Role role : ROLES) {
        centroids[role.ordinal()] = role.isTonal() ? centroid(roll, role, beat) : null;
      }
      addTonal(centroids);
    }
  }

  private void addBar(LoopRoll roll, Role role, int bar) {
    int at = role.ordinal();
    int scale = 0;
    boolean empty = true;
    int first = bar * LoopGrid.SLOTS_PER_BAR;
    for (int slot = first; slot < first + LoopGrid.SLOTS_PER_BAR; slot++) {
      int sounding = 0;
      for (int row = 0; row < LoopRows.count(role); row++) {
        boolean struck = roll.onset(role, slot, row) > 0;
        if (struck || roll.held(role, slot, row)) {
          empty = false;
          sounding++;
          scale |= 1 << Math.floorMod(LoopRows.step(role, row), ChordScale.TONES);
        }
        if (struck) {
          addNote(roll, role, slot, row);
        }
      }
      slots[at]++;
      polyphonic[at] += sounding > POLYPHONIC_ABOVE ? 1 : 0;
    }
    bars[at]++;
    emptyBars[at] += empty ? 1 : 0;
    steps[at] += Integer.bitCount(scale);
  }

  private void addNote(LoopRoll roll, Role role, int slot, int row) {
    notes[role.ordinal()]++;
    long end = LoopGrid.tick(slot + roll.length(role, slot, row));
    qualified[role.ordinal()] += end - LoopGrid.tick(slot) >= QUALIFIED_TICKS ? 1 : 0;
    if (role == Role.DRUMS && !LoopGrid.isTriplet(slot)) {
      straight++;
    }
  }

  private void addStructure(LoopRoll roll) {
    for (int bar = 1; bar < roll.bars(); bar++) {
      changed += LoopShape.barDistance(roll, bar - 1, bar);
      changes++;
    }
    int kick = Drum.KICK.ordinal();
    for (int slot = 0; slot < roll.slots(); slot++) {
      if (roll.count(Role.BASS, slot) > 0 && !LoopShape.isSilent(roll, Role.DRUMS)) {
        bassOnsets++;
        bassOnKick += roll.onset(Role.DRUMS, slot, kick) > 0 ? 1 : 0;
      }
    }
  }

  private void addTonal(double[][] centroids) {
    for (int a = 0; a < ROLES.length; a++) {
      for (int b = a + 1; b < ROLES.length; b++) {
        if (centroids[a] != null && centroids[b] != null) {
          double sum = 0;
          for (int i = 0; i < 6; i++) {
            double difference = centroids[a][i] - centroids[b][i];
            sum += difference * difference;
          }
          tonal[a][b] += Math.sqrt(sum);
          tonalBeats[a][b]++;
        }
      }
    }
  }

  /// Tonal centroid of what sounds in a beat (Harte, Sandler and Gasser 2006), null in silence.
  private static double @org.jspecify.annotations.Nullable [] centroid(
      LoopRoll roll, Role role, int beat) {
    double[] centroid = new double[6];
    int count = 0;
    int first = beat * LoopGrid.SLOTS_PER_BEAT;
    for (int slot = first; slot < first + LoopGrid.SLOTS_PER_BEAT; slot++) {
      for (int row = 0; row < LoopRows.count(role); row++) {
        if (roll.onset(role, slot, row) > 0 || roll.held(role, slot, row)) {
          int pitch = LoopRows.key(role, row, CHORD, KEY);
          add(centroid, 0, 1, pitch * 7 * Math.PI / 6);
          add(centroid, 2, 1, pitch * 3 * Math.PI / 2);
          add(centroid, 4, 0.5, pitch * 2 * Math.PI / 3);
          count++;
        }
      }
    }
    if (count == 0) {
      return null;
    }
    for (int i = 0; i < 6; i++) {
      centroid[i] /= count;
    }
    return centroid;
  }

  private static void add(double[] centroid, int at, double radius, double angle) {
    centroid[at] += radius * Math.sin(angle);
    centroid[at + 1] += radius * Math.cos(angle);
  }

  /// EB: share of bars in which the role is silent.
  public double emptyBars(Role role) {
    return share(emptyBars[role.ordinal()], bars[role.ordinal()]);
  }

  /// UPC: scale steps used per bar that is not empty.
  public double usedSteps(Role role) {
    int at = role.ordinal();
    return share(steps[at], bars[at] - emptyBars[at]);
  }

  /// QN: share of notes of at least a 32nd.
  public double qualifiedNotes(Role role) {
    return share(qualified[role.ordinal()], notes[role.ordinal()]);
  }

  /// Share of slots on which more than two notes sound.
  public double polyphonicity(Role role) {
    return share(polyphonic[role.ordinal()], slots[role.ordinal()]);
  }

  /// DP: share of drum hits on 8ths and 16ths.
  public double straightDrums() {
    return share(straight, notes[Role.DRUMS.ordinal()]);
  }

  /// TD: mean distance of the tonal centroids of two roles over beats in which both sound.
  public double tonalDistance(Role a, Role b) {
    int low = Math.min(a.ordinal(), b.ordinal());
    int high = Math.max(a.ordinal(), b.ordinal());
    long beats = tonalBeats[low][high];
    return beats == 0 ? Double.NaN : tonal[low][high] / beats;
  }

  /// How much a bar differs from the one before: 0 the same, 1 nothing in common.
  public double barChange() {
    return changes == 0 ? Double.NaN : changed / changes;
  }

  /// Share of the bass's onsets that fall on a kick, in loops with drums.
  public double bassOnKick() {
    return share(bassOnKick, bassOnsets);
  }

  /// Onsets per bar that is not empty.
  public double onsets(Role role) {
    int at = role.ordinal();
    return share(notes[at], bars[at] - emptyBars[at]);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
