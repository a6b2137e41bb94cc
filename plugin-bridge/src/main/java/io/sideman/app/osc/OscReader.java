package io.sideman.app.osc;

import io.netty.buffer.ByteBuf;
import io.sideman.app.osc.OscPacket.Argument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a datagram. Believes nothing: sizes, depth and counts have limits.
final class OscReader {
  private static final int DEEPEST = 8;
  private static final int MOST_PACKETS = 256;
  private static final int LONGEST_TEXT = 1024;
  private static final int MOST_ARGUMENTS = 64;
  private static final String BUNDLE = "#bundle";

  private final ByteBuf bytes;
  private int packets;

  private OscReader(ByteBuf bytes) {
    this.bytes = bytes;
  }

  static OscPacket read(ByteBuf datagram) throws OscException {
    return new OscReader(datagram).packet(datagram.readableBytes(), 0);
  }

  private OscPacket packet(int size, int depth) throws OscException {
    if (size == 0 || size % 4 != 0) {
      throw new OscException("A packet's size must be a multiple of 4, but was " + size + ".");
    }
    if (++packets > MOST_PACKETS) {
      throw new OscException("A datagram may hold " + MOST_PACKETS + " packets; there are more.");
    }
    int end = bytes.readerIndex() + size;
    String start = text(end);
    if (start.equals(BUNDLE)) {
      return bundle(end, depth);
    }
    if (!start.startsWith("/")) {
      throw new OscException(
          "An address must begin with /, but there was \"" + clean(start) + "\".");
    }
    return message(start, end);
  }

  private OscPacket.Bundle bundle(int end, int depth) throws OscException {
    if (depth >= DEEPEST) {
      throw new OscException("Bundles may lie " + DEEPEST + " deep; there are more.");
    }
    need(8, end);
    var time = new TimeTag(bytes.readLong());
    var inside = new ArrayList<OscPacket>();
    while (bytes.readerIndex() < end) {
      need(4, end);
      int size = bytes.readInt();
      if (size < 0 || size > end - bytes.readerIndex()) {
        throw new OscException("A bundle ends before its packet of " + size + " bytes.");
      }
      inside.add(packet(size, depth + 1));
    }
    return new OscPacket.Bundle(time, inside);
  }

  private OscPacket.Message message(String address, int end) throws OscException {
    if (bytes.readerIndex() == end) {
      return new OscPacket.Message(address, List.of()); // old senders leave the types out
    }
    String types = text(end);
    if (!types.startsWith(",")) {
      throw new OscException(
          "Types must begin with a comma, but there was \"" + clean(types) + "\".");
    }
    if (types.length() > MOST_ARGUMENTS) {
      throw new OscException("A message may have 63 arguments; there are more.");
    }
    var arguments = new ArrayList<Argument>();
    for (char type : types.substring(1).toCharArray()) {
      arguments.add(argument(type, end));
    }
    if (bytes.readerIndex() != end) {
      throw new OscException("Bytes are left over behind the arguments of " + clean(address) + ".");
    }
    return new OscPacket.Message(address, arguments);
  }

  private Argument argument(char type, int end) throws OscException {
    return switch (type) {
      case 'i' -> new Argument.Whole(word(end));
      case 'f' -> new Argument.Real(Float.intBitsToFloat(word(end)));
      case 'd' -> new Argument.Real(Double.longBitsToDouble(longWord(end)));
      case 'h' -> new Argument.Whole(longWord(end));
      case 's', 'S' -> new Argument.Text(text(end));
      case 'T' -> new Argument.Flag(true);
      case 'F' -> new Argument.Flag(false);
      case 'N', 'I', '[', ']' -> new Argument.Other(type);
      case 'b' -> blob(end);
      case 'c', 'r', 'm' -> other(type, 4, end);
      case 't' -> other(type, 8, end);
      default -> throw new OscException("There is no argument type '" + clean("" + type) + "'.");
    };
  }

  private Argument blob(int end) throws OscException {
    int size = word(end);
    if (size < 0) {
      throw new OscException("A blob's size must not be negative, but was " + size + ".");
    }
    return other('b', (int) Math.min(size + 3L & ~3L, Integer.MAX_VALUE), end);
  }

  private Argument other(char type, int size, int end) throws OscException {
    need(size, end);
    bytes.skipBytes(size);
    return new Argument.Other(type);
  }

  private int word(int end) throws OscException {
    need(4, end);
    return bytes.readInt();
  }

  private long longWord(int end) throws OscException {
    need(8, end);
    return bytes.readLong();
  }

  private String text(int end) throws OscException {
    int start = bytes.readerIndex();
    int length = bytes.bytesBefore(Math.min(end - start, LONGEST_TEXT), (byte) 0);
    if (length < 0) {
      throw new OscException("A text does not end within its packet.");
    }
    String text = bytes.toString(start, length, StandardCharsets.UTF_8);
    int padded = (length & ~3) + 4;
    need(padded, end);
    bytes.skipBytes(padded);
    return text;
  }

  private void need(int size, int end) throws OscException {
    if (size > end - bytes.readerIndex()) {
      throw new OscException("A packet ends in the middle.");
    }
  }

  /// What came from outside, fit for a sentence.
  static String clean(String text) {
    String printable = text.replaceAll("\\P{Print}", "?");
    return printable.length() > 60 ? printable.substring(0, 60) + "..." : printable;
  }
}
