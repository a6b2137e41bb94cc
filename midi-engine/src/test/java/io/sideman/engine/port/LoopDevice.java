package io.sideman.engine.port;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import org.jspecify.annotations.Nullable;

/// A device in memory: an input that tests play on, or an output that writes down what arrives.
final class LoopDevice implements MidiDevice {
  private static final class NamedInfo extends Info {
    NamedInfo(String name, String vendor) {
      super(name, vendor, "in memory", "1");
    }
  }

  private final Info info;
  private final boolean input;
  private boolean open;
  private boolean busy;
  private boolean unplugged;
  private @Nullable Receiver listener;
  private final List<String> received = new ArrayList<>();

  private LoopDevice(String name, String vendor, boolean input) {
    info = new NamedInfo(name, vendor);
    this.input = input;
  }

  static LoopDevice input(String name) {
    return new LoopDevice(name, "Unknown vendor", true);
  }

  static LoopDevice output(String name) {
    return new LoopDevice(name, "Acme", false);
  }

  /// Someone plays on this input.
  void play(MidiMessage message) {
    if (listener != null) {
      listener.send(message, -1);
    }
  }

  void useElsewhere() {
    busy = true;
  }

  void unplug() {
    unplugged = true;
  }

  /// What this output got: hexadecimal bytes per message.
  List<String> received() {
    return received;
  }

  @Override
  public Info getDeviceInfo() {
    return info;
  }

  @Override
  public void open() throws MidiUnavailableException {
    if (busy) {
      throw new MidiUnavailableException("device or resource busy");
    }
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public long getMicrosecondPosition() {
    return -1;
  }

  @Override
  public int getMaxReceivers() {
    return input ? 0 : -1;
  }

  @Override
  public int getMaxTransmitters() {
    return input ? -1 : 0;
  }

  @Override
  public Receiver getReceiver() {
    return new Receiver() {
      @Override
      public void send(MidiMessage message, long timeStamp) {
        if (unplugged) {
          throw new IllegalStateException("device gone");
        }
        received.add(HexFormat.of().formatHex(message.getMessage()));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<Receiver> getReceivers() {
    return List.of();
  }

  @Override
  public Transmitter getTransmitter() {
    return new Transmitter() {
      @Override
      public void setReceiver(@Nullable Receiver receiver) {
        listener = receiver;
      }

      @Override
      public @Nullable Receiver getReceiver() {
        return listener;
      }

      @Override
      public void close() {
        listener = null;
      }
    };
  }

  @Override
  public List<Transmitter> getTransmitters() {
    return List.of();
  }
}
