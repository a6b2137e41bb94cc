package io.sideman.app.osc;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// Hears OSC on a UDP port of this computer's loopback, so that nobody outside can reach it, and
/// answers who asks. One thread of its own.
public final class OscServer implements AutoCloseable {
  /// Where the server listens unless told otherwise.
  public static final int DEFAULT_PORT = 9030;

  private final EventLoopGroup loop;
  private final Channel channel;
  private final OscSession session;

  private OscServer(EventLoopGroup loop, Channel channel, OscSession session) {
    this.loop = loop;
    this.channel = channel;
    this.session = session;
  }

  /// Opens the port.
  ///
  /// @param port 1 to 65535, or 0 for any that is free
  /// @throws OscPortException when another program has it
  public static OscServer open(int port, OscBands bands) {
    var loop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("osc", true), NioIoHandler.newFactory());
    var session = new OscSession(bands);
    try {
      Channel channel =
          new Bootstrap()
              .group(loop)
              .channel(NioDatagramChannel.class)
              // Few small packets: pooled arenas would cost megabytes for nothing.
              .option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
              .handler(session)
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .syncUninterruptibly()
              .channel();
      return new OscServer(loop, channel, session);
    } catch (Exception e) { // Netty throws what the system threw, checked or not
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
      throw new OscPortException(
          "OSC port "
              + port
              + " cannot be opened: "
              + e.getMessage()
              + ". Choose another with --osc PORT, or go without: --osc off",
          e);
    }
  }

  /// [any-thread] The port that is open.
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /// [any-thread] Datagrams that were no OSC, or asked for what there is not.
  public long refused() {
    return session.refused();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
