package io.sideman.players.touch;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.util.List;

/// Networks of touch whose answers are known.
public final class TinyTouch {
  private TinyTouch() {}

  /// Every hit velocity 90 and 20 ticks late, every other note 20 louder than its part; nothing
  /// strays.
  public static TouchModel steady() {
    var drums = DenseLayer.zeros(DrumFeatures.INPUTS, 4, Activation.LINEAR);
    set(drums, 1, -100, 0.5f, -100);
    var tonal = DenseLayer.zeros(TonalFeatures.INPUTS, 2, Activation.LINEAR);
    set(tonal, 1, -100);
    return new TouchModel(new FeedForward(List.of(drums)), new FeedForward(List.of(tonal)));
  }

  /// As far from the middle as people.
  public static TouchModel straying() {
    var drums = DenseLayer.zeros(DrumFeatures.INPUTS, 4, Activation.LINEAR);
    var tonal = DenseLayer.zeros(TonalFeatures.INPUTS, 2, Activation.LINEAR);
    return new TouchModel(new FeedForward(List.of(drums)), new FeedForward(List.of(tonal)));
  }

  private static void set(DenseLayer layer, float... answers) {
    System.arraycopy(answers, 0, layer.bias(), 0, answers.length);
  }
}
