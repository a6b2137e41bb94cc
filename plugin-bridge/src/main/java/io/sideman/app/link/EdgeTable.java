package io.sideman.app.link;

/// The edges of one seat, in the order in which they came. A fixed number of places.
///
/// Conductor thread; allocates nothing after construction.
final class EdgeTable {
  static final int CAPACITY = 32;

  private final Edge[] edges = new Edge[CAPACITY];
  private int count;

  boolean add(Edge edge) {
    if (count == CAPACITY) {
      return false;
    }
    edges[count++] = edge;
    return true;
  }

  void remove(Edge edge) {
    for (int i = 0; i < count; i++) {
      if (edges[i] == edge) {
        System.arraycopy(edges, i + 1, edges, i, count - i - 1);
        count--;
        return;
      }
    }
  }

  int count() {
    return count;
  }

  Edge at(int index) {
    return edges[index];
  }
}
