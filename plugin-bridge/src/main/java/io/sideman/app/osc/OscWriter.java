package io.sideman.app.osc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sideman.app.osc.OscPacket.Argument;
import java.nio.charset.StandardCharsets;

/// Writes packets as OSC 1.0 wants them.
final class OscWriter {
  private OscWriter() {}

  static void write(OscPacket packet, ByteBuf out) {
    switch (packet) {
      case OscPacket.Message message -> message(message, out);
      case OscPacket.Bundle bundle -> bundle(bundle, out);
    }
  }

  /// Bytes that a packet takes within a bundle.
  static int size(OscPacket packet) {
    ByteBuf out = Unpooled.buffer(256);
    write(packet, out);
    return out.readableBytes() + 4;
  }

  private static void bundle(OscPacket.Bundle bundle, ByteBuf out) {
    text("#bundle", out);
    out.writeLong(bundle.time().bits());
    for (OscPacket packet : bundle.packets()) {
      int sizeIndex = out.writerIndex();
      out.writeInt(0);
      write(packet, out);
      out.setInt(sizeIndex, out.writerIndex() - sizeIndex - 4);
    }
  }

  private static void message(OscPacket.Message message, ByteBuf out) {
    text(message.address(), out);
    var types = new StringBuilder(",");
    for (Argument argument : message.arguments()) {
      types.append(type(argument));
    }
    text(types.toString(), out);
    for (Argument argument : message.arguments()) {
      switch (argument) {
        case Argument.Whole(long value) -> {
          if (isInt(value)) {
            out.writeInt((int) value);
          } else {
            out.writeLong(value);
          }
        }
        case Argument.Big(long value) -> out.writeLong(value);
        case Argument.Real(double value) -> out.writeFloat((float) value);
        case Argument.Precise(double value) -> out.writeDouble(value);
        case Argument.Text(String value) -> text(value, out);
        case Argument.Flag _, Argument.Other _ -> {}
      }
    }
  }

  private static char type(Argument argument) {
    return switch (argument) {
      case Argument.Whole(long value) -> isInt(value) ? 'i' : 'h';
      case Argument.Big _ -> 'h';
      case Argument.Real _ -> 'f';
      case Argument.Precise _ -> 'd';
      case Argument.Text _ -> 's';
      case Argument.Flag(boolean value) -> value ? 'T' : 'F';
      case Argument.Other _ -> 'N';
    };
  }

  private static boolean isInt(long value) {
    return value == (int) value;
  }

  private static void text(String text, ByteBuf out) {
    byte[] utf8 = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
    out.writeBytes(utf8);
    out.writeZero(4 - utf8.length % 4);
  }
}
