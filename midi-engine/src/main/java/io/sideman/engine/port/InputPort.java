package io.sideman.engine.port;

import io.sideman.engine.ring.OneToOneEventRing;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Transmitter;

/// An open input: every short message goes into a ring with the time of its arrival. The driver's
/// thread is the ring's writer. SysEx is not passed on.
public final class InputPort implements AutoCloseable {
  private final PortInfo info;
  private final MidiDevice device;
  private final Transmitter transmitter;
  private final OneToOneEventRing ring;

  /// Takes ownership of an open device.
  InputPort(PortInfo info, MidiDevice device, Transmitter transmitter, OneToOneEventRing ring) {
    this.info = info;
    this.device = device;
    this.transmitter = transmitter;
    this.ring = ring;
    transmitter.setReceiver(new RingWriter(ring));
  }

  public PortInfo info() {
    return info;
  }

  /// What was played, in order. The caller is the one reader.
  public OneToOneEventRing ring() {
    return ring;
  }

  @Override
  public void close() {
    transmitter.close();
    device.close();
  }

  /// The drivers' own time stamps start at different moments and are wrong on some systems, so the
  /// clock is read on arrival.
  private record RingWriter(OneToOneEventRing ring) implements Receiver {
    @Override
    public void send(MidiMessage message, long timeStamp) {
      if (message instanceof ShortMessage s && s.getStatus() != 0xF0) {
        ring.offer(
            System.nanoTime(),
            io.sideman.engine.event.MidiMessage.of(s.getStatus(), s.getData1(), s.getData2()));
      }
    }

    @Override
    public void close() {}
  }
}
