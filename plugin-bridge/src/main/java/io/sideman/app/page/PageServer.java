package io.sideman.app.page;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.sideman.app.shim.GivingWay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Serves the page on a port of this computer's loopback: nobody outside can reach it. One thread
/// for the network and one that works, which gives way to the band.
public final class PageServer implements AutoCloseable {
  /// Where the page is unless told otherwise.
  public static final int DEFAULT_PORT = 9031;

  private static final int LARGEST_REQUEST = 65_536;

  private final EventLoopGroup loop;
  private final ExecutorService worker;
  private final PageKey key = PageKey.draw();
  private final LiveSockets sockets;
  private final PageApi api;
  private final Channel channel;

  private PageServer(int port, PageApi api) throws IOException {
    this.api = api;
    loop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("page", true), NioIoHandler.newFactory());
    worker = Executors.newSingleThreadExecutor(work -> GivingWay.daemon("page worker", work));
    sockets = new LiveSockets(api.live());
    try {
      channel = bind(port);
    } catch (Exception e) { // Netty throws what the system threw, checked or not
      close();
      throw new IOException(
          "The page's port "
              + port
              + " cannot be opened: "
              + e.getMessage()
              + ". Choose another with --page-port N, or go without: --page-port off",
          e);
    }
    sockets.start(loop.next());
  }

  /// Opens the port.
  ///
  /// @param port 1 to 65535, or 0 for any that is free
  /// @throws IOException when another program has it
  public static PageServer open(int port, PageApi api) throws IOException {
    return new PageServer(port, api);
  }

  private Channel bind(int port) {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        // One browser: pooled arenas would cost megabytes for nothing.
        .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new Pipeline())
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .syncUninterruptibly()
        .channel();
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel connection) {
      var gate = new PageGate(key, connection.localAddress().getPort());
      connection
          .pipeline()
          .addLast(new HttpServerCodec())
          .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
          .addLast(new PageRequests(gate, api, worker))
          .addLast(new WebSocketServerProtocolHandler("/live", null, false, 4096, false, true))
          .addLast(sockets);
    }
  }

  /// [any-thread] The port that is open.
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /// [any-thread] What to open in a browser, the key with it.
  public String address() {
    return key.address(port());
  }

  @Override
  public void close() {
    if (channel != null) { // null while the constructor fails
      channel.close().syncUninterruptibly();
    }
    worker.shutdownNow();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
