package io.sideman.app.shim;

/// How the ports are asked for.
///
/// @param client what other programs see
/// @param input a source to connect *Sideman In* to, by part of its name, or empty
/// @param output a destination to connect *Sideman Out* to, by part of its name, or empty
public record PortsRequest(String client, String input, String output) {
  /// Ports that nothing is connected to yet.
  public static PortsRequest named(String client) {
    return new PortsRequest(client, "", "");
  }
}
