package io.sideman.app.osc;

import java.util.List;

/// What one datagram holds.
sealed interface OscPacket {
  /// A call of an address, which may be a pattern.
  record Message(String address, List<Argument> arguments) implements OscPacket {
    public Message {
      arguments = List.copyOf(arguments);
    }

    public static Message of(String address, Argument... arguments) {
      return new Message(address, List.of(arguments));
    }
  }

  /// Packets that belong together, for a moment in time.
  record Bundle(TimeTag time, List<OscPacket> packets) implements OscPacket {
    public Bundle {
      packets = List.copyOf(packets);
    }
  }

  /// An argument of a message.
  sealed interface Argument {
    record Whole(long value) implements Argument {}

    /// Written with 64 bits, however small; read, it is a [Whole].
    record Big(long value) implements Argument {}

    /// Written as a 32-bit float, as most programs want it.
    record Real(double value) implements Argument {}

    /// Written as a 64-bit float; read, it is a [Real].
    record Precise(double value) implements Argument {}

    record Text(String value) implements Argument {}

    record Flag(boolean value) implements Argument {}

    /// Of a type that Sideman has no use for; its place is kept.
    record Other(char type) implements Argument {}
  }
}
