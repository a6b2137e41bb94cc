package io.sideman.app;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.stream.Stream;

/// A process in which every way to the network that Java has is told on standard output and
/// refused: sockets, channels (and with them the HTTP client), datagrams, names of hosts. Runs
/// Sideman's command lines, which are its arguments with `;` between.
public final class NetworkWatch {
  /// Begins the line of each attempt.
  static final String MARK = "NETWORK: ";

  /// Printed first by each process that is watched.
  static final String BEGUN = "watched";

  private NetworkWatch() {}

  static IOException refused(String what) {
    System.out.println(MARK + what);
    return new IOException("refused: " + what);
  }

  /// Called before the `main` of every Java process that the watched one starts, too: the test
  /// names this class as an agent in an environment variable that they inherit.
  public static void premain(String nothing) {
    watch();
    System.out.println(BEGUN);
  }

  public static void main(String[] args) throws IOException {
    if (args[0].equals("try-all")) {
      NetworkAttempts.all();
      return;
    }
    for (String line : String.join(" ", args).split(" ; ", -1)) {
      int code = Main.run(Console.ofProcess(), Folders.ofProcess(), line.split(" ", -1));
      System.out.println("ended " + code + ": " + line);
    }
  }

  @SuppressWarnings("deprecation") // the only way to see every socket of the process
  private static void watch() {
    try {
      Socket.setSocketImplFactory(() -> {
        throw new IllegalStateException(refused("socket"));
      });
      DatagramSocket.setDatagramSocketImplFactory(() -> {
        throw new IllegalStateException(refused("datagram socket"));
      });
    } catch (IOException e) {
      throw new IllegalStateException("somebody else watches sockets", e);
    }
  }

  /// Named by the property `java.nio.channels.spi.SelectorProvider`.
  public static final class Channels extends SelectorProvider {
    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
      throw refused("datagram channel");
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
      throw refused("datagram channel");
    }

    @Override
    public Pipe openPipe() throws IOException {
      throw new IOException("there are no pipes here");
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
      throw refused("selector");
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
      throw refused("server channel");
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
      throw refused("channel");
    }

    @Override
    public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
      throw refused("channel");
    }
  }

  /// Named as a service of the child's class path.
  public static final class Names extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
      return new InetAddressResolver() {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
            throws UnknownHostException {
          throw new UnknownHostException(refused("name " + host).getMessage());
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
          throw new UnknownHostException(refused("address").getMessage());
        }
      };
    }

    @Override
    public String name() {
      return "refusing";
    }
  }
}
