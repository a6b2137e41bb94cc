package io.sideman.engine.score;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// One measure of one part as it was read; all ticks count from its start.
final class MeasureRead {
  /// A note or a piece of a tied one.
  ///
  /// @param attack ticks by which it sounds later than written, before 0 earlier
  /// @param release ticks by which it ends later than written
  /// @param goesOn whether a tie starts here
  /// @param comesOn whether a tie ends here
  record Sound(
      long startTick,
      long lengthTicks,
      int key,
      int velocity,
      int channel,
      String voice,
      long attack,
      long release,
      boolean goesOn,
      boolean comesOn) {}

  final List<Sound> sounds = new ArrayList<>();
  final List<Timeline.Span<Chord>> chords = new ArrayList<>();
  final List<Timeline.Span<Key>> keys = new ArrayList<>();
  final List<TempoMap.Change> tempos = new ArrayList<>();
  final List<String> sections = new ArrayList<>();
  Optional<Meter> meter = Optional.empty(); // when it changes here
  long lengthTicks;

  boolean repeatStarts;
  int repeatPasses; // 0 when no repeat ends here
  final TreeSet<Integer> endings = new TreeSet<>(); // in which passes it is played; empty: in all
  boolean endingStops;
}
