package io.sideman.library.scan;

import java.util.Arrays;
import java.util.Random;

/// Damages bytes in the ways of bad disks, broken transfers and ill will.
final class Damage {
  private static final byte[][] SIZES = {
    {0, 0, 0, 0},
    {0, 0, 0, 1},
    {1, 0, 0, 0},
    {0x7F, -1, -1, -1},
    {-1, -1, -1, 0x7F},
    {-1, -1, -1, -1},
    {(byte) 0x80, 0, 0, 0}
  };

  private static final int HEAD = 200; // bytes: where a flip does the most
  private static final int BLOCK = 600;

  private Damage() {}

  /// Another array, of another length at times.
  static byte[] of(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && bytes.length > 8; i++) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length - 4);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(BLOCK));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> flipped(bytes, Math.min(HEAD, bytes.length), 6, random);
      case 2 -> flipped(bytes, bytes.length, 40, random);
      case 3 -> sized(bytes, random.nextInt(Math.min(HEAD, bytes.length - 4)), random);
      case 4 -> sized(bytes, from, random);
      case 5 -> joined(bytes, to, from); // a block twice
      case 6 -> joined(bytes, from, to); // a block gone
      default -> filled(bytes, from, to, (byte) -random.nextInt(2));
    };
  }

  private static byte[] flipped(byte[] bytes, int below, int most, Random random) {
    for (int flips = 1 + random.nextInt(most); flips > 0; flips--) {
      bytes[random.nextInt(below)] = (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt());
    }
    return bytes;
  }

  private static byte[] sized(byte[] bytes, int at, Random random) {
    System.arraycopy(SIZES[random.nextInt(SIZES.length)], 0, bytes, at, 4);
    return bytes;
  }

  /// All before one place and all from another one on.
  private static byte[] joined(byte[] bytes, int end, int start) {
    byte[] joined = Arrays.copyOf(bytes, end + bytes.length - start);
    System.arraycopy(bytes, start, joined, end, bytes.length - start);
    return joined;
  }

  private static byte[] filled(byte[] bytes, int from, int to, byte value) {
    Arrays.fill(bytes, from, to, value);
    return bytes;
  }
}
