package io.sideman.app.osc;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.app.learn.LearnException;
import io.sideman.app.osc.OscPacket.Argument;
import io.sideman.app.osc.OscPacket.Bundle;
import io.sideman.app.osc.OscPacket.Message;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Answers the datagrams of one port. Nothing that comes in can end it: what is wrong is counted
/// and told to the sender, some twenty times a second at most.
final class OscSession extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final int TICK_MILLIS = 50;
  private static final long FARTHEST_NANOS = 60_000_000_000L;
  private static final int MOST_WAITING = 1024;
  private static final int MOST_ERRORS = 1; // per tick
  private static final int LARGEST_REPLY = 1400;

  private final OscCalls calls;
  private final Subscribers subscribers;
  private final OscBands bands;
  private final AtomicLong refused = new AtomicLong();
  private @Nullable InetSocketAddress learner; // who wants to hear what was learned
  private int waiting;
  private int errors;

  OscSession(OscBands bands) {
    super(DatagramPacket.class);
    this.bands = bands;
    calls = new OscCalls(bands);
    subscribers = new Subscribers(bands);
  }

  /// [any-thread] Datagrams refused.
  long refused() {
    return refused.get();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    var _ =
        context
            .executor()
            .scheduleAtFixedRate(
                () -> tick(context), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick(ChannelHandlerContext context) {
    errors = 0;
    tellLearned(context);
    subscribers.tell((to, messages) -> send(context, to, messages));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    InetSocketAddress from = packet.sender();
    try {
      take(context, from, OscReader.read(packet.content()));
    } catch (OscException e) {
      refuse(context, from, e);
    }
  }

  private void take(ChannelHandlerContext context, InetSocketAddress from, OscPacket packet)
      throws OscException {
    switch (packet) {
      case Message message -> call(context, from, message);
      case Bundle bundle -> {
        long delay = bundle.time().nanosAfter(Instant.now());
        if (delay <= 0) {
          for (OscPacket inside : bundle.packets()) {
            take(context, from, inside);
          }
        } else {
          later(context, from, bundle, delay);
        }
      }
    }
  }

  private void later(
      ChannelHandlerContext context, InetSocketAddress from, Bundle bundle, long delayNanos)
      throws OscException {
    if (delayNanos > FARTHEST_NANOS) {
      throw new OscException("A bundle may lie 60 s ahead; this one lies farther.");
    }
    if (waiting >= MOST_WAITING) {
      throw new OscException("Too many bundles are waiting for their time.");
    }
    waiting++;
    var _ =
        context
            .executor()
            .schedule(
                () -> {
                  waiting--;
                  try {
                    for (OscPacket inside : bundle.packets()) {
                      take(context, from, inside);
                    }
                  } catch (OscException e) {
                    refuse(context, from, e);
                  }
                },
                delayNanos,
                TimeUnit.NANOSECONDS);
  }

  private void call(ChannelHandlerContext context, InetSocketAddress from, Message message)
      throws OscException {
    int band = OscCalls.band(message.address());
    int asked = band == OscBands.ALL ? 0 : band;
    switch (OscCalls.withoutBand(message.address())) {
      case "/sideman/subscribe" -> {
        InetSocketAddress to = replyTo(from, message);
        send(context, to, subscribers.add(to, asked).all());
      }
      case "/sideman/unsubscribe" -> subscribers.remove(replyTo(from, message));
      case "/sideman/state" ->
          send(context, replyTo(from, message), new OscStates(bands, asked).all());
      case "/sideman/ping" ->
          send(
              context,
              replyTo(from, message),
              List.of(new Message("/sideman/pong", message.arguments())));
      case "/sideman/learn" -> {
        bands.learn(control(message));
        learner = from;
      }
      case "/sideman/forget" -> forget(context, from, control(message));
      case "/sideman/error", "/sideman/pong" ->
          refused.incrementAndGet(); // never answered: no echo
      default -> calls.call(message);
    }
  }

  private static BandControl control(Message message) throws OscException {
    String word =
        !message.arguments().isEmpty()
                && message.arguments().getFirst() instanceof Argument.Text(String text)
            ? text
            : "";
    return BandControls.find(word)
        .orElseThrow(() ->
            new OscException(
                "There is no control \""
                    + OscReader.clean(word)
                    + "\"; `sideman controls` lists them."));
  }

  private void forget(ChannelHandlerContext context, InetSocketAddress from, BandControl control)
      throws OscException {
    try {
      bands.forget(control);
      var answer = new Argument.Text("Nothing moves " + control.path() + " any more.");
      send(context, from, List.of(Message.of("/sideman/forgotten", answer)));
    } catch (LearnException e) {
      throw new OscException(String.valueOf(e.getMessage()));
    }
  }

  private void tellLearned(ChannelHandlerContext context) {
    InetSocketAddress to = learner;
    if (to == null) {
      return;
    }
    try {
      Optional<String> learned = bands.learned();
      if (learned.isPresent()) {
        learner = null;
        var answer = new Argument.Text(learned.get());
        send(context, to, List.of(Message.of("/sideman/learned", answer)));
      }
    } catch (LearnException e) {
      learner = null;
      refuse(context, to, new OscException(String.valueOf(e.getMessage())));
    }
  }

  /// The sender, or the port that it gives.
  private static InetSocketAddress replyTo(InetSocketAddress from, Message message)
      throws OscException {
    if (message.arguments().isEmpty()
        || message.address().endsWith("ping")
        || !(message.arguments().getFirst() instanceof Argument.Whole(long port))) {
      return from;
    }
    if (port < 1 || port > 65_535) {
      throw new OscException("A port must be 1 to 65535, but was " + port + ".");
    }
    return new InetSocketAddress(from.getAddress(), (int) port);
  }

  private void refuse(ChannelHandlerContext context, InetSocketAddress from, OscException e) {
    refused.incrementAndGet();
    if (errors++ < MOST_ERRORS) {
      String sentence = e.getMessage() == null ? "" : e.getMessage();
      send(context, from, List.of(Message.of("/sideman/error", new Argument.Text(sentence))));
    }
  }

  /// Sends messages in as few bundles as fit into datagrams that no network splits.
  private static void send(
      ChannelHandlerContext context, InetSocketAddress to, List<Message> messages) {
    var group = new ArrayList<OscPacket>();
    int size = 0;
    for (Message message : messages) {
      int more = OscWriter.size(message);
      if (!group.isEmpty() && size + more > LARGEST_REPLY) {
        send(context, to, new Bundle(TimeTag.AT_ONCE, group));
        group.clear();
        size = 0;
      }
      group.add(message);
      size += more;
    }
    if (!group.isEmpty()) {
      send(context, to, group.size() == 1 ? group.getFirst() : new Bundle(TimeTag.AT_ONCE, group));
    }
  }

  private static void send(ChannelHandlerContext context, InetSocketAddress to, OscPacket packet) {
    ByteBuf out = context.alloc().buffer(256);
    OscWriter.write(packet, out);
    var _ = context.writeAndFlush(new DatagramPacket(out, to));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    refused.incrementAndGet(); // a subscriber's port has closed, say
  }
}
