package io.sideman.engine.listen.beat;

import java.util.Arrays;

/// The belief over all bar-pointer states, moved forward frame by frame. No allocation after
/// construction; one thread.
final class BeatFilter {
  private static final float FLOOR = 1e-14f; // keeps the arithmetic out of denormal numbers

  private static final double HINT_WIDTH = 0.3; // natural log

  private final BeatModel model;
  private final BarSpace space = new BarSpace();
  private final TempoSteps steps;
  private final OnsetRows rows;
  private final IntervalWeights intervals;
  private final TempoGuess guess = new TempoGuess();
  private final float[] belief;
  private final int[] slots = new int[BarSpace.LENGTHS]; // where frame 0 of a beat lies now
  private final float[] done = new float[BarSpace.BEATS * BarSpace.LENGTHS];
  private final float[] entering = new float[BarSpace.LENGTHS];
  private final float[] prior = new float[BeatModel.METERS.length * BarSpace.LENGTHS];
  private final int[] densities = new int[BarSpace.LENGTHS];
  private final float[] hintGate = new float[BarSpace.LENGTHS]; // 1 without a hint
  private final float[] gate = new float[BeatModel.METERS.length * BarSpace.LENGTHS];
  private double hintBpm;

  BeatFilter(BeatModel model) {
    this.model = model;
    steps = new TempoSteps(model.settings().stiffness());
    rows = new OnsetRows(model);
    intervals = new IntervalWeights(model);
    belief = new float[space.states];
    expect(0);
  }

