package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.jam.DemoPerformer;
import io.sideman.app.jam.SilentPort;
import io.sideman.engine.port.InputPort;
import io.sideman.engine.port.MidiPorts;
import io.sideman.engine.port.OutputPort;
import io.sideman.engine.ring.OneToOneEventRing;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The MIDI ports of this computer that a jam uses: where notes come from and where the band's go.
final class JamRoute implements AutoCloseable {
  static final String DEMO = "demo";
  static final String NONE = "none";
  private static final int RING_EVENTS = 4096;

  private final String source;
  private final OneToOneEventRing ring = new OneToOneEventRing(RING_EVENTS);
  private final OutputPort output;
  private final @Nullable InputPort input;
  private final @Nullable DemoPerformer performer;

  private JamRoute(
      String source, OutputPort output, MidiPorts ports, Supplier<DemoPerformer> demo) {
    this.source = source;
    this.output = output;
    boolean isDemo = source.equals(DEMO);
    performer = isDemo ? demo.get() : null;
    input = isDemo ? null : ports.openInput(source, ring);
  }

  /// Opens both ends.
  ///
  /// @param in a port by part of its name, `demo`, or null for the first there is
  /// @param out a port by part of its name, `none`, or null for the first there is
  static JamRoute open(@Nullable String in, @Nullable String out, Supplier<DemoPerformer> demo) {
    MidiPorts ports = MidiPorts.system();
    String source = source(ports, in);
    OutputPort output = output(ports, out);
    try {
      return new JamRoute(source, output, ports, demo);
    } catch (RuntimeException e) {
      output.close();
      throw e;
    }
  }

  /// True when some device could play into the band.
  static boolean hasInput() {
    return !MidiPorts.system().inputs().isEmpty();
  }

  private static String source(MidiPorts ports, @Nullable String in) {
    if (in != null) {
      return in;
    }
    if (ports.inputs().isEmpty()) {
      throw CliError.missingDevice(
          "There is no MIDI input port. Connect a keyboard, or let the demo performer play:"
              + " sideman jam --in demo");
    }
    return ports.inputs().getFirst().name();
  }

  private static OutputPort output(MidiPorts ports, @Nullable String out) {
    if (out != null) {
      return out.equals(NONE) ? new SilentPort() : ports.openOutput(out);
    }
    if (!ports.outputs().isEmpty()) {
      return ports.openOutput(ports.outputs().getFirst().id());
    }
    if (ports.hasBuiltInSynth()) {
      return ports.openBuiltInSynth();
    }
    throw CliError.missingDevice(
        "There is no MIDI output port and no audio output for the built-in synthesiser."
            + " Connect one, or play silently and keep the notes:"
            + " sideman jam --out none --capture FILE.mid");
  }

  /// Lets the demo performer begin, when it is the source.
  void start(BooleanSupplier goesOn) {
    if (performer != null) {
      var thread =
          new Thread(() -> performer.run(ring, System::nanoTime, goesOn), "demo performer");
      thread.setDaemon(true);
      thread.start();
    }
  }

  boolean isDemo() {
    return performer != null;
  }

  OneToOneEventRing ring() {
    return ring;
  }

  OutputPort output() {
    return output;
  }

  String description() {
    return "listening to " + source + ", playing to " + output.info().name();
  }

  @Override
  public void close() {
    if (input != null) {
      input.close();
    }
    output.close();
  }
}
