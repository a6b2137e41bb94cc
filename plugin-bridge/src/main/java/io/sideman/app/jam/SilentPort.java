package io.sideman.app.jam;

import io.sideman.engine.port.OutputPort;
import io.sideman.engine.port.PortInfo;

/// An output for trying things where nothing can sound.
public final class SilentPort implements OutputPort {
  @Override
  public PortInfo info() {
    return new PortInfo("none", "none", "");
  }

  @Override
  public void send(int message) {}

  @Override
  public long failed() {
    return 0;
  }

  @Override
  public void close() {}
}
