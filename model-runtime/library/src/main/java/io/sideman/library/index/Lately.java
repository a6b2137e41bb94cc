package io.sideman.library.index;

import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps what was used last and forgets the rest. One thread.
final class Lately<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int kept;

  Lately(int kept) {
    super(16, 0.75f, true);
    this.kept = kept;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > kept;
  }
}
