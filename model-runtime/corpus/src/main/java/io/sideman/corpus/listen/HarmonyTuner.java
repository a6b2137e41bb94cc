package io.sideman.corpus.listen;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.evaluate.HarmonyScores;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.listen.harmony.HarmonyModel.Tuning;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Chooses the weights between the parts of a [HarmonyModel] on validation songs: one weight at a
/// time, the best of a few values, once around.
final class HarmonyTuner {
  private final List<Pop909Cl.Song> songs;
  private final Consumer<String> progress;

  HarmonyTuner(List<Pop909Cl.Song> songs, Consumer<String> progress) {
    this.songs = songs;
    this.progress = progress;
  }

  private interface Choice {
    Tuning with(Tuning tuning, float value);
  }

  private record Knob(String name, Choice choice, List<Float> values) {}

  HarmonyModel chords(HarmonyModel start) {
    var live =
        List.of(
            new Knob("live sharpness", HarmonyTuner::liveSharpness, List.of(0.8f, 1f, 1.3f)),
            new Knob("live prior", HarmonyTuner::livePrior, List.of(0.2f, 0.6f)),
            new Knob("live change", HarmonyTuner::liveChange, List.of(3f, 10f, 20f)));
    var whole =
        List.of(
            new Knob("whole sharpness", HarmonyTuner::wholeSharpness, List.of(0.5f, 1f)),
            new Knob("whole prior", HarmonyTuner::wholePrior, List.of(0.2f, 0.6f)),
            new Knob("whole change", HarmonyTuner::wholeChange, List.of(0.3f, 3f)));
    HarmonyModel tuned = tune(start, live, m -> HarmonyScores.liveTriads(m, songs));
    return tune(tuned, whole, m -> HarmonyScores.wholeTriads(m, songs));
  }

  HarmonyModel keys(HarmonyModel start) {
    var live =
        List.of(
            new Knob("key sharpness", HarmonyTuner::keySharpness, List.of(0.03f, 0.1f, 0.3f)),
            new Knob("key change", HarmonyTuner::keyChange, List.of(1e-6f, 1e-4f, 1e-2f)));
    var whole =
        List.of(
            new Knob(
                "whole key sharpness", HarmonyTuner::wholeKeySharpness, List.of(0.1f, 0.3f, 1f)),
            new Knob(
                "whole key change", HarmonyTuner::wholeKeyChange, List.of(1e-6f, 1e-4f, 1e-2f)));
    HarmonyModel tuned = tune(start, live, m -> HarmonyScores.liveKeys(m, songs));
    return tune(tuned, whole, m -> HarmonyScores.wholeKeys(m, songs));
  }

  private HarmonyModel tune(
      HarmonyModel start, List<Knob> knobs, ToDoubleFunction<HarmonyModel> score) {
    HarmonyModel best = start;
    double bestScore = score.applyAsDouble(start);
    for (int round = 0; round < 1; round++) {
      for (Knob knob : knobs) {
        Tuning base = best.tuning();
        for (float value : knob.values()) {
          var candidate = with(best, knob.choice().with(base, value));
          double found = score.applyAsDouble(candidate);
          if (found > bestScore) {
            bestScore = found;
            best = candidate;
          }
        }
        progress.accept(String.format("tuned %s: %.4f on validation", knob.name(), bestScore));
      }
    }
    return best;
  }

  private static HarmonyModel with(HarmonyModel m, Tuning tuning) {
    return new HarmonyModel(
        m.chordLive(), m.chordWhole(), m.keyLive(), m.keyWhole(), m.transitions(), tuning);
  }

  private static Tuning liveSharpness(Tuning t, float v) {
    return new Tuning(
        v,
        t.livePrior(),
        t.liveChange(),
        t.wholeSharpness(),
        t.wholePrior(),
        t.wholeChange(),
        t.keySharpness(),
        t.keyChange(),
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning livePrior(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        v,
        t.liveChange(),
        t.wholeSharpness(),
        t.wholePrior(),
        t.wholeChange(),
        t.keySharpness(),
        t.keyChange(),
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning liveChange(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        v,
        t.wholeSharpness(),
        t.wholePrior(),
        t.wholeChange(),
        t.keySharpness(),
        t.keyChange(),
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning wholeSharpness(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        t.liveChange(),
        v,
        t.wholePrior(),
        t.wholeChange(),
        t.keySharpness(),
        t.keyChange(),
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning wholePrior(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        t.liveChange(),
        t.wholeSharpness(),
        v,
        t.wholeChange(),
        t.keySharpness(),
        t.keyChange(),
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning wholeChange(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        t.liveChange(),
        t.wholeSharpness(),
        t.wholePrior(),
        v,
        t.keySharpness(),
        t.keyChange(),
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning keySharpness(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        t.liveChange(),
        t.wholeSharpness(),
        t.wholePrior(),
        t.wholeChange(),
        v,
        t.keyChange(),
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning keyChange(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        t.liveChange(),
        t.wholeSharpness(),
        t.wholePrior(),
        t.wholeChange(),
        t.keySharpness(),
        v,
        t.wholeKeySharpness(),
        t.wholeKeyChange());
  }

  private static Tuning wholeKeySharpness(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        t.liveChange(),
        t.wholeSharpness(),
        t.wholePrior(),
        t.wholeChange(),
        t.keySharpness(),
        t.keyChange(),
        v,
        t.wholeKeyChange());
  }

  private static Tuning wholeKeyChange(Tuning t, float v) {
    return new Tuning(
        t.liveSharpness(),
        t.livePrior(),
        t.liveChange(),
        t.wholeSharpness(),
        t.wholePrior(),
        t.wholeChange(),
        t.keySharpness(),
        t.keyChange(),
        t.wholeKeySharpness(),
        v);
  }
}
