package io.sideman.app.shim;

import java.nio.file.Path;

/// Open ports. What passes through them is served over their link file, like a plugin's.
public interface VirtualPorts extends AutoCloseable {
  /// The link file; it stays the same while the server keeps its sample rate.
  Path link();

  /// What a musician looks for in other programs: "JACK ports Sideman In, Sideman Out and ...".
  String description();

  /// False while the sound server is away or after the ports have failed.
  boolean running();

  /// Ends every note that sounds and lets go of the ports. Twice is as good as once.
  @Override
  void close();
}
