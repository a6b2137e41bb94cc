package io.sideman.app.doctor;

import io.sideman.app.link.LinkProbe;
import io.sideman.app.shim.Backend;
import io.sideman.app.shim.PortsRequest;
import io.sideman.app.shim.Shim;
import io.sideman.app.shim.VirtualPorts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Two sets of ports that play into each other: those of the band, and the meter's. What the meter
/// sends and gets back bears frames of one clock, so nothing that Java does can spoil a figure.
public final class Bench implements AutoCloseable {
  private final Path folder;
  private final VirtualPorts band;
  private final VirtualPorts meterPorts;
  private final LinkProbe meter;

  private Bench(Path folder, VirtualPorts band, VirtualPorts meterPorts, Path meterLink) {
    this.folder = folder;
    this.band = band;
    this.meterPorts = meterPorts;
    meter = LinkProbe.open(meterLink);
  }

  /// A bench in memory, as a plugin and its host are.
  public static Bench inMemory(Shim shim) throws IOException {
    Path folder = newFolder();
    Shim.Loop loop = shim.openLoop(bandLinks(folder), Files.createDirectory(folder.resolve("m")));
    return new Bench(folder, loop.ports(), loop.ports(), loop.meter());
  }

  /// A bench through the ports of a system, looped by its own connections.
  public static Bench through(Shim shim, Backend backend) throws IOException {
    Path folder = newFolder();
    String name = "Sideman check " + ProcessHandle.current().pid();
    VirtualPorts band = shim.open(backend, PortsRequest.named(name).linkedIn(bandLinks(folder)));
    try {
      VirtualPorts meter =
          shim.open(
              backend,
              PortsRequest.named("Sideman meter")
                  .between(name + ":Sideman Out", name + ":Sideman In")
                  .linkedIn(Files.createDirectory(folder.resolve("m"))));
      return new Bench(folder, band, meter, meter.link());
    } catch (IOException | RuntimeException e) {
      band.close();
      throw e;
    }
  }

  static Path newFolder() throws IOException {
    Path shared = Path.of("/dev/shm");
    return Files.isDirectory(shared)
        ? Files.createTempDirectory(shared, "sideman-doctor-")
        : Files.createTempDirectory("sideman-doctor-");
  }

  private static Path bandLinks(Path folder) throws IOException {
    return Files.createDirectories(folder.resolve("b"));
  }

  /// The folder in which the band's end has its link file, and nothing else.
  public Path bandLinks() {
    return folder.resolve("b");
  }

  /// The link file of the band's end.
  public Path bandLink() {
    return band.link();
  }

  public LinkProbe meter() {
    return meter;
  }

  @Override
  public void close() throws IOException {
    meter.close();
    meterPorts.close();
    band.close();
    for (String part : new String[] {"b", "m"}) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(part))) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder.resolve(part));
    }
    Files.deleteIfExists(folder);
  }
}
