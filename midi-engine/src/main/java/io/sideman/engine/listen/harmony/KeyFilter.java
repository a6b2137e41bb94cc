package io.sideman.engine.listen.harmony;

import io.sideman.engine.harmony.Key;
import java.util.Arrays;

/// The live decision on the key, once per beat. Owner: one thread; allocates nothing.
final class KeyFilter {
  /// Steps between two words of the network.
  static final int PERIOD = 4;

  private static final int KEYS = 24;

  private final TiedNetwork network;
  private final HarmonyModel.Tuning tuning;
  private final KeyMemory memory = new KeyMemory();
  private final TiedNetwork.Scratch scratch;
  private final float[] input = new float[KeyMemory.size()];
  private final float[] evidence = new float[KEYS + 1];
  private final float[] belief = new float[KEYS];
  private int state;

  KeyFilter(TiedNetwork network, HarmonyModel.Tuning tuning) {
    this.network = network;
    this.tuning = tuning;
    scratch = new TiedNetwork.Scratch(network.shape());
    restart();
  }

  void restart() {
    memory.restart();
    Arrays.fill(belief, 1f / KEYS);
    state = 0;
  }

  KeyMemory memory() {
    return memory;
  }

  /// Takes in one step; decides on every fourth.
  void hear(long step, StepRing ring, float[] families, int decidedFamily) {
    memory.hear(ring.sound(step), ring.lowest(step), families, decidedFamily);
    if (Math.floorMod(step, (long) PERIOD) == PERIOD - 1) {
      decide();
    }
  }

  private void decide() {
    memory.fill(input);
    network.forward(input, scratch);
    Posterior.states(scratch, HarmonyModel.KEY_OUTPUTS, HarmonyModel.KEY_OUTPUTS, evidence);
    float change = tuning.keyChange();
    float sum = 0;
    for (int k = 0; k < KEYS; k++) {
      float predicted = belief[k] * (1 - change) + change / KEYS;
      belief[k] = predicted * (float) Math.pow(evidence[k] + 1e-6f, tuning.keySharpness());
      sum += belief[k];
    }
    for (int k = 0; k < KEYS; k++) {
      belief[k] /= sum;
    }
    state = Posterior.best(belief, KEYS);
  }

  Key key() {
    return ChordSpace.key(state);
  }

  float confidence() {
    return belief[state];
  }
}
