package io.sideman.engine.schedule;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.Arrays;
import java.util.List;

/// Remembers what the band played: the last notes of every role, ready to be taken as MIDI, without
/// having pressed record. A ring per role; the oldest notes give way.
///
/// The conductor thread writes without allocating. [#notes] copies and belongs to the same thread.
public final class Capture implements EventSink {
  /// Enough for 32 bars of 16ths with eight voices.
  public static final int LIVE_CAPACITY = 4096;

  private final NoteTape[] tapes = new NoteTape[Role.values().length];

  /// @param capacity notes kept per role, a power of two
  public Capture(int capacity) {
    Arrays.setAll(tapes, i -> new NoteTape(capacity));
  }

  @Override
  public void noteOn(Role role, long tick, int key, int velocity) {
    tapes[role.ordinal()].start(tick, key, velocity);
  }

  @Override
  public void noteOff(Role role, long tick, int key) {
    tapes[role.ordinal()].end(tick, key);
  }

  /// Finished notes of `role` that start at or after `fromTick`, in order.
  public List<Note> notes(Role role, long fromTick) {
    return tapes[role.ordinal()].since(fromTick, role.channel());
  }

  /// [conductor-thread] The notes of `role` as they lie, to be copied without allocating.
  public NoteTape tape(Role role) {
    return tapes[role.ordinal()];
  }

  public void clear() {
    for (NoteTape tape : tapes) {
      tape.clear();
    }
  }
}
