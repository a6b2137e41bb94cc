package io.sideman.engine.session;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.PerformanceListener;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.steer.Company;
import io.sideman.engine.steer.InputRole;

/// Passes what the performer plays on to the listeners: drums (channel 10) tell nothing about
/// harmony. Somebody who plays bass or kick himself is heard as such. Conductor thread; no
/// allocation.
public final class Ears implements Session.Listening {
  private static final int DRUM_CHANNEL = 9;
  private static final int SUSTAIN = 64;

  private final HarmonyListener harmony;
  private final PerformanceListener performance;

  private final Company company;

  public Ears(HarmonyListener harmony, PerformanceListener performance, Company company) {
    this.harmony = harmony;
    this.performance = performance;
    this.company = company;
  }

  @Override
  public void hear(long tick, int message) {
    InputRole who = InputRole.of(message);
    switch (who) {
      case PERFORMER -> {
        if (MidiMessage.channel(message) != DRUM_CHANNEL) {
          follow(tick, message);
        }
      }
      case MY_BASS -> {
        hearHarmony(tick, message);
        company.hear(who, tick, message);
        performance.meetSomebody();
      }
      case MY_KICK -> {
        company.hear(who, tick, message);
        performance.meetSomebody();
      }
      case CONTROL, NOBODY -> {}
    }
  }

  private void follow(long tick, int message) {
    int key = MidiMessage.data1(message);
    hearHarmony(tick, message);
    company.hear(InputRole.PERFORMER, tick, message);
    if (MidiMessage.isNoteOn(message)) {
      performance.noteOn(tick, key, MidiMessage.data2(message));
    } else if (MidiMessage.isNoteOff(message)) {
      performance.noteOff(tick, key);
    } else if (MidiMessage.command(message) == MidiMessage.CONTROL && key == SUSTAIN) {
      performance.pedal(tick, MidiMessage.data2(message) >= 64);
    }
  }

  private void hearHarmony(long tick, int message) {
    int key = MidiMessage.data1(message);
    if (MidiMessage.isNoteOn(message)) {
      harmony.noteOn(tick, key, MidiMessage.data2(message));
    } else if (MidiMessage.isNoteOff(message)) {
      harmony.noteOff(tick, key);
    }
  }

  @Override
  public boolean isStroke(int message) {
    return switch (InputRole.of(message)) {
      case PERFORMER ->
          MidiMessage.isNoteOn(message) && MidiMessage.channel(message) != DRUM_CHANNEL;
      case MY_BASS -> MidiMessage.isNoteOn(message);
      case MY_KICK, CONTROL, NOBODY -> false;
    };
  }

  @Override
  public void advance(long tick) {
    harmony.advance(tick);
    performance.advance(tick);
    company.advance(tick);
  }
}