  /// Knows nothing but the prior, at `frame`.
  void start(long frame, double rate) {
    weigh(rate);
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      slots[i] = BarSpace.slot(frame, BarSpace.SHORTEST + i);
    }
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      int meter = BarSpace.meterOf(beat);
      for (int i = 0; i < BarSpace.LENGTHS; i++) {
        int length = BarSpace.SHORTEST + i;
        int base = space.base[beat * BarSpace.LENGTHS + i];
        float each =
            prior[meter * BarSpace.LENGTHS + i] / (BeatModel.METERS[meter] * (float) length);
        Arrays.fill(belief, base, base + length, each);
      }
    }
  }

  /// Forgets which intervals were heard.
  void reset() {
    guess.reset();
  }

  /// Sets tempo prior and density classes for the present onset rate.
  void weigh(double rate) {
    float sum = 0;
    double log2Bpm = guess.log2Bpm(model);
    double deviation = guess.deviation(model);
    for (int meter = 0; meter < BeatModel.METERS.length; meter++) {
      for (int i = 0; i < BarSpace.LENGTHS; i++) {
        double seconds = (BarSpace.SHORTEST + i) * (BarSpace.FRAME_NANOS / 1e9);
        double log = model.logPrior(meter, seconds, rate) * model.settings().priorTrust();
        log -= 4 * hintCost(seconds);
        float weight = (float) (Math.exp(log) / (BarSpace.SHORTEST + i));
        prior[meter * BarSpace.LENGTHS + i] = weight;
        gate[meter * BarSpace.LENGTHS + i] =
            hintGate[i] * pull(model, meter, seconds, log2Bpm, deviation);
        sum += weight;
        densities[i] = BeatModel.densityClass(rate * seconds);
      }
    }
    for (int i = 0; i < prior.length; i++) {
      prior[i] /= sum;
    }
  }

  /// What a beat of `seconds` must pay for its metre's rarity and for being far from the guessed
  /// tempo, so that these never wear off.
  static float pull(BeatModel model, int meter, double seconds, double log2Bpm, double deviation) {
    var settings = model.settings();
    double rarity = Math.log(model.prior(meter).share() / model.prior(0).share());
    double z = (Math.log(60 / seconds) / Math.log(2) - log2Bpm) / deviation;
    double log = settings.meterPull() * rarity - settings.tempoPull() * 0.5 * z * z;
    return (float) Math.exp(Math.max(-20, log * seconds));
  }

  // A tempo told from outside holds each new beat back, the more the farther it is from that.
  private double hintCost(double seconds) {
    if (hintBpm <= 0) {
      return 0;
    }
    double z = Math.log(60 / seconds / hintBpm) / HINT_WIDTH;
    return 0.5 * z * z;
  }

  /// Expects about this tempo; 0 withdraws it.
  void expect(double bpm) {
    hintBpm = bpm;
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      double seconds = (BarSpace.SHORTEST + i) * (BarSpace.FRAME_NANOS / 1e9);
      hintGate[i] = (float) Math.exp(-hintCost(seconds));
    }
  }

  /// Moves on by one frame: beats that end become beats that begin.
  void step() {
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      slots[i] = slots[i] == 0 ? BarSpace.SHORTEST + i - 1 : slots[i] - 1;
    }
    float leak = (float) model.settings().leak();
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      int row = beat * BarSpace.LENGTHS;
      for (int i = 0; i < BarSpace.LENGTHS; i++) {
        done[row + i] = belief[space.base[row + i] + slots[i]];
      }
    }
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      enter(beat, leak);
    }
  }

  private void enter(int from, float leak) {
    int row = from * BarSpace.LENGTHS;
    int target = BarSpace.nextBeat(from) * BarSpace.LENGTHS;
    int meter = BarSpace.meterOf(from);
    Arrays.fill(entering, 0);
    for (int d = -TempoSteps.REACH; d <= TempoSteps.REACH; d++) {
      int chances = (d + TempoSteps.REACH) * BarSpace.LENGTHS;
      int low = Math.max(0, d);
      int high = Math.min(BarSpace.LENGTHS, BarSpace.LENGTHS + d);
      for (int i = low; i < high; i++) {
        entering[i] += done[row + i - d] * steps.chance[chances + i];
      }
    }
    float each = leak / BeatModel.METERS[meter];
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      float fresh = each * prior[meter * BarSpace.LENGTHS + i] / (BarSpace.SHORTEST + i);
      belief[space.base[target + i] + slots[i]] =
          entering[i] * gate[meter * BarSpace.LENGTHS + i] * (1 - leak) + fresh;
    }
  }

  /// Takes an onset in the present frame into account and normalises.
  void observe(OnsetMarks marks) {
    int mark = marks.mark();
    float[] table = rows.table(marks.isContinuation());
    float[] fits = intervals.of(marks);
    guess.add(marks);
    float total = 0;
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      for (int i = 0; i < BarSpace.LENGTHS; i++) {
        int row = OnsetRows.row(mark, densities[i]) + beat * OnsetRows.STRIDE;
        total +=
            weighRing(beat, i, table, row, fits[BarSpace.meterOf(beat) * BarSpace.LENGTHS + i]);
      }
    }
    float scale = 1 / total;
    for (int state = 0; state < belief.length; state++) {
      belief[state] = belief[state] * scale + FLOOR;
    }
  }

  private float weighRing(int beat, int i, float[] table, int row, float fit) {
    int length = BarSpace.SHORTEST + i;
    int base = space.base[beat * BarSpace.LENGTHS + i];
    int places = space.placeBase[i];
    int now = slots[i];
    float sum = 0;
    for (int slot = now; slot < length; slot++) {
      sum += belief[base + slot] *= fit * table[row + space.place[places + slot - now]];
    }
    int wrapped = length - now;
    for (int slot = 0; slot < now; slot++) {
      sum += belief[base + slot] *= fit * table[row + space.place[places + wrapped + slot]];
    }
    return sum;
  }

  /// Belief in each beat length, all metres together, into `out` (LENGTHS).
  void lengths(float[] out) {
    Arrays.fill(out, 0);
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      for (int i = 0; i < BarSpace.LENGTHS; i++) {
        int base = space.base[beat * BarSpace.LENGTHS + i];
        float sum = 0;
        for (int slot = 0; slot < BarSpace.SHORTEST + i; slot++) {
          sum += belief[base + slot];
        }
        out[i] += sum;
      }
    }
  }

  /// Belief that the next beat comes in `k` frames, given a length between `low` and `high`
  /// (indices), per beat of all metres, added into `out` (BEATS * (LONGEST + 1)).
  void nextBeats(int low, int high, float[] out) {
    Arrays.fill(out, 0);
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      int row = beat * (BarSpace.LONGEST + 1);
      for (int i = low; i <= high; i++) {
        int length = BarSpace.SHORTEST + i;
        int base = space.base[beat * BarSpace.LENGTHS + i];
        int frame = length - slots[i]; // of slot 0
        for (int slot = 0; slot < length; slot++) {
          if (frame == length) {
            frame = 0;
          }
          out[row + length - frame] += belief[base + slot];
          frame++;
        }
      }
    }
  }
}
