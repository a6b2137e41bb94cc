package io.sideman.app.shim;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `native/include/sideman/shim.h`, bound directly: `portsOpen` is `sideman_ports_open`, and so on.
/// C's `bool` is a byte here, because JNA takes its own for an int.
final class ShimLibrary {
  static final int VERSION = 1;
  private static final FunctionMapper NAMES =
      (_, method) -> "sideman_" + snakeCase(method.getName());

  /// `sideman_ports_setup`.
  @FieldOrder({"backend", "client", "folder", "input", "output"})
  public static final class Setup extends Structure {
    public int backend;
    public @Nullable String client;
    public @Nullable String folder;
    public @Nullable String input;
    public @Nullable String output;

    public Setup() {
      setStringEncoding("UTF-8");
    }
  }

  private ShimLibrary() {}

  /// Binds the methods below.
  ///
  /// @throws UnsatisfiedLinkError when the file is no library of this system or lacks a function
  static void bind(Path library) {
    Native.register(
        ShimLibrary.class,
        NativeLibrary.getInstance(
            library.toString(),
            Map.of(
                Library.OPTION_FUNCTION_MAPPER, NAMES, Library.OPTION_STRING_ENCODING, "UTF-8")));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  static native int shimVersion();

  static native long shimLayout(byte @Nullable [] text, long size);

  static native byte backendReady(int backend, byte[] text, long size);

  static native int backendList(int backend, int direction, byte[] text, long size);

  static native @Nullable Pointer portsOpen(Setup setup, byte[] error, long size);

  static native @Nullable Pointer loopOpen(
      String folder,
      String meterFolder,
      byte[] meterPath,
      long pathSize,
      byte[] error,
      long errorSize);

  static native void portsClose(Pointer ports);

  static native int portsNow(Pointer ports);

  static native byte portsLinkPath(Pointer ports, byte[] path, long size);

  static native byte portsDescribe(Pointer ports, byte[] text, long size);

  static native long portsXruns(Pointer ports);
}
