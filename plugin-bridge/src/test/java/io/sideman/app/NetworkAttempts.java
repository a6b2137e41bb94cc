package io.sideman.app;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;

/// Tries each way to the network once, so that a test can tell that the watch sees it.
final class NetworkAttempts {
  private interface Attempt {
    void run() throws IOException;
  }

  private NetworkAttempts() {}

  static void all() {
    attempt(() -> new Socket().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
    attempt(() -> SocketChannel.open().close());
    attempt(() -> DatagramChannel.open().close());
    attempt(() -> new DatagramSocket().close());
    attempt(() -> InetAddress.getAllByName("example.org"));
    attempt(() -> URI.create("http://127.0.0.1:9/").toURL().openStream().close());
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.run();
      System.out.println("not refused");
    } catch (IOException | IllegalStateException e) {
      System.out.println("refused: " + e.getMessage());
    }
  }
}
