package io.sideman.engine.session;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.schedule.EventSink;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Transport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the band's events down as notes on the time line of a file. Offline only: it allocates.
final class TakeRecorder implements EventSink {
  private final Transport transport;
  private final TempoMap fileTempos;
  private final Map<Role, List<Note>> notes = new EnumMap<>(Role.class);
  private final long[] started = new long[Role.values().length * 128];
  private final int[] velocities = new int[Role.values().length * 128];

  TakeRecorder(Transport transport, TempoMap fileTempos) {
    this.transport = transport;
    this.fileTempos = fileTempos;
  }

  @Override
  public void noteOn(Role role, long tick, int key, int velocity) {
    int slot = role.ordinal() * 128 + key;
    started[slot] = fileTick(tick);
    velocities[slot] = velocity;
  }

  @Override
  public void noteOff(Role role, long tick, int key) {
    int slot = role.ordinal() * 128 + key;
    long start = started[slot];
    long length = Math.max(1, fileTick(tick) - start);
    notes
        .computeIfAbsent(role, _ -> new ArrayList<>())
        .add(new Note(start, length, key, velocities[slot], role.channel()));
  }

  /// By role, in order of time; a role that was asked for and never played has an empty list.
  Map<Role, List<Note>> notes(Set<Role> roles) {
    for (Role role : roles) {
      notes.computeIfAbsent(role, _ -> new ArrayList<>()).sort(null);
    }
    return notes;
  }

  /// Ticks are the same on both lines when the band plays by the file's own map.
  long fileTick(long tick) {
    return transport == fileTempos
        ? tick
        : Math.max(0, Math.round(fileTempos.tickAt(transport.nanosAt(tick))));
  }
}
