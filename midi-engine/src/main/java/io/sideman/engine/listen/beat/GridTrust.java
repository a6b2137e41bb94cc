package io.sideman.engine.listen.beat;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.List;

/// Decides whether a file's own tempo map says where its beats are. Sequenced and quantised music,
/// and music played to a click, puts its onsets near the file's sixteenths or triplets; a free
/// performance recorded at whatever tempo the recorder stood at does not.
public final class GridTrust {
  /// From here on the file is believed.
  public static final double BAR = 0.3;

  private static final int FEWEST_ONSETS = 8;
  private static final int LOW_KEY = 52;
  private static final double TOLERANCE = 1.15;

  private static final int PHASES = 4; // sixteenths of a beat
  private static final int LONGEST_TICKS = Ticks.PER_QUARTER;

  /// What was found.
  ///
  /// @param alignment 0 when onsets fall anywhere, 1 when all lie on the grid
  /// @param isTrusted also true when too few notes speak against the file
  public record Verdict(double alignment, boolean isTrusted) {}

  private GridTrust() {}

  /// Judges notes in band ticks, as the file's own tempo map gives them.
  public static Verdict judge(List<Note> notes) {
    long[] onsets = notes.stream().mapToLong(Note::startTick).sorted().distinct().toArray();
    if (onsets.length < FEWEST_ONSETS) {
      return new Verdict(1, true);
    }
    double sixteenths = concentration(onsets, Ticks.PER_STEP);
    double triplets = concentration(onsets, Ticks.PER_QUARTER / 3);
    double alignment = Math.max(sixteenths, triplets);
    return new Verdict(alignment, alignment >= BAR && beatsAreStrongest(notes));
  }

  // Length of the mean of the onsets' phases on the grid, less what chance alone would give. Only
  // the part that points at the grid lines counts.
  private static double concentration(long[] onsets, int gridTicks) {
    double real = 0;
    for (long onset : onsets) {
      real += Math.cos(2 * Math.PI * Math.floorMod(onset, (long) gridTicks) / gridTicks);
    }
    double mean = real / onsets.length;
    double chance = 1 / Math.sqrt(onsets.length);
    return Math.max(0, mean - chance);
  }

  // The tempo may be right and the beat still elsewhere: a recording that began some sixteenths
  // early. Long and low notes tell, for they start on beats.
  private static boolean beatsAreStrongest(List<Note> notes) {
    var weights = new double[PHASES];
    for (Note note : notes) {
      long step = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
      double length = Math.min(note.lengthTicks(), LONGEST_TICKS);
      double low = note.isDrum() ? 1 : note.key() < LOW_KEY ? 2 : 1;
      weights[(int) Math.floorMod(step, (long) PHASES)] += length * low;
    }
    for (int phase = 1; phase < PHASES; phase++) {
      if (weights[phase] > TOLERANCE * weights[0]) {
        return false;
      }
    }
    return true;
  }
}
