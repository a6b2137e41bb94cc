package io.sideman.app.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.app.learn.LearnException;
import io.sideman.app.osc.OscPacket.Argument;
import io.sideman.app.osc.OscPacket.Bundle;
import io.sideman.app.osc.OscPacket.Message;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// On real sockets.
@Timeout(30)
class OscServerTest {
  private record Move(int band, int control, float value) {}

  private static final class Bands implements OscBands {
    final BlockingQueue<Move> moves = new LinkedBlockingQueue<>();
    volatile BandState state = BandState.IDLE;
    volatile boolean full;
    volatile String learned = "";

    @Override
    public boolean set(int band, int control, float value) {
      return !full && moves.add(new Move(band, control, value));
    }

    @Override
    public float value(int band, int control) {
      return control == BandControls.INTENSITY ? 0.75f : Float.NaN;
    }

    @Override
    public BandState state(int band) {
      return state;
    }

    @Override
    public int style(String name) {
      return name.equals("funk") ? 4 : -1;
    }

    @Override
    public void learn(BandControl control) {
      learned = "CC 20 moves " + control.path();
    }

    @Override
    public Optional<String> learned() {
      return Optional.of(learned);
    }

    @Override
    public void forget(BandControl control) {
      throw new LearnException("The disk is full.");
    }
  }

  private final Bands bands = new Bands();
  private final OscServer server = OscServer.open(0, bands);
  private final DatagramSocket socket = socket();

