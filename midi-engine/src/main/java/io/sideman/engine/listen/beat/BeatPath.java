package io.sideman.engine.listen.beat;

import java.util.ArrayDeque;
import java.util.Arrays;

/// The single likeliest way through all bar-pointer states of a whole performance (Viterbi). The
/// same states and likelihoods as [BeatFilter], with hindsight.
final class BeatPath {
  private static final float FLOOR = 1e-20f; // keeps the arithmetic out of denormal numbers

  /// A beat on the path.
  ///
  /// @param beat number over all metres, see [BarSpace]
  record Beat(int frame, int beat) {}

  private final BeatModel model;
  private final BarSpace space = new BarSpace();
  private final TempoSteps steps;
  private final OnsetRows rows;
  private final IntervalWeights intervals;
  private final float[] best;
  private final int[] slots = new int[BarSpace.LENGTHS];
  private final float[] done = new float[BarSpace.BEATS * BarSpace.LENGTHS];
  private final float[] entering = new float[BarSpace.LENGTHS];
  private final float[] gate = new float[BeatModel.METERS.length * BarSpace.LENGTHS];
  private final byte[] came = new byte[BarSpace.LENGTHS];
  private final int[] densities = new int[BarSpace.LENGTHS];
  private final byte[] back; // (frames, beats * lengths): change of length on entering

  BeatPath(BeatModel model, int frames) {
    this.model = model;
    steps = new TempoSteps(model.settings().stiffness());
    rows = new OnsetRows(model);
    intervals = new IntervalWeights(model);
    best = new float[space.states];
    back = new byte[Math.multiplyExact(frames + 1, BarSpace.BEATS * BarSpace.LENGTHS)];
  }

  /// Starts at frame 0 anywhere in the bar.
  ///
  /// @param rate onset groups per second, all the way
  /// @param guess that has heard everything
  void start(double rate, TempoGuess guess) {
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      int meter = BarSpace.meterOf(beat);
      for (int i = 0; i < BarSpace.LENGTHS; i++) {
        int length = BarSpace.SHORTEST + i;
        double log = model.logPrior(meter, seconds(i), rate) * model.settings().priorTrust();
        int base = space.base[beat * BarSpace.LENGTHS + i];
        float value = (float) (Math.exp(log) / length / BeatModel.METERS[meter]);
        Arrays.fill(best, base, base + length, value + FLOOR);
      }
    }
    double log2Bpm = guess.log2Bpm(model);
    double deviation = guess.deviation(model);
    for (int ring = 0; ring < gate.length; ring++) {
      double seconds = seconds(ring % BarSpace.LENGTHS);
      gate[ring] = BeatFilter.pull(model, ring / BarSpace.LENGTHS, seconds, log2Bpm, deviation);
    }
    Arrays.fill(slots, 0);
  }

  private static double seconds(int length) {
    return (BarSpace.SHORTEST + length) * (BarSpace.FRAME_NANOS / 1e9);
  }

  void weigh(double rate) {
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      densities[i] = BeatModel.densityClass(rate * seconds(i));
    }
  }

  /// Moves on to `frame`, the one after the last.
  void step(int frame) {
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      slots[i] = slots[i] == 0 ? BarSpace.SHORTEST + i - 1 : slots[i] - 1;
    }
    for (int ring = 0; ring < done.length; ring++) {
      done[ring] = best[space.base[ring] + slots[ring % BarSpace.LENGTHS]];
    }
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      enter(beat, frame);
    }
  }

  private void enter(int from, int frame) {
    int row = from * BarSpace.LENGTHS;
    int target = BarSpace.nextBeat(from) * BarSpace.LENGTHS;
    int meter = BarSpace.meterOf(from) * BarSpace.LENGTHS;
    Arrays.fill(entering, 0);
    for (int d = -TempoSteps.REACH; d <= TempoSteps.REACH; d++) {
      int chances = (d + TempoSteps.REACH) * BarSpace.LENGTHS;
      int low = Math.max(0, d);
      int high = Math.min(BarSpace.LENGTHS, BarSpace.LENGTHS + d);
      for (int i = low; i < high; i++) {
        float value = done[row + i - d] * steps.chance[chances + i];
        if (value > entering[i]) {
          entering[i] = value;
          came[i] = (byte) d;
        }
      }
    }
    System.arraycopy(
        came, 0, back, frame * BarSpace.BEATS * BarSpace.LENGTHS + target, BarSpace.LENGTHS);
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      best[space.base[target + i] + slots[i]] = entering[i] * gate[meter + i] + FLOOR;
    }
  }

  void observe(OnsetMarks marks) {
    int mark = marks.mark();
    float[] table = rows.table(marks.isContinuation());
    float[] fits = intervals.of(marks);
    float most = 0;
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      for (int i = 0; i < BarSpace.LENGTHS; i++) {
        int row = OnsetRows.row(mark, densities[i]) + beat * OnsetRows.STRIDE;
        float found =
            weighRing(beat, i, table, row, fits[BarSpace.meterOf(beat) * BarSpace.LENGTHS + i]);
        most = found > most ? found : most;
      }
    }
    float scale = 1 / most;
    for (int state = 0; state < best.length; state++) {
      best[state] = best[state] * scale + FLOOR;
    }
  }

  private float weighRing(int beat, int i, float[] table, int row, float fit) {
    int length = BarSpace.SHORTEST + i;
    int base = space.base[beat * BarSpace.LENGTHS + i];
    int places = space.placeBase[i];
    int now = slots[i];
    float most = 0;
    for (int slot = now; slot < length; slot++) {
      float value = best[base + slot] * fit * table[row + space.place[places + slot - now]];
      best[base + slot] = value;
      most = value > most ? value : most;
    }
    int wrapped = length - now;
    for (int slot = 0; slot < now; slot++) {
      float value = best[base + slot] * fit * table[row + space.place[places + wrapped + slot]];
      best[base + slot] = value;
      most = value > most ? value : most;
    }
    return most;
  }

  /// The beats of the likeliest path that is at `lastFrame` now, in order of time; the first may
  /// lie before frame 0.
  Beat[] trace(int lastFrame) {
    int ring = 0;
    int slot = 0;
    float most = -1;
    for (int r = 0; r < done.length; r++) {
      for (int s = 0; s < BarSpace.SHORTEST + r % BarSpace.LENGTHS; s++) {
        if (best[space.base[r] + s] > most) {
          most = best[space.base[r] + s];
          ring = r;
          slot = s;
        }
      }
    }
    var beats = new ArrayDeque<Beat>();
    int length = ring % BarSpace.LENGTHS;
    int beat = ring / BarSpace.LENGTHS;
    int inBeat = Math.floorMod(slot - slots[length], BarSpace.SHORTEST + length);
    int frame = lastFrame - inBeat;
    while (frame > 0) {
      beats.addFirst(new Beat(frame, beat));
      int d = back[(frame * BarSpace.BEATS + beat) * BarSpace.LENGTHS + length];
      length -= d;
      beat = previous(beat);
      frame -= BarSpace.SHORTEST + length;
    }
    beats.addFirst(new Beat(frame, beat));
    return beats.toArray(Beat[]::new);
  }

  private static int previous(int beat) {
    int meter = BarSpace.meterOf(beat);
    int first = BarSpace.firstBeat(meter);
    int count = BeatModel.METERS[meter];
    return first + (beat - first + count - 1) % count;
  }
}
