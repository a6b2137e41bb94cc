package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How one role sounds in the songs: register, velocities, articulation, timing.
final class VoiceMeasure {
  private static final int LEAST_SPAN = 12; // velocities between the softest and the loudest
  private static final int LEAST_REGISTER = 14; // semitones
  private static final double TONAL_STRESS = 0.965; // what engine.style.Touch takes off on average
  private static final double CHROMATIC_SHARE = 0.04;
  private static final double NORMAL_LEVEL = 0.62; // of an unmarked note of a line

  private final Role role;
  private final List<Hit> hits = new ArrayList<>();
  private final List<Boolean> inScale = new ArrayList<>();

  VoiceMeasure(Role role, List<SongBars> songs) {
    this.role = role;
    for (SongBars song : songs) {
      var key = song.song().keys().at(0);
      for (int bar = 0; bar < song.count(); bar++) {
        for (Hit hit : song.bar(role, bar)) {
          hits.add(hit);
          inScale.add(PitchClass.contains(key.mask() | hit.chord().mask(), hit.key()));
        }
      }
    }
  }

  boolean isEmpty() {
    return hits.isEmpty();
  }

  int count() {
    return hits.size();
  }

  double meanVelocity() {
    return hits.stream().mapToInt(Hit::velocity).average().orElse(0);
  }

  /// The voice; what files do not tell is taken from `model`.
  RoleVoice voice(int program, RoleVoice model) {
    int[] keys = register();
    int[] velocities = velocities();
    return new RoleVoice(
        program,
        keys[0],
        keys[1],
        model.volume(),
        model.pan(),
        velocities[0],
        velocities[1],
        role == Role.DRUMS ? model.articulation() : articulation(),
        voices(),
        Math.clamp(Math.round(quantile(late(), 0.5)), -60, 60),
        role.isTonal() && role != Role.BASS ? strum() : 0,
        role == Role.DRUMS ? 0 : model.anticipateSteps(),
        role.isTonal() && outside() > CHROMATIC_SHARE,
        model.noChord());
  }

  private int[] register() {
    double[] keys = sorted(hits.stream().mapToDouble(Hit::key).toArray());
    if (role == Role.DRUMS) {
      return new int[] {Math.min(35, (int) keys[0]), Math.max(82, (int) keys[keys.length - 1])};
    }
    int low = (int) quantile(keys, 0.02);
    int high = (int) Math.ceil(quantile(keys, 0.98));
    while (high - low < LEAST_REGISTER) { // wider on both sides
      low = Math.max(0, low - 1);
      high = Math.min(127, high + 1);
    }
    return new int[] {low, high};
  }

  /// Softest and loudest such that written levels come out as they were played: lines know three
  /// levels only, so their usual velocity is what must be right.
  private int[] velocities() {
    double[] played = sorted(hits.stream().mapToDouble(Hit::velocity).toArray());
    double soft = quantile(played, 0.03);
    double loud = quantile(played, 0.97);
    double usual = quantile(played, 0.5);
    double drive = Levels.USUAL_DRIVE * (role == Role.DRUMS ? 1 : TONAL_STRESS);
    double span = Math.max(LEAST_SPAN, (loud - soft) / drive);
    if (role == Role.BASS || role == Role.LEAD) {
      double accents = quantile(played, 0.9);
      span = Math.max(LEAST_SPAN, (accents - usual) / (drive * (1 - NORMAL_LEVEL)));
      soft = usual - span * drive * NORMAL_LEVEL;
    } else if (loud - soft < LEAST_SPAN * drive) {
      soft = loud - span * drive;
    }
    int low = Math.clamp(Math.round(soft), 1, 120);
    return new int[] {low, Math.clamp(Math.round(soft + span), low + 1, 127)};
  }

  private double articulation() {
    double[] shares =
        hits.stream()
            .mapToDouble(hit -> (double) hit.lengthTicks() / (hit.steps() * Ticks.PER_STEP))
            .toArray();
    double share = Math.clamp(quantile(sorted(shares), 0.5), 0.2, 1);
    return Math.round(share * 100) / 100.0;
  }

  private int voices() {
    var together = new HashMap<Integer, Integer>(); // notes at once: how often
    int run = 0;
    for (int i = 0; i < hits.size(); i++) {
      run++;
      boolean last = i + 1 == hits.size() || hits.get(i + 1).step() != hits.get(i).step();
      if (last) {
        together.merge(run, 1, Integer::sum);
        run = 0;
      }
    }
    int total = together.values().stream().mapToInt(Integer::intValue).sum();
    int rare = 0;
    for (int count = 16; count > 1; count--) { // the largest that is no exception
      rare += together.getOrDefault(count, 0);
      if (rare > 0.03 * total) {
        return Math.min(count, role == Role.DRUMS ? 8 : 6);
      }
    }
    return role == Role.DRUMS ? 4 : 1;
  }

  private int strum() {
    var delays = new ArrayList<Double>();
    for (int i = 1; i < hits.size(); i++) {
      if (hits.get(i).step() == hits.get(i - 1).step()
          && hits.get(i).key() > hits.get(i - 1).key()) {
        delays.add(hits.get(i).lateTicks() - hits.get(i - 1).lateTicks());
      }
    }
    double[] all = sorted(delays.stream().mapToDouble(Double::doubleValue).toArray());
    return Math.clamp(Math.round(quantile(all, 0.5)), 0, 30);
  }

  private double outside() {
    return (double) inScale.stream().filter(in -> !in).count() / inScale.size();
  }

  private double[] late() {
    return sorted(hits.stream().mapToDouble(Hit::lateTicks).toArray());
  }

  /// Spread of the timing about its middle, robust against a few far notes: standard deviation.
  double timingSpread() {
    return spread(late());
  }

  /// Spread of velocity where the same key comes on the same step again and again.
  double velocitySpread() {
    Map<Integer, List<Double>> cells = new HashMap<>();
    for (Hit hit : hits) {
      cells
          .computeIfAbsent(hit.step() << 8 | hit.key(), _ -> new ArrayList<>())
          .add((double) hit.velocity());
    }
    double[] spreads =
        cells.values().stream()
            .filter(cell -> cell.size() >= 4)
            .mapToDouble(cell -> spread(sorted(cell.stream().mapToDouble(v -> v).toArray())))
            .toArray();
    return quantile(sorted(spreads), 0.5);
  }

  private static double spread(double[] sorted) {
    return (quantile(sorted, 0.84) - quantile(sorted, 0.16)) / 2;
  }

  private static double[] sorted(double[] values) {
    Arrays.sort(values);
    return values;
  }

  static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
