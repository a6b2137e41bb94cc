package io.sideman.app.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The open pages: tells them twenty times a second where the music is, and at once tells whoever
/// asks what time it is here, so that sound can begin on the beat. Event loop only.
@Sharable
final class LiveSockets extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  private static final int TICK_MILLIS = 50;
  private static final int MOST = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LiveState live;
  private final List<ChannelHandlerContext> open = new ArrayList<>();

  LiveSockets(LiveState live) {
    super(TextWebSocketFrame.class);
    this.live = live;
  }

  void start(EventLoop loop) {
    var _ = loop.scheduleAtFixedRate(this::tell, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tell() {
    if (open.isEmpty()) {
      return;
    }
    String state = live.json().toString();
    for (ChannelHandlerContext page : open) {
      // A page that sleeps gets no heap of old news.
      if (page.channel().isWritable()) {
        var _ = page.writeAndFlush(new TextWebSocketFrame(state), page.voidPromise());
      }
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof HandshakeComplete) {
      open.add(context);
      if (open.size() > MOST) {
        var _ = open.removeFirst().close();
      }
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    open.removeIf(page -> page.channel().id().equals(context.channel().id()));
    super.channelInactive(context);
  }

  /// Whatever the page says comes back with the time: `{"ping": its own time}`.
  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    double ping;
    try {
      ping = Double.parseDouble(frame.text());
    } catch (NumberFormatException e) {
      return;
    }
    ObjectNode answer = JSON.createObjectNode().put("type", "pong");
    answer.put("ping", ping).put("seconds", System.nanoTime() / 1e9);
    var _ = context.writeAndFlush(new TextWebSocketFrame(answer.toString()), context.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }
}
