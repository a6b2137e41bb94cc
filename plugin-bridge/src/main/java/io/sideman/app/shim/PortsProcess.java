package io.sideman.app.shim;

import io.sideman.app.cli.CliError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Ports in a process of their own. It reads nothing but the end of its standard input, which comes
/// whether this process leaves in peace or is killed; then it ends what sounds.
final class PortsProcess implements VirtualPorts {
  private static final int PATIENCE_SECONDS = 3;
  private static final String LINK_FOLDER = "SIDEMAN_LINK_FOLDER";

  private final Process process;
  private final Path link;
  private final String description;

  private PortsProcess(Process process, Path link, String description) {
    this.process = process;
    this.link = link;
    this.description = description;
  }

  static Path program(Path nativeFolder) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    return nativeFolder.resolve("bin").resolve(windows ? "sideman-ports.exe" : "sideman-ports");
  }

  /// @throws CliError when the ports cannot be opened
  static VirtualPorts start(Path program, Backend backend, PortsRequest request) {
    try {
      var builder =
          new ProcessBuilder(command(program, backend, request))
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      request.links().ifPresent(links -> builder.environment().put(LINK_FOLDER, links.toString()));
      return greet(builder.start());
    } catch (IOException e) {
      throw CliError.missingDevice(
          "The program for MIDI ports, " + program + ", cannot be started: " + e.getMessage());
    }
  }

  private static List<String> command(Path program, Backend backend, PortsRequest request) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.add(Integer.toString(backend.number()));
    command.addAll(List.of("--client", request.client()));
    if (!request.input().isEmpty()) {
      command.addAll(List.of("--in", request.input()));
    }
    if (!request.output().isEmpty()) {
      command.addAll(List.of("--out", request.output()));
    }
    return command;
  }

  /// Reads "link PATH" and "ports WORDS", or "error SENTENCE".
  private static VirtualPorts greet(Process process) throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String first = reader.readLine();
    String second = first == null || !first.startsWith("link ") ? null : reader.readLine();
    if (first != null && second != null && second.startsWith("ports ")) {
      return new PortsProcess(
          process, Path.of(first.substring("link ".length())), second.substring("ports ".length()));
    }
    process.destroy();
    throw CliError.missingDevice(
        first != null && first.startsWith("error ")
            ? first.substring("error ".length())
            : "The program for MIDI ports ended without a word. `sideman doctor` tells more.");
  }

  @Override
  public Path link() {
    return link;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean running() {
    return process.isAlive();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
