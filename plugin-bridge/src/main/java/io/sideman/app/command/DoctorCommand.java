package io.sideman.app.command;

import io.sideman.app.band.SoundCheck;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Folders;
import io.sideman.app.doctor.Bench;
import io.sideman.app.doctor.Checkup;
import io.sideman.app.doctor.Examination;
import io.sideman.app.doctor.Findings;
import io.sideman.app.doctor.Tapping;
import io.sideman.app.link.Links;
import io.sideman.app.link.Reins;
import io.sideman.app.shim.Backend;
import io.sideman.app.shim.GoingFirst;
import io.sideman.app.shim.OutputDelay;
import io.sideman.app.shim.Route;
import io.sideman.app.shim.Shim;
import io.sideman.engine.port.MidiPorts;
import io.sideman.engine.port.PortInfo;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tells what this computer offers to play through, and measures it.
@Command(
    name = "doctor",
    description = {
      "Look at what this computer offers to play through, and measure each way that can be looped:",
      "how long a played note takes, how exact a scheduled one is, how soon the band follows a chord."
    },
    footer = {"", "Exit code 4 when there is no way to play at all. Nothing is heard meanwhile."})
public final class DoctorCommand implements Callable<Integer> {
  /// Systems whose own connections can loop the ports; elsewhere names are not unique enough.
  private static final Set<Backend> LOOPED = EnumSet.of(Backend.JACK, Backend.ALSA);

  private final Console console;
  private final Folders folders;

  @Mixin private BandOptions band = new BandOptions();

  @Option(names = "--json", description = "Answer with JSON on standard output.")
  private boolean json;

  @Option(
      names = "--notes",
      paramLabel = "N",
      defaultValue = "100",
      description = "Played notes to measure (default: 100).")
  private int notes = 100;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Scheduled notes to measure (default: 1000).")
  private int events = 1000;

  @Option(
      names = "--chords",
      paramLabel = "N",
      defaultValue = "24",
      description = "Chord changes to measure, two a second; 0 leaves the band out (default: 24).")
  private int chords = 24;

  @Option(
      names = "--tap",
      description =
          "Measure how late your synthesiser sounds: play along with clicks; jam makes up for it.")
  private boolean tap;

  @Option(names = "--hard", description = "Make garbage in Java all the while.")
  private boolean hard;

  public DoctorCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireCount("--notes", notes, 1);
    requireCount("--events", events, 1);
    requireCount("--chords", chords, 0);
    Optional<Shim> shim = Shim.load();
    if (tap) {
      tap(shim.orElseThrow(() -> CliError.missingDevice(Shim.whyMissing())));
      return ExitCode.DONE.code();
    }
    List<Route> routes = shim.map(Shim::routes).orElse(List.of());
    MidiPorts ports = MidiPorts.system();
    var findings =
        new Findings(
            shim.isPresent() ? "" : Shim.whyMissing(),
            GoingFirst.words(),
            routes,
            ports.inputs().stream().map(PortInfo::toString).toList(),
            ports.outputs().stream().map(PortInfo::toString).toList(),
            shim.isPresent() ? checkups(shim.get(), routes) : List.of());
    console.out().println(json ? findings.json() : findings.text().stripTrailing());
    return findings.canPlay() ? ExitCode.DONE.code() : ExitCode.MISSING_DEVICE.code();
  }

  private static void requireCount(String option, int value, int least) {
    if (value < least || value > 1_000_000) {
      throw CliError.wrongArguments(
          option + " must be from " + least + " to 1000000, but was " + value + ".");
    }
  }

  private List<Checkup> checkups(Shim shim, List<Route> routes) throws InterruptedException {
    var extent = new Examination.Extent(notes, events, chords, hard);
    var examination = new Examination(extent, this::serve);
    var checkups = new ArrayList<Checkup>();
    tell("in memory, as a plugin and its host");
    checkups.add(examination.check("in memory", () -> Bench.inMemory(shim)));
    for (Route route : routes) {
      if (route.ready() && LOOPED.contains(route.backend())) {
        tell(route.backend().title());
        checkups.add(
            examination.check(route.backend().title(), () -> Bench.through(shim, route.backend())));
      }
    }
    return checkups;
  }

  private void tap(Shim shim) {
    Route route =
        shim.routes().stream()
            .filter(Route::ready)
            .findFirst()
            .orElseThrow(() -> CliError.missingDevice(shim.routes().getFirst().words()));
    OptionalDouble millis;
    try (Tapping tapping = Tapping.open(shim, route.backend())) {
      console
          .err()
          .println(
              "sideman: connect Sideman Out to your synthesiser and your keyboard to Sideman In, then"
                  + " press Enter; play any key together with what you hear, twenty times.");
      tapping.awaitEnter();
      millis = tapping.measure();
    } catch (IOException e) {
      throw CliError.missingDevice("The ports cannot be opened: " + e.getMessage());
    }
    double delay =
        millis.orElseThrow(() ->
            CliError.missingDevice(
                "Fewer than eight notes came in time, so nothing was measured or changed."
                    + " Connect a keyboard to Sideman In and try again."));
    OutputDelay.write(folders.home(), Math.min(delay, OutputDelay.MOST_MILLIS));
    console
        .out()
        .println(
            json
                ? String.format(Locale.ROOT, "{ \"outputDelayMillis\": %.1f }", delay)
                : String.format(
                    Locale.ROOT,
                    "Your synthesiser sounds %.1f ms late; from now on jam plays so much earlier."
                        + " (People tap some 20 ms early; a trigger does not.)",
                    delay));
  }

  private void tell(String what) {
    if (!json) {
      console.err().println("sideman: measuring " + what + " ...");
    }
  }

  private Optional<Links> serve(Path links) throws IOException {
    var ensemble = Ensemble.of(folders, band);
    Style style = ensemble.style();
    var maker = ensemble.maker(folders, band);
    SoundCheck.play(maker, style);
    var styles =
        new NumberedStyles(
            StyleChoice.library(folders), StyleOrder.shipped(folders.presets()), style, _ -> {});
    var setUp = new Links.SetUp(maker, styles, OptionalDouble.of(120), Reins.none());
    return Links.open(links, setUp, _ -> {});
  }
}
