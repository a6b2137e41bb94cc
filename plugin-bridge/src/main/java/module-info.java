/// The application: command line, live session, rendering.
module io.sideman.app {
  requires io.sideman.players;
  requires io.sideman.corpus;
  requires io.sideman.library;
  requires com.fasterxml.jackson.databind;
  requires com.sun.jna;
  requires info.picocli;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.transport;
  requires static org.jspecify;

  opens io.sideman.app.command to
      info.picocli;
  opens io.sideman.app.command.library to
      info.picocli;
}
