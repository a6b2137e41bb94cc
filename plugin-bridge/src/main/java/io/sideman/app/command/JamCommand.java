package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.jam.DemoPerformer;
import io.sideman.app.jam.SilentPort;
import io.sideman.app.jam.Stage;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.port.InputPort;
import io.sideman.engine.port.MidiPorts;
import io.sideman.engine.port.OutputPort;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.session.BandTracks;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Plays live with whoever plays into a MIDI port, until interrupted.
@Command(
    name = "jam",
    description = "Play live with the band, through the system's MIDI ports.",
    footer = {
      "",
      "The first note you play is the first beat. Ctrl-C ends; nothing keeps sounding.",
      "Without a keyboard: sideman jam --in demo"
    })
public final class JamCommand implements Callable<Integer> {
  private static final String DEMO = "demo";
  private static final String NONE = "none";
  private static final int RING_EVENTS = 4096;

  private final Console console;
  private final Folders folders;

  @Mixin private BandOptions band = new BandOptions();

  @Option(names = "--tempo", paramLabel = "BPM", description = "20 to 400 (default: the style's).")
  private @Nullable Double tempo;

  @Option(
      names = "--follow",
      description = "Find your beat and follow it, expected near --tempo; the band waits for it.")
  private boolean follow;

  @Option(
      names = "--in",
      paramLabel = "PORT",
      description = "Input port, by part of its name; `demo` lets the demo performer play.")
  private @Nullable String in;

  @Option(
      names = "--out",
      paramLabel = "PORT",
      description = "Output port, by part of its name; `none` plays silently.")
  private @Nullable String out;

  @Option(names = "--seconds", paramLabel = "N", description = "End by itself after so long.")
  private @Nullable Double seconds;

  @Option(
      names = "--capture",
      paramLabel = "FILE.mid",
      description = "Write what the band played last, some 32 bars of every role, when it ends.")
  private @Nullable Path captured;

  public JamCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var ensemble = Ensemble.of(folders, band);
    Style style = ensemble.style();
    double bpm = tempo(style);
    Thread.ofPlatform().daemon().name("warm-up").start(() -> ensemble.factory().warmUp(style));
    MidiPorts ports = MidiPorts.system();
    String source = source(ports);
    var ring = new OneToOneEventRing(RING_EVENTS);
    try (OutputPort output = output(ports);
        Source input = open(source, ports, ring, style, bpm)) {
      var setUp =
          new Stage.SetUp(
              style,
              ensemble.players(),
              ensemble.ear(folders),
              band.settings(),
              bpm,
              follow,
              band.fixedIntensity());
      var stage = new Stage(setUp, ring, output);
      console
          .out()
          .printf(
              Locale.ROOT,
              "Ready after %.1f s: %s at %.0f bpm, listening to %s, playing to %s. %s%n",
              (System.nanoTime() - begun) / 1e9,
              style.name(),
              bpm,
              source,
              output.info().name(),
              source.equals(DEMO)
                  ? "Ctrl-C ends."
                  : follow
                      ? "Play: the band comes in when it has found your beat."
                      : "Play: your first note is the first beat.");
      play(stage, input, () -> report(stage, style, bpm));
    }
    return 0;
  }

  /// Ctrl-C starts the end of the process, which then waits here until the last note is off and the
  /// report is written.
  private void play(Stage stage, Source input, Runnable report) throws InterruptedException {
    var goesOn = new AtomicBoolean(true);
    var ended = new CountDownLatch(1);
    var interrupt =
        new Thread(
            () -> {
              goesOn.set(false);
              await(ended);
            },
            "end of jam");
    Runtime.getRuntime().addShutdownHook(interrupt);
    var conductor =
        new Thread(
            () -> {
              try {
                stage.play(goesOn::get);
              } finally {
                goesOn.set(false);
              }
            },
            "conductor");
    conductor.start();
    input.start(goesOn);
    if (seconds != null) {
      conductor.join(Math.round(seconds * 1000));
      goesOn.set(false);
    }
    try {
      conductor.join();
      report.run();
    } finally {
      ended.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(interrupt);
    } catch (IllegalStateException e) {
      System.getLogger(JamCommand.class.getName())
          .log(System.Logger.Level.TRACE, "interrupted; going down", e);
    }
  }

  private static void await(CountDownLatch ended) {
    try {
      if (!ended.await(5, TimeUnit.SECONDS)) {
        System.getLogger(JamCommand.class.getName())
            .log(System.Logger.Level.WARNING, "the jam did not end within five seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double tempo(Style style) {
    if (tempo == null) {
      return style.tempo().defaultBpm();
    }
    if (!(tempo >= 20 && tempo <= 400)) {
      throw CliError.wrongArguments("--tempo must be 20 to 400 bpm, but was " + tempo + ".");
    }
    return tempo;
  }

  /// The name of the input: as asked, else the first there is.
  private String source(MidiPorts ports) {
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

  private OutputPort output(MidiPorts ports) {
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

  /// Where the performer's notes come from.
  private interface Source extends AutoCloseable {
    void start(AtomicBoolean goesOn);

    @Override
    void close();
  }

  private Source open(
      String source, MidiPorts ports, OneToOneEventRing ring, Style style, double bpm) {
    return source.equals(DEMO) ? demo(ring, style, bpm) : port(ports.openInput(source, ring));
  }

  private static Source port(InputPort port) {
    return new Source() {
      @Override
      public void start(AtomicBoolean goesOn) {}

      @Override
      public void close() {
        port.close();
      }
    };
  }

  private Source demo(OneToOneEventRing ring, Style style, double bpm) {
    var chart = Charts.ofStyle(style, band.seed);
    var performer =
        new DemoPerformer(chart.chords(), style.meter(), TempoMap.of(bpm), chart.lengthTicks());
    return new Source() {
      @Override
      public void start(AtomicBoolean goesOn) {
        var thread =
            new Thread(() -> performer.run(ring, System::nanoTime, goesOn::get), "demo performer");
        thread.setDaemon(true);
        thread.start();
      }

      @Override
      public void close() {}
    };
  }

  private void report(Stage stage, Style style, double bpm) {
    Map<Role, List<Note>> notes = new EnumMap<>(Role.class);
    var counts = new StringBuilder();
    for (Role role : band.settings().roles().stream().sorted().toList()) {
      notes.put(role, stage.capture().notes(role, 0));
      counts.append(' ').append(role.id()).append(' ').append(notes.get(role).size());
    }
    console.out().println("The band played" + counts + " notes.");
    if (captured != null) {
      WholeFile.write(captured, SmfWriter.bytes(file(style, bpm, notes)));
      console.out().println("Wrote " + captured + ".");
    }
  }

  private static Smf file(Style style, double bpm, Map<Role, List<Note>> notes) {
    var tracks = new ArrayList<SmfTrack>();
    tracks.add(
        new SmfTrackBuilder(Division.band())
            .name(style.name())
            .maps(TempoMap.of(bpm), MeterMap.of(style.meter()))
            .build());
    tracks.addAll(BandTracks.of(Division.band(), style, notes));
    return Smf.of(Division.band(), tracks);
  }
}
