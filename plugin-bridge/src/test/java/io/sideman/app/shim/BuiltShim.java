package io.sideman.app.shim;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/// The shim of this checkout, where the launcher or `make -C native shim` has built it.
public final class BuiltShim {
  private BuiltShim() {}

  public static Shim orSkip() {
    Path built = Path.of(System.getProperty("sideman.presets")).resolveSibling(".build/native");
    var shim = Shim.load(built);
    assumeTrue(shim.isPresent(), "the native part is not built");
    return shim.orElseThrow();
  }
}
