package io.sideman.engine.listen.beat;

import java.util.ArrayList;
import java.util.List;

/// Finds the beats of a whole performance, with hindsight. Background threads.
public final class BeatAnalysis {
  private static final long FRAME = BarSpace.FRAME_NANOS;
  private static final int CHUNK_FRAMES = 120_000; // 20 minutes: bounds the memory of the path
  private static final int SMOOTH_BEATS = 4; // either way

  /// One beat.
  ///
  /// @param inBar its place in the bar, 0 where a bar starts
  public record Beat(long nanos, int inBar) {}

  /// What was found.
  ///
  /// @param beats in order, from the start of the performance to its last note
  /// @param beatsPerBar of most bars
  public record Result(List<Beat> beats, int beatsPerBar) {
    public Result {
      beats = List.copyOf(beats);
    }

    public long[] beatNanos() {
      return beats.stream().mapToLong(Beat::nanos).toArray();
    }

    /// The times on which bars start.
    public long[] downbeatNanos() {
      return beats.stream().filter(beat -> beat.inBar() == 0).mapToLong(Beat::nanos).toArray();
    }
  }

  private BeatAnalysis() {}

  /// Analyses notes in any order; without notes there are no beats.
  public static Result analyse(BeatModel model, List<PlayedNote> notes) {
    var sorted = new ArrayList<>(notes);
    sorted.sort(PlayedNote.BY_START);
    var found = new ArrayList<BeatPath.Beat>();
    long first = sorted.isEmpty() ? 0 : Math.floorDiv(sorted.getFirst().startNanos(), FRAME);
    for (int from = 0; from < sorted.size(); ) {
      long start = Math.floorDiv(sorted.get(from).startNanos(), FRAME);
      int to = from;
      while (to < sorted.size()
          && Math.floorDiv(sorted.get(to).startNanos(), FRAME) - start < CHUNK_FRAMES) {
        to++;
      }
      for (BeatPath.Beat beat : path(model, sorted.subList(from, to), start)) {
        found.add(new BeatPath.Beat(beat.frame() + (int) (start - first), beat.beat()));
      }
      from = to;
    }
    return found.size() < 2 ? new Result(List.of(), 4) : result(found, first, sorted);
  }

  private static BeatPath.Beat[] path(BeatModel model, List<PlayedNote> notes, long start) {
    int frames = (int) (Math.floorDiv(notes.getLast().startNanos(), FRAME) - start) + 1;
    var path = new BeatPath(model, frames);
    var marks = new OnsetMarks();
    path.start(meanRate(notes, frames), guess(notes));
    int next = 0;
    for (int frame = 0; frame < frames; frame++) {
      if (frame > 0) {
        path.step(frame);
      }
      while (next < notes.size()
          && Math.floorDiv(notes.get(next).startNanos(), FRAME) - start <= frame) {
        PlayedNote note = notes.get(next++);
        marks.add(note.startNanos(), note.key(), note.velocity());
      }
      if (marks.isOpen()) {
        marks.close((start + frame) * FRAME);
        path.weigh(marks.rate());
        path.observe(marks);
      }
    }
    return path.trace(frames - 1);
  }

  /// Which intervals occur in the notes, grouped by frame as the live tracker does.
  private static TempoGuess guess(List<PlayedNote> notes) {
    var guess = new TempoGuess();
    var marks = new OnsetMarks();
    for (int next = 0; next < notes.size(); ) {
      long frame = Math.floorDiv(notes.get(next).startNanos(), FRAME);
      while (next < notes.size() && Math.floorDiv(notes.get(next).startNanos(), FRAME) == frame) {
        PlayedNote note = notes.get(next++);
        marks.add(note.startNanos(), note.key(), note.velocity());
      }
      marks.close(frame * FRAME);
      guess.add(marks);
    }
    return guess;
  }

  // Onset groups per second over all the notes.
  private static double meanRate(List<PlayedNote> notes, int frames) {
    var marks = new OnsetMarks();
    int groups = 0;
    for (PlayedNote note : notes) {
      marks.add(note.startNanos(), note.key(), note.velocity());
      marks.close(note.startNanos());
      groups += marks.isContinuation() ? 0 : 1;
    }
    return Math.max(0.3, groups / Math.max(1, frames * (FRAME / 1e9)));
  }

  private static Result result(List<BeatPath.Beat> beats, long firstFrame, List<PlayedNote> notes) {
    var nanos = new double[beats.size()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (firstFrame + beats.get(i).frame()) * (double) FRAME + FRAME / 2.0;
    }
    double[] smooth = smooth(nanos);
    int perBar = usualMeter(beats);
    long end = notes.stream().mapToLong(PlayedNote::endNanos).max().orElse(0);
    double opening = smooth[1] - smooth[0];
    double closing = smooth[smooth.length - 1] - smooth[smooth.length - 2];
    int before = (int) Math.max(0, Math.floor(smooth[0] / opening));
    int after = (int) Math.max(0, Math.floor((end - smooth[smooth.length - 1]) / closing));
    int skip = smooth[0] < 0 ? 1 : 0;
    int count = before + smooth.length - skip + after;
    var result = new ArrayList<Beat>(count);
    for (int i = 0; i < count; i++) {
      int at = i - before + skip;
      int inside = Math.clamp(at, 0, smooth.length - 1);
      double shift = at < 0 ? at * opening : (at - inside) * closing;
      int beat = beats.get(inside).beat();
      int meter = BarSpace.meterOf(beat);
      int inBar = beat - BarSpace.firstBeat(meter) + at - inside;
      long time = Math.round(smooth[inside] + shift);
      result.add(new Beat(time, Math.floorMod(inBar, BeatModel.METERS[meter])));
    }
    return new Result(result, perBar);
  }

  private static int usualMeter(List<BeatPath.Beat> beats) {
    var counts = new int[BeatModel.METERS.length];
    int best = 0;
    for (BeatPath.Beat beat : beats) {
      int meter = BarSpace.meterOf(beat.beat());
      counts[meter]++;
      best = counts[meter] > counts[best] ? meter : best;
    }
    return BeatModel.METERS[best];
  }

  // A straight line through the neighbours: the frame grid of the path is coarser than the ear.
  private static double[] smooth(double[] times) {
    var result = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      int reach = Math.min(SMOOTH_BEATS, Math.min(i, times.length - 1 - i));
      double sum = 0;
      for (int k = -reach; k <= reach; k++) {
        sum += times[i + k];
      }
      result[i] = sum / (2 * reach + 1);
    }
    return result;
  }
}
