package io.sideman.library.spectral;

import io.sideman.library.aspect.RhythmProfile;
import io.sideman.library.item.Groove;
import io.sideman.players.loop.LoopGrid;
import java.util.List;

/// Onsets folded over all bars.
final class GrooveHearing {
  private static final double OFFBEAT_FROM = 0.42;
  private static final double OFFBEAT_TO = 0.72;
  private static final double SIXTEENTH_SHARE = 0.35; // more of these and the feel is straight

  private final float[][] bands = new float[RhythmProfile.BANDS][LoopGrid.SLOTS_PER_BAR];
  private final float[] strength = new float[LoopGrid.SLOTS_PER_BAR];
  private double swing = 0.5;
  private double late;
  private double spread;

  /// Nothing that repeats.
  static Groove none() {
    return new Groove(new float[LoopGrid.SLOTS_PER_BAR], 0.5, 0, 0);
  }

  GrooveHearing(List<Onset> onsets, BeatLine line, double bpm) {
    int[] hint = {0};
    double offbeats = 0;
    double offbeatWeight = 1e-9;
    double sixteenths = 0;
    double sum = 1e-9;
    double off = 0;
    double squares = 0;
    for (Onset onset : onsets) {
      double position = line.position(onset.seconds(), hint);
      int slot = slot(position);
      double slotBeats = (double) LoopGrid.tick(slot) / LoopGrid.tick(LoopGrid.SLOTS_PER_BEAT);
      double behind = (position - slotBeats) * 60_000 / bpm;
      int folded = Math.floorMod(slot, LoopGrid.SLOTS_PER_BAR);
      strength[folded] += (float) onset.strength();
      bands[0][folded] += (float) onset.low();
      bands[1][folded] += (float) onset.middle();
      bands[2][folded] += (float) onset.high();
      sum += onset.strength();
      off += onset.strength() * behind;
      squares += onset.strength() * behind * behind;
      double within = position - Math.floor(position);
      if (within > OFFBEAT_FROM && within < OFFBEAT_TO) {
        offbeats += onset.strength() * within;
        offbeatWeight += onset.strength();
      } else if (within > 0.2 && within < 0.3 || within > 0.72 && within < 0.8) {
        sixteenths += onset.strength();
      }
    }
    if (offbeatWeight > 0.05 * sum && sixteenths < SIXTEENTH_SHARE * offbeatWeight) {
      swing = Math.clamp(offbeats / offbeatWeight, 0.5, 0.7);
    }
    late = off / sum;
    spread = Math.sqrt(Math.max(0, squares / sum - late * late));
  }

  private static int slot(double position) {
    int beat = (int) Math.floor(position);
    double within = position - beat;
    int best = 0;
    double least = 2;
    for (int slot = 0; slot <= LoopGrid.SLOTS_PER_BEAT; slot++) {
      double at = (double) LoopGrid.tick(slot) / LoopGrid.tick(LoopGrid.SLOTS_PER_BEAT);
      if (Math.abs(within - at) < least) {
        least = Math.abs(within - at);
        best = slot;
      }
    }
    return beat * LoopGrid.SLOTS_PER_BEAT + best;
  }

  Groove groove() {
    float most = 1e-9f;
    for (float value : strength) {
      most = Math.max(most, value);
    }
    float[] relative = new float[strength.length];
    for (int i = 0; i < relative.length; i++) {
      relative[i] = strength[i] / most;
    }
    return new Groove(relative, swing, late, spread);
  }

  RhythmProfile profile() {
    return new RhythmProfile(bands, swing);
  }
}
