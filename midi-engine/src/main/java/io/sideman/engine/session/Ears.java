package io.sideman.engine.session;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.PerformanceListener;
import io.sideman.engine.listen.harmony.HarmonyListener;

/// Passes what the performer plays on to the listeners: drums (channel 10) tell nothing about
/// harmony. Conductor thread; no allocation.
public final class Ears implements Session.Listening {
  private static final int DRUM_CHANNEL = 9;

  private final HarmonyListener harmony;
  private final PerformanceListener performance;

  public Ears(HarmonyListener harmony, PerformanceListener performance) {
    this.harmony = harmony;
    this.performance = performance;
  }

  @Override
  public void hear(long tick, int message) {
    if (MidiMessage.channel(message) == DRUM_CHANNEL) {
      return;
    }
    int key = MidiMessage.data1(message);
    if (MidiMessage.isNoteOn(message)) {
      harmony.noteOn(tick, key, MidiMessage.data2(message));
      performance.noteOn(tick, key, MidiMessage.data2(message));
    } else if (MidiMessage.isNoteOff(message)) {
      harmony.noteOff(tick, key);
      performance.noteOff(tick, key);
    }
  }

  @Override
  public void advance(long tick) {
    harmony.advance(tick);
    performance.advance(tick);
  }
}
