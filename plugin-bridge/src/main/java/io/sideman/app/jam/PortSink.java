package io.sideman.app.jam;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.port.OutputPort;
import io.sideman.engine.schedule.EventSink;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;

/// Sends the band's events to a port, each role on its channel. Conductor thread; no allocation of
/// its own.
final class PortSink implements EventSink {
  private final OutputPort port;

  PortSink(OutputPort port) {
    this.port = port;
  }

  /// Tells the synthesiser which sound each role has.
  void sendSounds(Style style) {
    for (Role role : Role.values()) {
      RoleVoice voice = style.voice(role);
      port.send(MidiMessage.program(role.channel(), voice.program()));
      port.send(MidiMessage.control(role.channel(), 7, voice.volume()));
      port.send(MidiMessage.control(role.channel(), 10, voice.pan()));
    }
  }

  @Override
  public void noteOn(Role role, long tick, int key, int velocity) {
    port.send(MidiMessage.noteOn(role.channel(), key, velocity));
  }

  @Override
  public void noteOff(Role role, long tick, int key) {
    port.send(MidiMessage.noteOff(role.channel(), key));
  }
}
