package io.sideman.app.osc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sideman.app.osc.OscPacket.Argument;
import io.sideman.app.osc.OscPacket.Message;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The Ableton Link helper, a program of its own (see native/link-helper): started here, spoken to
/// over UDP on the loopback, ended here. A thread of its own receives; the others only leave word.
public final class LinkHelper implements AutoCloseable {
  /// How the Link session stands.
  ///
  /// @param nanos of the monotonic clock at which it stands on `beats`
  /// @param peers other programs in the session
  /// @param syncsStarts true when somebody starts and stops for all
  public record Reading(
      double beats, long nanos, double bpm, int peers, boolean playing, boolean syncsStarts) {
    /// Nothing was heard yet.
    public static final Reading NONE = new Reading(0, 0, 120, 0, false, false);
  }

  private static final int LARGEST = 512;
  private static final double SAME_BPM = 0.02;
  private static final double SAME_BEAT = 0.005;
  private static final long PATIENCE_NANOS = 200_000_000; // between two corrections

  private final Process process;
  private final DatagramSocket socket;
  private volatile Reading latest = Reading.NONE;
  private volatile @Nullable BandPlace place;
  private volatile double wantedBpm = Double.NaN;
  private volatile boolean playing;
  private volatile boolean tellsPlaying;

  // Receiving thread.
  private @Nullable InetSocketAddress helper;
  private long correctedNanos;
  private boolean toldPlaying;

  /// Where the band is, which the session shall follow.
  private record BandPlace(double beats, long nanos, double bpm) {}

  private LinkHelper(Process process, DatagramSocket socket) {
    this.process = process;
    this.socket = socket;
  }

  /// The program, where it was built: beside what the launcher builds.
  public static Optional<Path> program() {
    String folder = System.getProperty("sideman.native", "");
    Path program = Path.of(folder).resolve("bin").resolve("sideman-link");
    return folder.isBlank() || !Files.isExecutable(program)
        ? Optional.empty()
        : Optional.of(program);
  }

  /// Starts the program.
  ///
  /// @param bpm of the session when nobody else is in it
  /// @param quantum beats of a bar
  public static LinkHelper start(Path program, double bpm, double quantum) throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    try {
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--companion",
                  Integer.toString(socket.getLocalPort()),
                  "--tempo",
                  Double.toString(Math.clamp(bpm, 20, 999)),
                  "--quantum",
                  Double.toString(quantum))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      var link = new LinkHelper(process, socket);
      Thread.ofPlatform().daemon().name("ableton link").start(link::receive);
      return link;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// [any-thread] What was heard last, a hundredth of a second ago at most while the program runs.
  public Reading latest() {
    return latest;
  }

  /// [any-thread] Brings the session to where the band is: its tempo, and its beat as well while
  /// nobody else is there.
  public void follow(double beats, long nanos, double bpm) {
    place = new BandPlace(beats, nanos, bpm);
  }

  /// [any-thread] The band goes by the session, which nobody shall correct.
  public void obey() {
    place = null;
  }

  /// [any-thread] Changes the session's tempo once.
  public void changeTempo(double bpm) {
    wantedBpm = bpm;
  }

  /// [any-thread] Starts or stops the session with the band.
  public void play(boolean plays) {
    playing = plays;
    tellsPlaying = true;
  }

  private void receive() {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LARGEST);
        socket.receive(packet);
        helper = (InetSocketAddress) packet.getSocketAddress();
        if (read(packet) instanceof Message message) {
          hear(message);
          answer();
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /// What a packet holds; null when it is not from the helper.
  private static @Nullable OscPacket read(DatagramPacket packet) {
    try {
      return OscReader.read(Unpooled.wrappedBuffer(packet.getData(), 0, packet.getLength()));
    } catch (OscException e) {
      return null;
    }
  }

  private void hear(Message message) {
    List<Argument> list = message.arguments();
    if (message.address().equals("/link/state")
        && list.size() == 6
        && list.get(0) instanceof Argument.Whole(long nanos)
        && list.get(1) instanceof Argument.Real(double beats)
        && list.get(2) instanceof Argument.Real(double bpm)
        && list.get(3) instanceof Argument.Whole(long peers)
        && list.get(4) instanceof Argument.Whole(long plays)
        && list.get(5) instanceof Argument.Whole(long syncs)
        && Double.isFinite(beats)
        && bpm > 1
        && bpm < 2000) {
      latest = new Reading(beats, nanos, bpm, (int) peers, plays != 0, syncs != 0);
    }
  }

  private void answer() throws IOException {
    if (tellsPlaying && toldPlaying != playing) {
      toldPlaying = playing;
      send("/link/play", new Argument.Whole(toldPlaying ? 1 : 0));
    }
    double wanted = wantedBpm;
    if (!Double.isNaN(wanted)) {
      wantedBpm = Double.NaN;
      send("/link/tempo", new Argument.Precise(wanted));
    }
    BandPlace band = place;
    Reading now = latest;
    if (band == null || now.nanos() - correctedNanos < PATIENCE_NANOS) {
      return;
    }
    if (Math.abs(band.bpm() - now.bpm()) > SAME_BPM) {
      correctedNanos = now.nanos();
      send("/link/tempo", new Argument.Precise(band.bpm()));
    } else if (now.peers() == 0) {
      double there = now.beats() + (band.nanos() - now.nanos()) * now.bpm() / 60e9;
      if (Math.abs(there - band.beats()) > SAME_BEAT) {
        correctedNanos = now.nanos();
        send("/link/beat", new Argument.Precise(band.beats()), new Argument.Big(band.nanos()));
      }
    }
  }

  private void send(String address, Argument... arguments) throws IOException {
    ByteBuf out = Unpooled.buffer(64);
    OscWriter.write(Message.of(address, arguments), out);
    InetSocketAddress to = helper;
    if (to != null) {
      socket.send(new DatagramPacket(out.array(), out.readableBytes(), to));
    }
  }

  @Override
  public void close() {
    socket.close();
    try {
      process.getOutputStream().close(); // its input ends, so it does
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
