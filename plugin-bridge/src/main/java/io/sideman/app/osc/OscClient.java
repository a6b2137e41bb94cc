package io.sideman.app.osc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sideman.app.osc.OscPacket.Argument;
import io.sideman.app.osc.OscPacket.Message;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// Asks a running `sideman jam` over OSC. One thread.
public final class OscClient implements AutoCloseable {
  private static final int LARGEST = 65_536;

  /// What came back.
  ///
  /// @param address of the answer; `/sideman/error` when it was refused
  /// @param text its first text, or empty
  public record Answer(String address, String text) {}

  private final DatagramSocket socket;
  private final int port;

  public OscClient(int port) throws IOException {
    this.port = port;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /// True when a jam listens there.
  public boolean isThere() throws IOException {
    return ask("/sideman/ping", "", Duration.ofMillis(800))
        .filter(answer -> answer.address().equals("/sideman/pong"))
        .isPresent();
  }

  /// Sends a message, and waits for the answer.
  ///
  /// @param text its argument; empty for none
  public Optional<Answer> ask(String address, String text, Duration patience) throws IOException {
    ByteBuf out = Unpooled.buffer(64);
    Message message =
        text.isEmpty() ? Message.of(address) : Message.of(address, new Argument.Text(text));
    OscWriter.write(message, out);
    socket.send(
        new DatagramPacket(
            out.array(), out.readableBytes(), InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      socket.receive(packet);
      var bytes = Unpooled.wrappedBuffer(packet.getData(), 0, packet.getLength());
      return OscReader.read(bytes) instanceof Message answer
          ? Optional.of(new Answer(answer.address(), firstText(answer)))
          : Optional.empty();
    } catch (SocketTimeoutException | OscException e) {
      return Optional.empty();
    }
  }

  private static String firstText(Message message) {
    return !message.arguments().isEmpty()
            && message.arguments().getFirst() instanceof Argument.Text(String text)
        ? text
        : "";
  }

  @Override
  public void close() {
    socket.close();
  }
}
