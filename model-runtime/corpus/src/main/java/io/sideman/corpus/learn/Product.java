package io.sideman.corpus.learn;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Matrix products `C += A * B` on one core. B is copied into panels of two vectors' width first,
/// so that the inner loop reads it in a row, and A into tiles of four rows; a tile of C stays in
/// registers. A may lie either way: an element stands at `offset + row * rowStride + k * kStride`.
final class Product {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final int PANEL = 2 * LANES;
  private static final int ROWS = 4;
  private static final int BLOCK = 64; // rows of A that stay in the cache while B passes by
  private static final int DEPTH = 256; // rows of B that fit the first-level cache as a panel

  private float[] panels = new float[0]; // (panels, depth, PANEL), the last one padded with zeros
  private int depth;
  private int columns;
  private final float[] left = new float[BLOCK * DEPTH]; // (tiles, deep, ROWS)
  private final float[] corner = new float[ROWS * PANEL]; // scratch for what is no whole tile

  /// Takes B from rows in a row: element (k, column) at `offset + k * stride + column`.
  void pack(float[] b, int offset, int stride, int newDepth, int newColumns) {
    size(newDepth, newColumns);
    for (int from = 0, at = 0; from < columns; from += PANEL) {
      int width = Math.min(PANEL, columns - from);
      for (int k = 0; k < depth; k++, at += PANEL) {
        System.arraycopy(b, offset + k * stride + from, panels, at, width);
        Arrays.fill(panels, at + width, at + PANEL, 0);
      }
    }
  }

  /// Takes the transpose of rows in a row: element (k, column) at `column * stride + k`.
  void packTransposed(float[] b, int stride, int newDepth, int newColumns) {
    size(newDepth, newColumns);
    for (int from = 0, start = 0; from < columns; from += PANEL, start += depth * PANEL) {
      int width = Math.min(PANEL, columns - from);
      for (int j = 0; j < PANEL; j++) {
        for (int k = 0; k < depth; k++) {
          panels[start + k * PANEL + j] = j < width ? b[(from + j) * stride + k] : 0;
        }
      }
    }
  }

  private void size(int newDepth, int newColumns) {
    depth = newDepth;
    columns = newColumns;
    int needed = depth * PANEL * Math.ceilDiv(columns, PANEL);
    if (panels.length < needed) {
      panels = new float[needed];
    }
  }

  /// `C += A * B` for `rows` rows of A.
  void add(
      float[] c, int cOffset, int cStride, int rows, float[] a, int aOffset, int aRow, int aStep) {
    for (int k = 0; k < depth; k += DEPTH) {
      int deep = Math.min(DEPTH, depth - k);
      for (int block = 0; block < rows; block += BLOCK) {
        int height = Math.min(BLOCK, rows - block);
        tiles(a, aOffset + block * aRow + k * aStep, aRow, aStep, height, deep);
        for (int from = 0; from < columns; from += PANEL) {
          int width = Math.min(PANEL, columns - from);
          int panel = from * depth + k * PANEL;
          for (int row = 0; row < height; row += ROWS) {
            int cAt = cOffset + (block + row) * cStride + from;
            if (row + ROWS <= height && width == PANEL) {
              tile(c, cAt, cStride, left, row * deep, panels, panel, deep);
            } else {
              edge(c, cAt, cStride, row * deep, panel, deep, Math.min(ROWS, height - row), width);
            }
          }
        }
      }
    }
  }

  /// Copies a block of A so that four rows of one k lie side by side, missing ones as zeros.
  private void tiles(float[] a, int aAt, int aRow, int aStep, int height, int deep) {
    for (int row = 0; row < height; row += ROWS) {
      int there = Math.min(ROWS, height - row);
      int to = row * deep;
      for (int r = 0; r < ROWS; r++) {
        int at = aAt + (row + r) * aRow;
        for (int k = 0; k < deep; k++) {
          left[to + k * ROWS + r] = r < there ? a[at + k * aStep] : 0;
        }
      }
    }
  }

  /// A tile that hangs over the end of C.
  private void edge(
      float[] c, int cAt, int cStride, int tile, int panel, int deep, int height, int width) {
    Arrays.fill(corner, 0);
    tile(corner, 0, PANEL, left, tile, panels, panel, deep);
    for (int row = 0; row < height; row++) {
      for (int j = 0; j < width; j++) {
        c[cAt + row * cStride + j] += corner[row * PANEL + j];
      }
    }
  }

  /// Four rows by two vectors: eight sums in registers. More would not be compiled as one piece,
  /// and the vectors boxed.
  private static void tile(
      float[] c, int cAt, int cStride, float[] a, int aAt, float[] b, int bAt, int deep) {
    FloatVector l0 = FloatVector.zero(FLOATS);
    FloatVector l1 = FloatVector.zero(FLOATS);
    FloatVector l2 = FloatVector.zero(FLOATS);
    FloatVector l3 = FloatVector.zero(FLOATS);
    FloatVector r0 = FloatVector.zero(FLOATS);
    FloatVector r1 = FloatVector.zero(FLOATS);
    FloatVector r2 = FloatVector.zero(FLOATS);
    FloatVector r3 = FloatVector.zero(FLOATS);
    for (int k = 0; k < deep; k++) {
      FloatVector first = FloatVector.fromArray(FLOATS, b, bAt + k * PANEL);
      FloatVector second = FloatVector.fromArray(FLOATS, b, bAt + k * PANEL + LANES);
      FloatVector x = FloatVector.broadcast(FLOATS, a[aAt + k * ROWS]);
      l0 = first.fma(x, l0);
      r0 = second.fma(x, r0);
      x = FloatVector.broadcast(FLOATS, a[aAt + k * ROWS + 1]);
      l1 = first.fma(x, l1);
      r1 = second.fma(x, r1);
      x = FloatVector.broadcast(FLOATS, a[aAt + k * ROWS + 2]);
      l2 = first.fma(x, l2);
      r2 = second.fma(x, r2);
      x = FloatVector.broadcast(FLOATS, a[aAt + k * ROWS + 3]);
      l3 = first.fma(x, l3);
      r3 = second.fma(x, r3);
    }
    put(c, cAt, l0, r0);
    put(c, cAt + cStride, l1, r1);
    put(c, cAt + 2 * cStride, l2, r2);
    put(c, cAt + 3 * cStride, l3, r3);
  }

  private static void put(float[] c, int at, FloatVector first, FloatVector second) {
    FloatVector.fromArray(FLOATS, c, at).add(first).intoArray(c, at);
    FloatVector.fromArray(FLOATS, c, at + LANES).add(second).intoArray(c, at + LANES);
  }

  /// `y[yAt..] += x[xAt..]`.
  static void addRow(float[] y, int yAt, float[] x, int xAt, int count) {
    int bound = FLOATS.loopBound(count);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector.fromArray(FLOATS, y, yAt + j)
          .add(FloatVector.fromArray(FLOATS, x, xAt + j))
          .intoArray(y, yAt + j);
    }
    for (int j = bound; j < count; j++) {
      y[yAt + j] += x[xAt + j];
    }
  }
}
