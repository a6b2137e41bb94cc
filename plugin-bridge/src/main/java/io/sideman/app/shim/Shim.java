package io.sideman.app.shim;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.sideman.app.cli.CliError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The native shim of this installation. Control thread only.
public final class Shim {
  private static final int TEXT_BYTES = 4096;
  private static final int LIST_BYTES = 65536;
  private static final int RUNNING = 0;

  /// Which way messages go, seen from the port that is listed.
  public enum Direction {
    SOURCES,
    DESTINATIONS
  }

  private final Path folder;
  private final List<Backend> backends;

  private Shim(Path folder, List<Backend> backends) {
    this.folder = folder;
    this.backends = backends;
  }

  /// The shim that the launcher has built, or nothing; then [#whyMissing] tells more.
  public static Optional<Shim> load() {
    return folder().flatMap(Shim::load);
  }

  static Optional<Shim> load(Path folder) {
    Path library = folder.resolve("lib").resolve(libraryName(System.getProperty("os.name", "")));
    if (!Files.isRegularFile(library)) {
      return Optional.empty();
    }
    try {
      ShimLibrary.bind(library.toAbsolutePath());
      return ShimLibrary.shimVersion() == ShimLibrary.VERSION
          ? Optional.of(new Shim(folder, Backend.of(System.getProperty("os.name", ""))))
          : Optional.empty();
    } catch (UnsatisfiedLinkError e) {
      System.getLogger(Shim.class.getName())
          .log(System.Logger.Level.DEBUG, "the native library cannot be used", e);
      return Optional.empty();
    }
  }

  /// A sentence for people who miss ports of the band's own.
  public static String whyMissing() {
    Optional<Path> reason = folder().map(folder -> folder.resolve("missing"));
    if (reason.isPresent() && Files.isRegularFile(reason.get())) {
      try {
        return Files.readString(reason.get()).strip();
      } catch (IOException e) {
        System.getLogger(Shim.class.getName())
            .log(System.Logger.Level.DEBUG, "the launcher's note cannot be read", e);
      }
    }
    return "Sideman's native part is not built, so it has no MIDI ports of its own and no plugin."
        + " Start Sideman with its launcher, which builds it where a C++ compiler is.";
  }

  private static Optional<Path> folder() {
    String property = System.getProperty("sideman.native", "");
    return property.isBlank() ? Optional.empty() : Optional.of(Path.of(property));
  }

  static String libraryName(String osName) {
    String os = osName.toLowerCase(Locale.ROOT);
    return os.contains("windows")
        ? "sideman.dll"
        : os.contains("mac") ? "libsideman.dylib" : "libsideman.so";
  }

  /// What this machine offers now, the best first.
  public List<Route> routes() {
    var routes = new ArrayList<Route>();
    for (Backend backend : backends) {
      var text = new byte[TEXT_BYTES];
      boolean ready = ShimLibrary.backendReady(backend.number(), text, text.length) != 0;
      routes.add(new Route(backend, ready, Native.toString(text, StandardCharsets.UTF_8)));
    }
    return routes;
  }

  /// MIDI ports of other programs and devices; empty when the backend is not ready.
  public List<String> list(Backend backend, Direction direction) {
    var text = new byte[LIST_BYTES];
    int count = ShimLibrary.backendList(backend.number(), direction.ordinal(), text, text.length);
    return count <= 0 ? List.of() : Native.toString(text, StandardCharsets.UTF_8).lines().toList();
  }

  /// Opens ports in the first backend that is ready; empty when none is.
  public Optional<VirtualPorts> openDefault(String client) {
    return routes().stream()
        .filter(Route::ready)
        .findFirst()
        .map(route -> open(route.backend(), PortsRequest.named(client)));
  }

  /// Opens ports in a process of their own, which outlives this one for as long as it takes to end
  /// what sounds; in this process where that program is missing.
  ///
  /// @throws CliError when the backend is not there or refuses
  public VirtualPorts open(Backend backend, PortsRequest request) {
    Path program = PortsProcess.program(folder);
    return Files.isExecutable(program)
        ? PortsProcess.start(program, backend, request)
        : openHere(backend, request);
  }

  /// Opens ports in this process: they vanish with it.
  ///
  /// @throws CliError when the backend is not there or refuses
  public VirtualPorts openHere(Backend backend, PortsRequest request) {
    var setup = new ShimLibrary.Setup();
    setup.backend = backend.number();
    setup.client = request.client();
    setup.input = request.input().isEmpty() ? null : request.input();
    setup.output = request.output().isEmpty() ? null : request.output();
    setup.folder = request.links().map(Path::toString).orElse(null);
    var error = new byte[TEXT_BYTES];
    Pointer ports = ShimLibrary.portsOpen(setup, error, error.length);
    if (ports == null) {
      throw CliError.missingDevice(Native.toString(error, StandardCharsets.UTF_8));
    }
    return new OwnPorts(ports);
  }

  /// Two edges that play into each other, for measuring: see `sideman_loop_open`.
  ///
  /// @param ports the band's end; closing it ends both
  /// @param meter the link file of the other end
  public record Loop(VirtualPorts ports, Path meter) {}

  /// @throws CliError when the link files cannot be made
  public Loop openLoop(Path bandLinks, Path meterLinks) {
    var path = new byte[TEXT_BYTES];
    var error = new byte[TEXT_BYTES];
    Pointer ports =
        ShimLibrary.loopOpen(
            bandLinks.toString(), meterLinks.toString(), path, path.length, error, error.length);
    if (ports == null) {
      throw CliError.missingDevice(Native.toString(error, StandardCharsets.UTF_8));
    }
    return new Loop(new OwnPorts(ports), Path.of(Native.toString(path, StandardCharsets.UTF_8)));
  }

  /// The layout of `link.h` as the C++ compiler made it: "struct.field" to offset and size in
  /// bytes, "struct" to 0 and its size.
  public static Map<String, long[]> layout() {
    var text = new byte[(int) ShimLibrary.shimLayout(null, 0)];
    var _ = ShimLibrary.shimLayout(text, text.length);
    var layout = new TreeMap<String, long[]>();
    for (String line : Native.toString(text, StandardCharsets.UTF_8).lines().toList()) {
      String[] words = line.split(" ", -1);
      layout.put(words[0], new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
    }
    return layout;
  }

  /// Ports in this process.
  private static final class OwnPorts implements VirtualPorts {
    private @Nullable Pointer ports;

    OwnPorts(Pointer ports) {
      this.ports = ports;
    }

    private Pointer open() {
      if (ports == null) {
        throw new IllegalStateException("the ports are closed");
      }
      return ports;
    }

    @Override
    public Path link() {
      var path = new byte[TEXT_BYTES];
      if (ShimLibrary.portsLinkPath(open(), path, path.length) == 0) {
        throw new IllegalStateException("the link's path is longer than " + TEXT_BYTES + " bytes");
      }
      return Path.of(Native.toString(path, StandardCharsets.UTF_8));
    }

    @Override
    public String description() {
      var text = new byte[TEXT_BYTES];
      var _ = ShimLibrary.portsDescribe(open(), text, text.length);
      return Native.toString(text, StandardCharsets.UTF_8);
    }

    @Override
    public boolean running() {
      return ports != null && ShimLibrary.portsNow(ports) == RUNNING;
    }

    @Override
    public void close() {
      if (ports != null) {
        ShimLibrary.portsClose(ports);
        ports = null;
      }
    }
  }
}
