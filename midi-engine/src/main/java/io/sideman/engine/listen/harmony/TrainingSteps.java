package io.sideman.engine.listen.harmony;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import java.util.List;

/// The inputs of the four networks for one song, exactly as listening will make them. For training
/// only.
public final class TrainingSteps {
  private final StepRing ring;
  private final MeterMap meters;

  public TrainingSteps(List<Note> notes, MeterMap meters) {
    ring = Steps.of(notes);
    this.meters = meters;
  }

  /// The step (16th) of the first row.
  public long firstStep() {
    return ring.first();
  }

  public int steps() {
    return (int) (ring.next() - ring.first());
  }

  /// Strength of every step in its bar, see [BarPosition#strength()].
  public int[] strengths() {
    int[] result = new int[steps()];
    var position = new BarPosition();
    for (int i = 0; i < result.length; i++) {
      position.moveTo(meters, ring.first() + i, 0);
      result[i] = position.strength();
    }
    return result;
  }

  /// (steps, inputs) of the live chord network.
  public float[][] chordLive() {
    float[][] rows = new float[steps()][LiveFeatures.size()];
    var features = new LiveFeatures(ring);
    var position = new BarPosition();
    for (int i = 0; i < rows.length; i++) {
      features.hear(ring.first() + i);
      position.moveTo(meters, ring.first() + i, 0);
      features.fill(ring.first() + i, position, rows[i]);
    }
    return rows;
  }

  /// (steps, inputs) of the whole-file chord network.
  public float[][] chordWhole() {
    float[][] rows = new float[steps()][WholeFeatures.size()];
    var features = new WholeFeatures(ring);
    var position = new BarPosition();
    for (int i = 0; i < rows.length; i++) {
      position.moveTo(meters, ring.first() + i, 0);
      features.fill(ring.first() + i, position, rows[i]);
    }
    return rows;
  }

  /// Inputs of the live key network, one row per [KeyFilter#PERIOD] steps, with the chords as the
  /// live network of `model` decides them.
  public float[][] keyLive(HarmonyModel model) {
    float[][] rows = new float[steps() / KeyFilter.PERIOD][KeyMemory.size()];
    var features = new LiveFeatures(ring);
    var position = new BarPosition();
    var chords = new ChordFilter(model.transitions(), model.tuning());
    var memory = new KeyMemory();
    memory.restart();
    var scratch = new TiedNetwork.Scratch(model.chordLive().shape());
    float[] input = new float[LiveFeatures.size()];
    for (int i = 0; i < rows.length * KeyFilter.PERIOD; i++) {
      long step = ring.first() + i;
      features.hear(step);
      position.moveTo(meters, step, 0);
      features.fill(step, position, input);
      model.chordLive().forward(input, scratch);
      chords.hear(step, position.strength(), scratch);
      memory.hear(ring.sound(step), ring.lowest(step), chords.families(), chords.family());
      if (i % KeyFilter.PERIOD == KeyFilter.PERIOD - 1) {
        memory.fill(rows[i / KeyFilter.PERIOD]);
      }
    }
    return rows;
  }

  /// Inputs of the whole-file key network, one row per [WholeKey#PERIOD] steps, with the chords as
  /// the whole-file network of `model` decides them.
  public float[][] keyWhole(HarmonyModel model) {
    var words = new ChordWords(model.chordWhole(), ring, meters, 0);
    var path = new ChordPath(model.transitions(), model.tuning());
    int[] families = path.find(words.evidence(), words.strengths()).states();
    for (int i = 0; i < families.length; i++) {
      families[i] = ChordSpace.familyOf(families[i]);
    }
    var whole = new WholeKey(ring, families);
    float[][] rows = new float[whole.words()][WholeKey.size()];
    for (int word = 0; word < rows.length; word++) {
      whole.fill(word, rows[word]);
    }
    return rows;
  }

  /// Steps between two rows of [#keyLive].
  public static int keyLivePeriod() {
    return KeyFilter.PERIOD;
  }

  /// Steps between two rows of [#keyWhole].
  public static int keyWholePeriod() {
    return WholeKey.PERIOD;
  }
}
