package io.sideman.engine.port;

import io.sideman.engine.ring.RealTime;

/// Where the band's messages go. One thread sends; any thread may close.
public interface OutputPort extends AutoCloseable {
  PortInfo info();

  /// [sender-thread] Sends a channel or system real-time message, packed as `MidiMessage` does, at
  /// once. After [#close] it does nothing.
  @RealTime
  void send(int message);

  /// [any-thread] Messages that the device would not take (it was unplugged, say).
  long failed();

  /// [any-thread] Ends every note that this port started and has not ended, sends "all notes off"
  /// on the channels used, and lets go of the device. Twice is as good as once.
  @Override
  void close();
}
