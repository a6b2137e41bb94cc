package io.sideman.engine.port;

import io.sideman.engine.event.MidiMessage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;

/// A device of javax.sound.midi. One message object is reused for all sends: the JDK's and
/// CoreMIDI4J's receivers copy its bytes before they return.
final class DeviceOutput implements OutputPort {
  private static final int IDLE = 0;
  private static final int SENDING = 1;
  private static final int CLOSED = 2;

  private final PortInfo info;
  private final MidiDevice device;
  private final Receiver receiver;
  private final SoundingNotes sounding = new SoundingNotes();
  private final ShortMessage message = new ShortMessage();
  private final AtomicInteger state = new AtomicInteger(IDLE); // sender against closer, no lock
  private final AtomicLong failed = new AtomicLong();

  /// Takes ownership of an open device.
  DeviceOutput(PortInfo info, MidiDevice device, Receiver receiver) {
    this.info = info;
    this.device = device;
    this.receiver = receiver;
  }

  @Override
  public PortInfo info() {
    return info;
  }

  @Override
  public void send(int packed) {
    if (!state.compareAndSet(IDLE, SENDING)) {
      return;
    }
    sounding.see(packed);
    pass(packed);
    state.set(IDLE);
  }

  @Override
  public long failed() {
    return failed.get();
  }

  @Override
  public void close() {
    while (!state.compareAndSet(IDLE, CLOSED)) {
      if (state.get() == CLOSED) {
        return;
      }
      Thread.onSpinWait(); // for the microseconds of one send
    }
    sounding.release(this::pass);
    receiver.close();
    device.close();
  }

  private void pass(int packed) {
    try {
      int status = MidiMessage.status(packed);
      if (status >= 0xF0) {
        message.setMessage(status);
      } else {
        message.setMessage(status, MidiMessage.data1(packed), MidiMessage.data2(packed));
      }
      receiver.send(message, -1);
    } catch (InvalidMidiDataException | IllegalStateException e) {
      failed.incrementAndGet(); // the show goes on; the owner reads the counter
    }
  }
}
