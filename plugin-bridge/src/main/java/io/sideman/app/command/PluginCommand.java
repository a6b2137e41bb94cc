package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.plugin.HostSystem;
import io.sideman.app.plugin.PluginBuild;
import io.sideman.app.plugin.PluginFolders;
import io.sideman.app.plugin.PluginFormat;
import io.sideman.app.plugin.PluginInstall;
import io.sideman.app.plugin.PluginList;
import io.sideman.app.plugin.PluginSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sideman plugin`: the plugin for DAWs, from source to the user's hosts.
@Command(name = "plugin", description = "Build the DAW plugin and install it for your hosts.")
public final class PluginCommand implements Runnable {
  private final Console console;
  private final PluginSource source;
  private final PluginFolders places;

  public PluginCommand(Console console, Folders folders) {
    this.console = console;
    source = PluginSource.of(folders);
    places = PluginFolders.ofProcess();
  }

  @Override
  public void run() {
    throw CliError.wrongArguments(
        "Say `sideman plugin build`, `sideman plugin install` or `sideman plugin list`.");
  }

  @Command(name = "build", description = "Build the plugin as LV2, VST3, CLAP, VST2 and for JACK.")
  int build(
      @Option(names = "--windows", description = "Build for Windows as well, with mingw.")
          boolean forWindows) {
    new PluginBuild(source, console).run(HostSystem.current(), forWindows);
    console.err().println("Built into " + source.plugins(false));
    if (forWindows) {
      console.err().println("For Windows: " + source.plugins(true));
    }
    return 0;
  }

  @Command(name = "install", description = "Put the plugin where your hosts look for it.")
  int install() {
    if (!isBuilt()) {
      new PluginBuild(source, console).run(HostSystem.current(), false);
    }
    for (PluginFormat format : PluginFormat.values()) {
      Path place = places.place(format);
      PluginInstall.put(built(format), place);
      console.out().println(format.title() + "  " + place);
    }
    console
        .err()
        .println("Let your host look for new plugins; then insert Sideman on a MIDI track.");
    return 0;
  }

  @Command(name = "list", description = "Tell what is built and what is installed.")
  int list() {
    console.out().print(new PluginList(source, places).text());
    return 0;
  }

  private boolean isBuilt() {
    return Arrays.stream(PluginFormat.values()).allMatch(format -> Files.exists(built(format)));
  }

  private Path built(PluginFormat format) {
    return source.plugins(false).resolve(format.fileName(places.system()));
  }
}
