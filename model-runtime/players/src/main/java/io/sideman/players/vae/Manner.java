package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.tokens.Drum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a part is played: where its notes lie against the grid, how loud, how long, in which octave,
/// on which drums and channel. New notes are played the same way.
final class Manner {
  private static final int SPARE_SEMITONES = 2; // beyond the part's own range
  private static final int OCTAVE = 12;
  private static final double MOST_CONTRAST = 1.5;

  private final Role role;
  private final int channel;
  private final int low;
  private final int high;
  private final int octaves; // semitones, a multiple of 12
  private final boolean monophonic;
  private final double[] offsets = new double[LoopGrid.SLOTS_PER_BAR];
  private final Map<Integer, Integer> drumKeys = new HashMap<>();
  private final int softest;
  private final int loudest;
  private final double meanVelocity;
  private final double velocitySpread;
  private final long[] lengths; // sorted

  /// The manner of a part; of the role in general when the part has no notes.
  Manner(Passage passage, Role role, List<PlacedNote> placed) {
    this.role = role;
    List<Note> notes = placed.stream().map(PlacedNote::note).toList();
    channel = notes.isEmpty() ? role.channel() : notes.getFirst().channel();
    low = notes.stream().mapToInt(Note::key).min().orElse(0);
    high = notes.stream().mapToInt(Note::key).max().orElse(127);
    softest = notes.stream().mapToInt(Note::velocity).min().orElse(40);
    loudest = notes.stream().mapToInt(Note::velocity).max().orElse(110);
    var velocities = notes.stream().mapToInt(Note::velocity).summaryStatistics();
    meanVelocity = notes.isEmpty() ? 80 : velocities.getAverage();
    velocitySpread = spread(notes, meanVelocity);
    lengths = notes.stream().mapToLong(Note::lengthTicks).sorted().toArray();
    octaves = role == Role.DRUMS ? 0 : octaves(passage, role, placed);
    monophonic = isMonophonic(notes);
    measureOffsets(passage, placed);
    for (PlacedNote each : placed) {
      drumKeys.putIfAbsent(each.row(), each.note().key());
    }
  }

  private static double spread(List<Note> notes, double mean) {
    double sum = 0;
    for (Note note : notes) {
      sum += (note.velocity() - mean) * (note.velocity() - mean);
    }
    return notes.isEmpty() ? 10 : Math.sqrt(sum / notes.size());
  }

  private static int octaves(Passage passage, Role role, List<PlacedNote> placed) {
    int[] shifts =
        placed.stream()
            .mapToInt(each -> each.note().key() - rowKey(passage, role, each))
            .sorted()
            .toArray();
    return shifts.length == 0 ? 0 : Math.round(shifts[shifts.length / 2] / 12f) * OCTAVE;
  }

  private static int rowKey(Passage passage, Role role, PlacedNote each) {
    long start = PlacedNote.tick(passage.bars().get(each.bar()), each.slot());
    return PlacedNote.key(passage, role, each.row(), start, each.note().endTick());
  }

  private static boolean isMonophonic(List<Note> notes) {
    int overlaps = 0;
    for (int i = 1; i < notes.size(); i++) {
      overlaps += notes.get(i - 1).endTick() > notes.get(i).startTick() ? 1 : 0;
    }
    return overlaps * 10 < notes.size();
  }

  private void measureOffsets(Passage passage, List<PlacedNote> placed) {
    double[] sums = new double[LoopGrid.SLOTS_PER_BAR];
    int[] counts = new int[LoopGrid.SLOTS_PER_BAR];
    for (PlacedNote each : placed) {
      long tick = PlacedNote.tick(passage.bars().get(each.bar()), each.slot());
      sums[each.slot()] += each.note().startTick() - tick;
      counts[each.slot()]++;
    }
    int beat = LoopGrid.SLOTS_PER_BEAT;
    for (int slot = 0; slot < offsets.length; slot++) {
      double sum = sums[slot];
      int count = counts[slot];
      for (int same = slot % beat; count == 0 && same < offsets.length; same += beat) {
        sum += sums[same];
        count += counts[same];
      }
      offsets[slot] = count == 0 ? 0 : sum / count;
    }
  }

  boolean monophonic() {
    return monophonic && role != Role.DRUMS;
  }

  /// A new note.
  ///
  /// @param heard mean and spread of the velocities that the decoder gives the part itself
  Note note(Passage passage, int bar, Strike strike, Levels heard) {
    long grid = PlacedNote.tick(passage.bars().get(bar), strike.slot());
    long start = Math.max(passage.startTick(), grid + Math.round(offsets[strike.slot()]));
    long length = role == Role.DRUMS ? middleLength() : length(strike);
    length = Math.clamp(passage.endTick() - start, 1, length);
    int key = key(passage, strike, grid, start + length);
    if (role != Role.DRUMS) {
      length = Math.max(1, Harmonies.untilStranger(passage, key, start, start + length) - start);
    }
    return new Note(start, length, key, velocity(strike, heard), channel);
  }

  private long middleLength() {
    return lengths.length == 0 ? Ticks.PER_STEP / 2 : lengths[lengths.length / 2];
  }

  /// Not shorter or longer than the part's own notes.
  private long length(Strike strike) {
    return lengths.length == 0
        ? strike.lengthTicks()
        : Math.clamp(strike.lengthTicks(), lengths[0], lengths[lengths.length - 1]);
  }

  private int key(Passage passage, Strike strike, long grid, long end) {
    if (role == Role.DRUMS) {
      return drumKeys.getOrDefault(strike.row(), Drum.at(strike.row()).key());
    }
    int key = PlacedNote.key(passage, role, strike.row(), grid, end) + octaves;
    while (key < low - SPARE_SEMITONES && key + OCTAVE <= high + SPARE_SEMITONES) {
      key += OCTAVE;
    }
    while (key > high + SPARE_SEMITONES && key - OCTAVE >= low - SPARE_SEMITONES) {
      key -= OCTAVE;
    }
    return within(key);
  }

  private static int within(int key) {
    int inside = key;
    while (inside < 0) {
      inside += OCTAVE;
    }
    while (inside > 127) {
      inside -= OCTAVE;
    }
    return inside;
  }

  private int velocity(Strike strike, Levels heard) {
    double contrast =
        heard.spread() < 1 ? 1 : Math.min(MOST_CONTRAST, velocitySpread / heard.spread());
    double velocity = meanVelocity + (strike.velocity() - heard.mean()) * contrast;
    return Math.clamp(Math.round(velocity), softest, loudest);
  }

  /// Mean and standard deviation of velocities.
  record Levels(double mean, double spread) {
    static Levels of(List<Map<Cell, Strike>> bars) {
      var values = new ArrayList<Integer>();
      bars.forEach(bar -> bar.values().forEach(strike -> values.add(strike.velocity())));
      int[] array = values.stream().mapToInt(Integer::intValue).toArray();
      double mean = Arrays.stream(array).average().orElse(80);
      double squares = Arrays.stream(array).mapToDouble(v -> (v - mean) * (v - mean)).sum();
      return new Levels(mean, array.length == 0 ? 10 : Math.sqrt(squares / array.length));
    }
  }
}
