package io.sideman.app.command;

import io.sideman.app.band.Band;
import io.sideman.app.band.BandMaker;
import io.sideman.app.band.SoundCheck;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.History;
import io.sideman.app.jam.Companion;
import io.sideman.app.jam.DemoPerformer;
import io.sideman.app.jam.Stage;
import io.sideman.app.learn.LearnFile;
import io.sideman.app.learn.LearnMap;
import io.sideman.app.learn.MidiLearn;
import io.sideman.app.link.LinkException;
import io.sideman.app.link.LinkFolder;
import io.sideman.app.link.Links;
import io.sideman.app.link.Reins;
import io.sideman.app.osc.LinkHelper;
import io.sideman.app.osc.OscServer;
import io.sideman.app.shim.GivingWay;
import io.sideman.app.shim.GoingFirst;
import io.sideman.app.shim.OutputDelay;
import io.sideman.app.shim.Shim;
import io.sideman.app.shim.VirtualPorts;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.BandTracks;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleOrder;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays live with whoever plays into a MIDI port, until interrupted.
@Command(
    name = "jam",
    description = {
      "Play live with the band: through MIDI ports of its own, through those of this computer,",
      "and through the Sideman plugin in any number of DAW tracks."
    },
    footer = {
      "",
      "The first note you play is the first beat. Ctrl-C ends; nothing keeps sounding.",
      "Without a keyboard: sideman jam --in demo"
    })
