package io.sideman.players.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedForwardTest {
  @Test
  void layersFollowOneAnother() {
    var first =
        new DenseLayer(
            new float[][] {{1, -2}, {3, 4}}, new float[] {0.5f, -0.5f}, Activation.LEAKY);
    var second = new DenseLayer(new float[][] {{2}, {10}}, new float[] {1}, Activation.LINEAR);
    var net = new FeedForward(List.of(first, second));
    // sums 1.5 and -2.5; leaky: 1.5 and -0.5; then 3 - 5 + 1
    assertArrayEquals(new float[] {-1}, net.scratch().run(new float[] {1, 0}), 1e-6f);
  }

  @Test
  void activationsAreWhatTheyAreCalled() {
    assertEquals(-0.4f, Activation.LEAKY.apply(-2), 1e-6f);
    assertEquals(0, Activation.RELU.apply(-2));
    assertEquals(Math.tanh(0.7), Activation.TANH.apply(0.7f), 1e-6);
    assertEquals(0.5f, Activation.SIGMOID.apply(0), 1e-6f);
    assertEquals(3, Activation.LINEAR.apply(3));
  }

  @Test
  void aLayerThatDoesNotFitIsRefused() {
    var layers =
        List.of(DenseLayer.zeros(2, 3, Activation.RELU), DenseLayer.zeros(4, 1, Activation.LINEAR));
    var problem = assertThrows(IllegalArgumentException.class, () -> new FeedForward(layers));
    assertTrue(problem.getMessage().contains("3 outputs"), problem.getMessage());
  }

  @Test
  void runsWithoutAllocating() {
    var net =
        new FeedForward(
            List.of(
                DenseLayer.zeros(16, 32, Activation.TANH),
                DenseLayer.zeros(32, 8, Activation.SIGMOID)));
    var scratch = net.scratch();
    float[] in = new float[16];
    in[3] = 1;
    for (int i = 0; i < 20_000; i++) {
      scratch.run(in);
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      scratch.run(in);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 1_000, bytes + " bytes in 1000 runs");
  }
}
