package io.sideman.app.doctor;

import io.sideman.app.link.LinkProbe;
import io.sideman.app.shim.Backend;
import io.sideman.app.shim.PortsRequest;
import io.sideman.app.shim.Shim;
import io.sideman.app.shim.VirtualPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/// The usual ports with nobody but a click behind them. Their link is in a folder of its own, so
/// that no companion that runs takes it.
public final class Tapping implements AutoCloseable {
  private final Path folder;
  private final VirtualPorts ports;
  private final LinkProbe probe;

  private Tapping(Path folder, VirtualPorts ports) {
    this.folder = folder;
    this.ports = ports;
    probe = LinkProbe.open(ports.link());
  }

  /// Opens the ports, to be connected by hand.
  public static Tapping open(Shim shim, Backend backend) throws IOException {
    Path folder = Bench.newFolder();
    return new Tapping(folder, shim.open(backend, PortsRequest.named("Sideman").linkedIn(folder)));
  }

  /// Waits for a line on standard input, or its end; says meanwhile that we live.
  public void awaitEnter() throws IOException {
    while (System.in.available() == 0 && ports.running()) {
      probe.poll();
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// Clicks and listens for a quarter of a minute.
  public OptionalDouble measure() {
    return new TapCheck(probe).run();
  }

  @Override
  public void close() throws IOException {
    probe.close();
    ports.close();
    Files.deleteIfExists(folder);
  }
}