  private static DatagramSocket socket() {
    try {
      var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      socket.setSoTimeout(5000);
      return socket;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    socket.close();
    server.close();
  }

  private void send(OscPacket packet) throws IOException {
    ByteBuf out = Unpooled.buffer();
    OscWriter.write(packet, out);
    send(out.array(), out.readableBytes());
  }

  private void send(byte[] bytes, int size) throws IOException {
    socket.send(new DatagramPacket(bytes, size, InetAddress.getLoopbackAddress(), server.port()));
  }

  private List<Message> receive() throws IOException, OscException {
    var packet = new DatagramPacket(new byte[65_536], 65_536);
    socket.receive(packet);
    var messages = new ArrayList<Message>();
    collect(
        OscReader.read(Unpooled.wrappedBuffer(packet.getData(), 0, packet.getLength())), messages);
    return messages;
  }

  private static void collect(OscPacket packet, List<Message> into) {
    switch (packet) {
      case Message message -> into.add(message);
      case Bundle bundle -> bundle.packets().forEach(inside -> collect(inside, into));
    }
  }

  private void awaitPong() throws IOException, OscException {
    send(Message.of("/sideman/ping"));
    while (!receive().getFirst().address().equals("/sideman/pong")) {
      assertTrue(server.refused() > 0, "what else is told is a refusal");
    }
  }

  private Move move() throws InterruptedException {
    Move move = bands.moves.poll(5, TimeUnit.SECONDS);
    if (move == null) {
      throw new AssertionError("no control was moved");
    }
    return move;
  }

  private String error() throws IOException, OscException {
    Message message = receive().getFirst();
    assertEquals("/sideman/error", message.address());
    return message.arguments().getFirst() instanceof Argument.Text(String text) ? text : "";
  }

  @Test
  void movesControls() throws Exception {
    send(Message.of("/sideman/intensity", new Argument.Real(0.25)));
    assertEquals(new Move(OscBands.ALL, 2, 0.25f), move());
    send(Message.of("/sideman/mute/bass", new Argument.Flag(true)));
    assertEquals(new Move(OscBands.ALL, 10, 1), move());
    send(Message.of("/sideman/section", new Argument.Text("B")));
    assertEquals(new Move(OscBands.ALL, 1, 3), move());
    send(Message.of("/sideman/style", new Argument.Text("funk")));
    assertEquals(new Move(OscBands.ALL, 0, 4), move());
    send(Message.of("/sideman/band/3/adventure", new Argument.Whole(7)));
    assertEquals(new Move(3, 3, 1), move(), "the nearest value there is");
  }

  @Test
  void pressesAndLetsGoOfAGestureWithoutValue() throws Exception {
    send(Message.of("/sideman/gesture/fill"));
    assertEquals(new Move(OscBands.ALL, 35, 1), move());
    assertEquals(new Move(OscBands.ALL, 35, 0), move());
    send(Message.of("/sideman/gesture/hold"));
    send(Message.of("/sideman/gesture/hold", new Argument.Real(0)));
    assertEquals(new Move(OscBands.ALL, 32, 1), move());
    assertEquals(new Move(OscBands.ALL, 32, 0), move());
  }

  @Test
  void movesEverythingThatAPatternMatches() throws Exception {
    send(Message.of("/sideman/mute/{drums,lead}", new Argument.Whole(1)));
    assertEquals(new Move(OscBands.ALL, 9, 1), move());
    assertEquals(new Move(OscBands.ALL, 13, 1), move());
  }

  @Test
  void waitsForTheTimeOfABundle() throws Exception {
    Instant due = Instant.now().plusMillis(300);
    send(
        new Bundle(
            TimeTag.of(due), List.of(Message.of("/sideman/intensity", new Argument.Real(1)))));
    send(Message.of("/sideman/adventure", new Argument.Real(1)));
    assertEquals(3, move().control(), "sent later, due at once");
    assertEquals(2, move().control());
    long late = Duration.between(due, Instant.now()).toMillis();
    assertTrue(late >= -2, late + " ms late");
  }

  @Test
  void takesABundleOfThePastAtOnce() throws Exception {
    send(
        new Bundle(
            TimeTag.of(Instant.now().minusSeconds(5)),
            List.of(
                Message.of("/sideman/gesture/break", new Argument.Whole(1)),
                Message.of("/sideman/gesture/break", new Argument.Whole(0)))));
    assertEquals(new Move(OscBands.ALL, 36, 1), move());
    assertEquals(new Move(OscBands.ALL, 36, 0), move());
  }

  @Test
  void tellsSubscribersAllAndThenWhatChanges() throws Exception {
    send(Message.of("/sideman/subscribe"));
    List<Message> all = new ArrayList<>();
    while (all.size() < 12) {
      all.addAll(receive());
    }
    assertTrue(all.contains(Message.of("/sideman/intensity", new Argument.Real(0.75))));
    assertTrue(all.contains(Message.of("/sideman/state/playing", new Argument.Flag(false))));
    bands.state =
        new BandState("Dm7", "G7", "C", "A", "Funk", "on MIDI clock", "", 120, true, 5, 3, 1);
    List<Message> changes = receive();
    assertTrue(
        changes.contains(Message.of("/sideman/state/chord", new Argument.Text("Dm7"))),
        () -> changes.toString());
    assertTrue(
        changes.contains(
            Message.of("/sideman/state/position", new Argument.Whole(5), new Argument.Whole(3))));
    assertTrue(
        changes.stream().noneMatch(m -> m.address().equals("/sideman/intensity")),
        "what did not change is not told");
    send(Message.of("/sideman/unsubscribe"));
    send(Message.of("/sideman/ping", new Argument.Whole(1)));
    assertEquals("/sideman/pong", receive().getFirst().address());
    bands.state = BandState.IDLE;
    socket.setSoTimeout(200);
    assertThrows(SocketTimeoutException.class, this::receive);
  }

  @Test
  void answersMistakesWithASentence() throws Exception {
    send(Message.of("/sideman/volume", new Argument.Real(1)));
    assertEquals("There is no control /sideman/volume; `sideman controls` lists them.", error());
    TimeUnit.MILLISECONDS.sleep(120);
    send(Message.of("/sideman/style", new Argument.Text("polka")));
    assertEquals("/sideman/style knows no \"polka\".", error());
    TimeUnit.MILLISECONDS.sleep(120);
    send(Message.of("/sideman/intensity", new Argument.Real(Double.NaN)));
    assertEquals("/sideman/intensity takes finite numbers, but was NaN.", error());
    TimeUnit.MILLISECONDS.sleep(120);
    bands.full = true;
    send(Message.of("/sideman/intensity", new Argument.Real(1)));
    assertEquals("Too much at once: /sideman/intensity was not taken.", error());
    assertEquals(4, server.refused());
  }

  @Test
  void learnsAndForgetsForAClient() throws Exception {
    try (var client = new OscClient(server.port())) {
      assertTrue(client.isThere());
      var patience = Duration.ofSeconds(5);
      assertEquals(
          new OscClient.Answer("/sideman/learned", "CC 20 moves gesture/fill"),
          client.ask("/sideman/learn", "fill", patience).orElseThrow());
      assertEquals(
          new OscClient.Answer("/sideman/error", "The disk is full."),
          client.ask("/sideman/forget", "fill", patience).orElseThrow());
      TimeUnit.MILLISECONDS.sleep(120);
      assertEquals(
          "There is no control \"x\"; `sideman controls` lists them.",
          client.ask("/sideman/learn", "x", patience).orElseThrow().text());
    }
  }

  @Test
  void goesOnAfterAFloodOfRubbish() throws Exception {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      byte[] rubbish = new byte[random.nextInt(64)];
      for (int b = 0; b < rubbish.length; b++) {
        rubbish[b] = (byte) random.nextInt(256);
      }
      send(rubbish, rubbish.length);
      if (i % 50 == 49) {
        awaitPong(); // so that the system's buffer does not overflow, which is no business of ours
      }
    }
    send(Message.of("/sideman/error", new Argument.Text("echo")));
    send(Message.of("/sideman/intensity", new Argument.Real(0.5)));
    assertEquals(new Move(OscBands.ALL, 2, 0.5f), move());
    assertTrue(server.refused() > 1000);
  }

  @Test
  void saysWhatToDoWhenThePortIsTaken() {
    String message =
        assertThrows(OscPortException.class, () -> OscServer.open(server.port(), bands))
            .getMessage();
    assertTrue(
        String.valueOf(message).toLowerCase(Locale.ROOT).contains("choose another with --osc"),
        message);
  }
}
