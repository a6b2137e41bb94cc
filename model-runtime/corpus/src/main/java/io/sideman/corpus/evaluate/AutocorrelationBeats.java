package io.sideman.corpus.evaluate;

import io.sideman.engine.listen.beat.PlayedNote;
import java.util.ArrayList;
import java.util.List;

/// The rival of the live tracker: untrained and causal. Twice a second it takes the lag at which
/// the last eight seconds of onsets agree best with themselves (weighted towards 90 bpm), lays a
/// comb of that lag over them, and counts on from there.
final class AutocorrelationBeats {
  private static final long FRAME_NANOS = 10_000_000L;
  private static final int WINDOW = 800; // frames
  private static final int SHORTEST = 30;
  private static final int LONGEST = 150;
  private static final int RETHINK = 50; // frames
  private static final double USUAL_FRAMES = 67; // 90 bpm
  private static final double OCTAVES = 0.5; // deviation of the tempo weight

  private final double[] onsets;
  private double period = USUAL_FRAMES;
  private double next;

  private AutocorrelationBeats(List<PlayedNote> notes, int frames) {
    onsets = new double[frames];
    for (PlayedNote note : notes) {
      int frame = (int) (note.startNanos() / FRAME_NANOS);
      for (int d = -2; d <= 2; d++) {
        if (frame + d >= 0 && frame + d < frames) {
          onsets[frame + d] += note.velocity() / 100.0 * (3 - Math.abs(d));
        }
      }
    }
  }

  static long[] follow(List<PlayedNote> notes, long endNanos) {
    var tracker = new AutocorrelationBeats(notes, (int) (endNanos / FRAME_NANOS) + 1);
    return tracker.run((int) (notes.getFirst().startNanos() / FRAME_NANOS));
  }

  private long[] run(int first) {
    var beats = new ArrayList<Long>();
    next = first;
    for (int frame = first; frame < onsets.length; frame++) {
      if (frame - first >= 2 * RETHINK && (frame - first) % RETHINK == 0) {
        think(frame - 2, beats.isEmpty() ? 0 : beats.getLast() / (double) FRAME_NANOS); // causal
      }
      while (next <= frame) {
        beats.add(Math.round(next * FRAME_NANOS));
        next += period;
      }
    }
    return beats.stream().mapToLong(Long::longValue).toArray();
  }

  private void think(int now, double last) {
    int from = Math.max(0, now - WINDOW);
    double most = -1;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      double sum = 0;
      for (int i = from + lag; i < now; i++) {
        sum += onsets[i] * onsets[i - lag];
      }
      double octaves = Math.log(lag / USUAL_FRAMES) / Math.log(2) / OCTAVES;
      double score = sum * Math.exp(-0.5 * octaves * octaves);
      if (score > most) {
        most = score;
        period = lag;
      }
    }
    double best = -1;
    int phase = 0;
    for (int back = 0; back < period; back++) {
      double sum = 0;
      for (double at = now - 1 - back; at >= from; at -= period) {
        sum += onsets[(int) at];
      }
      if (sum > best) {
        best = sum;
        phase = back;
      }
    }
    next = now - 1 - phase + period;
    while (next - last < period / 2) {
      next += period;
    }
  }
}
