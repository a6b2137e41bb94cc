package io.sideman.app.shim;

import java.nio.file.Path;
import java.util.Optional;

/// How the ports are asked for.
///
/// @param client what other programs see
/// @param input a source to connect *Sideman In* to, by part of its name, or empty
/// @param output a destination to connect *Sideman Out* to, by part of its name, or empty
/// @param links the folder for the link file; empty for the user's
public record PortsRequest(String client, String input, String output, Optional<Path> links) {
  /// Ports that nothing is connected to yet.
  public static PortsRequest named(String client) {
    return new PortsRequest(client, "", "", Optional.empty());
  }

  /// The same ports, connected.
  public PortsRequest between(String source, String destination) {
    return new PortsRequest(client, source, destination, links);
  }

  /// The same ports, with their link file elsewhere.
  public PortsRequest linkedIn(Path folder) {
    return new PortsRequest(client, input, output, Optional.of(folder));
  }
}
