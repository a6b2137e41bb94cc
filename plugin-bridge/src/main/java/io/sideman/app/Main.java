package io.sideman.app;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Failures;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.Program;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where the process starts, and the one place that builds the command line. Only the class of the
/// command asked for is loaded, so that a start stays quick however many commands there are.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Numbers look the same on every machine: scripts read them.
    Locale.setDefault(Locale.ROOT);
    Console console = Console.ofProcess();
    System.setOut(System.err); // decoders of others chatter; answers stay parseable
    System.exit(run(console, Folders.ofProcess(), arguments));
  }

  /// Runs one command line and answers the exit code. Prints nowhere but to `console`.
  public static int run(Console console, Folders folders, String... arguments) {
    String[] effective = arguments.length == 0 ? Commands.whenNoneIsGiven() : arguments;
    return commandLine(console, folders, effective[0]).execute(effective);
  }

  static CommandLine commandLine(Console console, Folders folders, String wanted) {
    var root = new CommandLine(rootSpec(folders));
    for (Commands.Entry entry : Commands.all()) {
      var create = entry.create();
      root.addSubcommand(
          entry.name(),
          create != null && entry.name().equals(wanted)
              ? withHelp(new CommandLine(create.apply(console, folders)))
              : new CommandLine(summary(entry)));
    }
    var failures = new Failures(console, folders.home());
    root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    root.setUsageHelpWidth(100);
    root.setUsageHelpAutoWidth(false);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setAbbreviatedOptionsAllowed(false);
    root.setParameterExceptionHandler((e, _) -> reportArguments(console, e));
    root.setExecutionExceptionHandler((e, _, _) -> failures.report(e).code());
    return root;
  }

  private static CommandSpec rootSpec(Folders folders) {
    CommandSpec spec = CommandSpec.create().name("sideman");
    spec.mixinStandardHelpOptions(true);
    spec.version(
        "Sideman " + Program.version(),
        "Java " + Runtime.version() + ", " + System.getProperty("os.name"));
    spec.usageMessage()
        .description("The band member that lives beside your DAW. Without a command: jam.")
        .commandListHeading("%nCommands:%n")
        .footer(
            "",
            "`sideman COMMAND --help` explains one command.",
            "Exit codes: 0 done, 2 wrong arguments or an output that cannot be written,",
            "3 unreadable or invalid input, 4 a device or program is missing, 1 a defect.",
            "SIDEMAN_HOME names the folder for settings and your own styles; now it is",
            folders.home() + ".");
    spec.usageMessage().width(100);
    return spec;
  }

  /// Gives a command and those below it `--help`, so that none of them forgets it.
  private static CommandLine withHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Explain this command.")
                .build());
    command.getSubcommands().values().forEach(Main::withHelp);
    return command;
  }

  /// A command that is only listed.
  private static CommandSpec summary(Commands.Entry entry) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(entry.description()).hidden(entry.hidden());
    return spec;
  }

  private static int reportArguments(Console console, ParameterException e) {
    CommandLine line = e.getCommandLine();
    console.err().println("sideman: " + describe(e, line));
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      console.err().println("Did you mean: " + String.join(", ", unmatched.getSuggestions()) + "?");
    }
    console.err().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.WRONG_ARGUMENTS.code();
  }

  private static String describe(ParameterException e, CommandLine line) {
    boolean atRoot = line.getParent() == null;
    if (atRoot
        && e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      return "There is no command \"" + unmatched.getUnmatched().getFirst() + "\".";
    }
    return e.getMessage();
  }
}
