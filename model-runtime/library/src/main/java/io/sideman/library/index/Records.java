package io.sideman.library.index;

import java.util.Map;

/// Entries and failures as bytes that stand for themselves, vectors and all.
public final class Records {
  private Records() {}

  public static byte[] of(Entry entry) {
    return ItemBytes.write(entry, true);
  }

  public static byte[] of(Failure failure) {
    return FailureBytes.write(failure);
  }

  public static Entry entry(byte[] bytes) {
    return ItemBytes.read(bytes, 0, bytes.length, Map.of());
  }

  public static Failure failure(byte[] bytes) {
    return FailureBytes.read(bytes, 0, bytes.length);
  }
}