public final class JamCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;
  private final MidiLearn learn = new MidiLearn(LearnMap.DEFAULTS);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Mixin private BandOptions band = new BandOptions();

  @Option(names = "--tempo", paramLabel = "BPM", description = "20 to 400 (default: the style's).")
  private @Nullable Double tempo;

  @Option(
      names = "--follow",
      description = "Find your beat and follow it, expected near --tempo; the band waits for it.")
  private boolean follow;

  @Option(
      names = "--clock",
      paramLabel = "USE",
      defaultValue = "in",
      description = {
        "MIDI clock: in (start, stop and follow with it when it comes), out (send it), both, none",
        "(default: ${DEFAULT-VALUE})."
      })
  private ClockUse clock = ClockUse.IN;

  @Option(
      names = "--link",
      description = {
        "Play with the Ableton Link session of this network",
        "(needs the helper: make -C native link-helper)."
      })
  private boolean link;

  @Option(
      names = "--osc",
      paramLabel = "PORT",
      defaultValue = "9030",
      description = "UDP port for OSC on this computer, or `off` (default: ${DEFAULT-VALUE}).")
  private String osc = "9030";

  @Option(
      names = "--in",
      paramLabel = "PORT",
      description = {
        "Input port, by part of its name; `demo` lets the demo performer play,",
        "`none` serves plugins only (default: ports of Sideman's own)."
      })
  private @Nullable String in;

  @Option(
      names = "--out",
      paramLabel = "PORT",
      description = "Output port, by part of its name; `none` plays silently.")
  private @Nullable String out;

  @Mixin private JamPage page = new JamPage();

  @Mixin private LikedOptions mine = new LikedOptions();

  @Mixin private JamStart first = new JamStart();

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  @Option(names = "--seconds", paramLabel = "N", description = "End by itself after so long.")
  private @Nullable Double seconds;

  @Option(
      names = "--capture",
      paramLabel = "FILE.mid",
      description = "Write what the band played last, some 32 bars of every role, when it ends.")
  private @Nullable Path captured;

  @Spec private @Nullable CommandSpec spec;

  public JamCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    first.check();
    page.check();
    var liked = mine.choose(folders, console, band, spec());
    var ensemble = Ensemble.of(folders, band);
    Style style = ensemble.style();
    double bpm = tempo(liked.map(own -> own.choice().bpm()).orElse(style.tempo().defaultBpm()));
    BandMaker maker = ensemble.maker(folders, band);
    GivingWay.daemon("sound check", () -> SoundCheck.play(maker, style)).start();
    learn.use(new LearnFile(folders.home()).read());
    try (Links links = openLinks(maker, style);
        VirtualPorts ports = openPorts(links);
        JamRoute route = openRoute(links, ports, style, bpm);
        LinkHelper helper = JamOutside.startHelper(link, bpm, style)) {
      var stage = Optional.ofNullable(route == null ? null : stage(maker, style, bpm, route));
      var outside = new JamOutside(folders, learn, stage, Optional.ofNullable(links));
      var companion =
          new Companion(
              stage, Optional.ofNullable(links), outside.join(Optional.ofNullable(helper)));
      console
          .out()
          .printf(
              Locale.ROOT,
              "Ready after %.1f s: %s at %.0f bpm, %s. %s%n",
              (System.nanoTime() - begun) / 1e9,
              style.name(),
              bpm,
              describe(route, ports),
              hint(route, ports));
      first.press(stage, Optional.ofNullable(links));
      try (OscServer _ = outside.openOsc(osc, console);
          JamPage _ = page) {
        page.start(
            folders, console, outside, band.settings().roles(), address -> lead(links, address));
        play(companion, route);
      }
    } finally {
      ended.countDown();
    }
    return 0;
  }

  private static void lead(@Nullable Links links, String page) {
    if (links != null) {
      links.leadTo(page);
    }
  }

  private Reins reins() {
    return new Reins(follow, clock.obeys(link), clock.sends(), learn);
  }

  private Stage stage(BandMaker maker, Style style, double bpm, JamRoute route) {
    var setUp = new Stage.SetUp(maker, style, bpm, reins());
    return new Stage(setUp, route.ring(), route.output());
  }

  /// The links to plugins and to ports of our own, or null when another companion serves them.
  private @Nullable Links openLinks(BandMaker maker, Style style) throws IOException {
    Consumer<String> messages = message -> console.out().println(message);
    var styles =
        new NumberedStyles(
            StyleChoice.library(folders), StyleOrder.shipped(folders.presets()), style, messages);
    var asked = tempo == null ? OptionalDouble.empty() : OptionalDouble.of(tempo);
    var setUp = new Links.SetUp(maker, styles, asked, reins());
    try {
      var links = Links.open(LinkFolder.ofUser(), setUp, messages);
      if (links.isEmpty()) {
        console
            .out()
            .println("Another Sideman is running and serves the plugins; close it to take over.");
      }
      links.ifPresent(served -> served.lead(OutputDelay.read(folders.home())));
      return links.orElse(null);
    } catch (LinkException e) {
      console.out().println(e.getMessage());
      return null;
    }
  }

  /// Ports of our own are the usual way, unless others are asked for.
  private @Nullable VirtualPorts openPorts(@Nullable Links links) {
    return links == null || in != null || out != null
        ? null
        : Shim.load().flatMap(shim -> shim.openDefault("Sideman")).orElse(null);
  }

  /// Ports of this computer, where they are asked for or there is nothing better; null when plugins
  /// are to be waited for.
  private @Nullable JamRoute openRoute(
      @Nullable Links links, @Nullable VirtualPorts ports, Style style, double bpm) {
    if (JamRoute.NONE.equals(in)) {
      if (links == null) {
        throw CliError.missingDevice(
            "Another Sideman serves the plugins, and --in none leaves nothing else to do.");
      }
      return null;
    }
    boolean asked = in != null || out != null;
    if (!asked && (ports != null || links != null && !JamRoute.hasInput())) {
      return null;
    }
    return JamRoute.open(in, out, () -> demo(style, bpm));
  }

  private static String describe(@Nullable JamRoute route, @Nullable VirtualPorts ports) {
    if (ports != null) {
      return ports.description();
    }
    return route == null ? "waiting for the plugin in a DAW" : route.description();
  }

  private String hint(@Nullable JamRoute route, @Nullable VirtualPorts ports) {
    if (route == null && ports == null || route != null && route.isDemo()) {
      return "Ctrl-C ends.";
    }
    return follow
        ? "Play: the band comes in when it has found your beat."
        : "Play: your first note is the first beat.";
  }

  private DemoPerformer demo(Style style, double bpm) {
    var chart = Charts.ofStyle(style, band.seed);
    return new DemoPerformer(chart.chords(), style.meter(), TempoMap.of(bpm), chart.lengthTicks());
  }

  /// Ctrl-C starts the end of the process, which then waits here until the last note is off and the
  /// report is written.
  private void play(Companion companion, @Nullable JamRoute route)
      throws IOException, InterruptedException {
    var goesOn = new AtomicBoolean(true);
    var interrupt =
        new Thread(
            () -> {
              goesOn.set(false);
              await(ended);
            },
            "end of jam");
    Runtime.getRuntime().addShutdownHook(interrupt);
    var conductor =
        GoingFirst.thread(
            "conductor",
            () -> {
              try {
                companion.conduct(goesOn::get);
              } finally {
                goesOn.set(false);
              }
            });
    conductor.start();
    if (route != null) {
      route.start(goesOn::get);
    }
    long end = seconds == null ? Long.MAX_VALUE : Math.round(seconds * 1e9);
    long begun = System.nanoTime();
    try {
      companion.attend(() -> goesOn.get() && System.nanoTime() - begun < end);
    } finally {
      goesOn.set(false);
      conductor.join();
    }
    companion.band().ifPresent(this::report);
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

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli fills in the command before it runs");
    }
    return spec;
  }

  private double tempo(double usual) {
    if (tempo == null) {
      return usual;
    }
    if (!(tempo >= 20 && tempo <= 400)) {
      throw CliError.wrongArguments("--tempo must be 20 to 400 bpm, but was " + tempo + ".");
    }
    return tempo;
  }

  private void report(Band played) {
    Map<Role, List<Note>> notes = new EnumMap<>(Role.class);
    var counts = new StringBuilder();
    for (Role role : band.settings().roles().stream().sorted().toList()) {
      notes.put(role, played.capture().notes(role, 0));
      counts.append(' ').append(role.id()).append(' ').append(notes.get(role).size());
    }
    console.out().println("The band played" + counts + " notes.");
    if (captured != null) {
      Smf file = file(played.style(), played.tempoBpm(), notes);
      History.of(folders, console).write(captured, SmfWriter.bytes(file), "jam");
      console.out().println("Wrote " + captured + ".");
    }
  }

  private Smf file(Style style, double bpm, Map<Role, List<Note>> notes) {
    var tracks = new ArrayList<SmfTrack>();
    tracks.add(
        new SmfTrackBuilder(Division.band())
            .name(style.name())
            .maps(TempoMap.of(bpm), MeterMap.of(style.meter()))
            .build());
    tracks.addAll(BandTracks.of(Division.band(), style, notes));
    return Smf.of(Division.band(), provenance.mark(tracks, Models.heardAndPlayed(folders, style)));
  }
}
