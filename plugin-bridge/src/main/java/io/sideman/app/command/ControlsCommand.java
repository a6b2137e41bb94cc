package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Folders;
import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.app.learn.LearnException;
import io.sideman.app.learn.LearnFile;
import io.sideman.app.learn.LearnMap;
import io.sideman.app.learn.Learned;
import io.sideman.app.osc.OscClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the controls of the band, and changes what moves them over MIDI.
@Command(
    name = "controls",
    description = "List what moves the band: its number, its OSC address, what was learned.",
    footer = {
      "",
      "To learn, start `sideman jam`, then say here what to learn and move it:",
      "  sideman controls --learn intensity",
      "Everything learned is in midi-learn.json in SIDEMAN_HOME."
    })
public final class ControlsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(3);

  private final Console console;
  private final LearnFile file;

  @Option(
      names = "--learn",
      paramLabel = "CONTROL",
      description = "Wait for what shall move it: a knob, a pedal, a key or a program.")
  private @Nullable String learn;

  @Option(names = "--forget", paramLabel = "CONTROL", description = "Forget what moves it.")
  private @Nullable String forget;

  @Option(
      names = "--osc",
      paramLabel = "PORT",
      defaultValue = "9030",
      description = "OSC port of the jam (default: ${DEFAULT-VALUE}).")
  private String osc = "9030";

  public ControlsCommand(Console console, Folders folders) {
    this.console = console;
    file = new LearnFile(folders.home());
  }

  @Override
  public Integer call() throws IOException {
    if (learn != null && forget != null) {
      throw CliError.wrongArguments("Give --learn or --forget, not both.");
    }
    if (learn != null) {
      learn(control(learn));
    } else if (forget != null) {
      forget(control(forget));
    } else {
      list();
    }
    return 0;
  }

  private static BandControl control(String word) {
    try {
      return LearnFile.control(word);
    } catch (LearnException e) {
      throw new CliError(ExitCode.WRONG_ARGUMENTS, String.valueOf(e.getMessage()), e);
    }
  }

  private void list() {
    LearnMap map = file.read();
    console.out().printf(Locale.ROOT, "%6s  %-28s %-28s %s%n", "number", "OSC", "MIDI", "");
    for (BandControl control : BandControls.all()) {
      String midi =
          map.of(control).stream()
              .map(Learned::trigger)
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      console
          .out()
          .printf(
              Locale.ROOT,
              "%6d  %-28s %-28s %s%n",
              control.number(),
              "/sideman/" + control.path(),
              midi.isEmpty() ? "-" : midi,
              control.purpose());
    }
  }

  private void learn(BandControl control) throws IOException {
    try (var client = new OscClient(JamOutside.number(osc))) {
      if (!client.isThere()) {
        throw CliError.missingDevice(
            "No jam is running whose inputs could be heard. Start `sideman jam` in another window"
                + " (with --osc "
                + osc
                + "), then say this again.");
      }
      console
          .err()
          .println("Move the knob, or press the pedal or key, for " + control.path() + "...");
      console.out().println(answer(client.ask("/sideman/learn", control.path(), PATIENCE)));
    }
  }

  private void forget(BandControl control) throws IOException {
    try (var client = new OscClient(JamOutside.number(osc))) {
      if (client.isThere()) {
        console.out().println(answer(client.ask("/sideman/forget", control.path(), SHORT)));
      } else {
        file.write(file.read().without(control));
        console.out().println("Nothing moves " + control.path() + " any more.");
      }
    }
  }

  private static String answer(Optional<OscClient.Answer> answer) {
    OscClient.Answer given =
        answer.orElseThrow(
            () -> CliError.missingDevice("Nothing came. Check that the input reaches the jam."));
    if (given.address().equals("/sideman/error")) {
      throw CliError.invalidInput(given.text());
    }
    return given.text();
  }
}
