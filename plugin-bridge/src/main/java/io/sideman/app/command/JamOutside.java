package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.jam.Companion;
import io.sideman.app.jam.Desk;
import io.sideman.app.jam.LinkSession;
import io.sideman.app.jam.LiveTap;
import io.sideman.app.jam.Stage;
import io.sideman.app.learn.LearnFile;
import io.sideman.app.learn.MidiLearn;
import io.sideman.app.link.Links;
import io.sideman.app.osc.LinkHelper;
import io.sideman.app.osc.OscPortException;
import io.sideman.app.osc.OscServer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleOrder;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What reaches a jam from other programs: OSC and the Ableton Link session.
final class JamOutside {
  private static final String OFF = "off";

  private final Optional<Stage> stage;
  private final Optional<Links> links;
  private final Desk desk;
  private final LiveTap tap;

  JamOutside(Folders folders, MidiLearn learn, Optional<Stage> stage, Optional<Links> links) {
    this.stage = stage;
    this.links = links;
    desk =
        new Desk(
            stage,
            links,
            StyleOrder.shipped(folders.presets()),
            learn,
            new LearnFile(folders.home()));
    tap = new LiveTap(stage, links);
  }

  Desk desk() {
    return desk;
  }

  LiveTap tap() {
    return tap;
  }

  Companion.Outside join(Optional<LinkHelper> helper) {
    return new Companion.Outside(
        Optional.of(desk),
        helper.map(running -> new LinkSession(running, stage, links)),
        Optional.of(tap));
  }

  /// Opens the OSC port; null when it is off or taken, which is no reason not to play.
  @Nullable OscServer openOsc(String port, Console console) {
    if (port.equals(OFF)) {
      return null;
    }
    int number = number(port);
    try {
      return OscServer.open(number, desk);
    } catch (OscPortException e) {
      console.out().println(e.getMessage());
      return null;
    }
  }

  static int number(String port) {
    int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1;
    if (number < 1 || number > 65_535) {
      throw CliError.wrongArguments("--osc must be 1 to 65535 or off, but was " + port + ".");
    }
    return number;
  }

  /// Starts the Link helper where it is asked for, else answers null.
  static @Nullable LinkHelper startHelper(boolean asked, double bpm, Style style)
      throws IOException {
    if (!asked) {
      return null;
    }
    Optional<Path> program = LinkHelper.program();
    if (program.isEmpty()) {
      throw CliError.missingDevice(
          "--link needs the Ableton Link helper, which is not built. Build it (Debian:"
              + " apt-get install g++ make ableton-link-dev libasio-dev) with:"
              + " make -C native link-helper");
    }
    double quantum = style.meter().barTicks() / (double) Ticks.PER_QUARTER;
    return LinkHelper.start(program.get(), bpm, quantum);
  }
}
