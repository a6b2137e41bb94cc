package io.sideman.engine.listen.harmony;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// Hears the harmony of a whole file, with foresight. Not for the live path: it allocates. One
/// instance may serve many files, on one thread at a time.
public final class HarmonyAnalysis {
  /// Steps by which the bars of a file may start later than its metre says.
  private static final int[] OTHER_GRIDS = {2, 4, 6};

  /// Nats by which another grid must win.
  private static final double OTHER_GRID_MARGIN = 10;

  private final HarmonyModel model;
  private final ChordPath chordPath;

  public HarmonyAnalysis(HarmonyModel model) {
    this.model = model;
    chordPath = new ChordPath(model.transitions(), model.tuning());
  }

  /// Chords and keys of `notes`, in any order; drums are left out.
  public HeardHarmony analyse(List<Note> notes, MeterMap meters) {
    StepRing ring = Steps.of(notes);
    int steps = (int) (ring.next() - ring.first());
    if (steps == 0) {
      var none = Timeline.of(Chord.NONE, List.<Timeline.Span<Chord>>of());
      return new HeardHarmony(none, Timeline.of(1.0, List.of()), keys(ring, new int[0]));
    }
    var words = new ChordWords(model.chordWhole(), ring, meters, 0);
    ChordPath.Found found = chordPath.find(words.evidence(), words.strengths());
    for (int late : OTHER_GRIDS) {
      var others = new ChordWords(model.chordWhole(), ring, meters, late);
      ChordPath.Found other = chordPath.find(others.evidence(), others.strengths());
      if (other.score() > found.score() + OTHER_GRID_MARGIN) {
        words = others;
        found = other;
      }
    }
    int[] path = found.states();
    int[] bass = ChordPath.bass(path, words.bass(path), words.strengths());
    int[] families = new int[steps];
    for (int i = 0; i < steps; i++) {
      families[i] = ChordSpace.familyOf(path[i]);
    }
    return new HeardHarmony(
        chords(ring, path, bass), confidence(ring, path, words), keys(ring, families));
  }

  private static Timeline<Chord> chords(StepRing ring, int[] path, int[] bass) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (int i = 0; i < path.length; i++) {
      spans.add(span(ring, i, ChordSpace.chord(path[i], bass[i])));
    }
    spans.add(span(ring, path.length, Chord.NONE));
    return Timeline.of(Chord.NONE, spans);
  }

  private static Timeline<Double> confidence(StepRing ring, int[] path, ChordWords words) {
    var spans = new ArrayList<Timeline.Span<Double>>();
    int start = 0;
    double sum = 0;
    for (int i = 0; i < path.length; i++) {
      sum += words.familyEvidence(i, ChordSpace.familyOf(path[i]));
      if (i + 1 == path.length || path[i + 1] != path[i]) {
        spans.add(span(ring, start, sum / (i + 1 - start)));
        start = i + 1;
        sum = 0;
      }
    }
    return Timeline.of(0.0, spans);
  }

  private Timeline<Key> keys(StepRing ring, int[] families) {
    var whole = new WholeKey(ring, families);
    float[][] evidence = new float[whole.words()][25];
    var scratch = new TiedNetwork.Scratch(model.keyWhole().shape());
    float[] input = new float[WholeKey.size()];
    for (int word = 0; word < evidence.length; word++) {
      whole.fill(word, input);
      model.keyWhole().forward(input, scratch);
      Posterior.states(scratch, HarmonyModel.KEY_OUTPUTS, HarmonyModel.KEY_OUTPUTS, evidence[word]);
    }
    int[] path = KeyPath.states(evidence, model.tuning());
    var spans = new ArrayList<Timeline.Span<Key>>();
    for (int word = 1; word < path.length; word++) {
      spans.add(span(ring, word * WholeKey.PERIOD, ChordSpace.key(path[word])));
    }
    return Timeline.of(ChordSpace.key(path.length == 0 ? 0 : path[0]), spans);
  }

  private static <T> Timeline.Span<T> span(StepRing ring, int index, T value) {
    return new Timeline.Span<>((ring.first() + index) * Ticks.PER_STEP, value);
  }
}
