package io.sideman.corpus.learn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Where a training stands, on disk: big-endian; magic `SMLC`, the lesson as text (UTF), updates
/// done (int), best validation figure (double), checks since then (int), number of arrays (int),
/// then each array as its length and floats. Written beside and moved, so a kill at any time leaves
/// the last one whole.
///
/// @param updates optimiser steps taken
/// @param best best validation figure, nats per token
/// @param checksSinceBest checks since then
record Checkpoint(int updates, double best, int checksSinceBest) {
  private static final int MAGIC = 0x534D4C43;

  /// Everything that changes in training: weights, what Adam remembers, what lanes remember.
  static List<float[]> arrays(Parameters weights, Adam adam, Memory memory) {
    var arrays = new ArrayList<float[]>();
    arrays.addAll(weights.arrays());
    arrays.addAll(adam.mean.arrays());
    arrays.addAll(adam.square.arrays());
    arrays.addAll(List.of(memory.h));
    arrays.addAll(List.of(memory.c));
    return arrays;
  }

  void save(Path file, String lesson, List<float[]> arrays) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeUTF(lesson);
      out.writeInt(updates);
      out.writeDouble(best);
      out.writeInt(checksSinceBest);
      out.writeInt(arrays.size());
      for (float[] array : arrays) {
        out.writeInt(array.length);
        for (float value : array) {
          out.writeFloat(value);
        }
      }
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Fills the arrays from the checkpoint of the same lesson; the start of training when there is
  /// none.
  static Checkpoint load(Path file, String lesson, List<float[]> arrays) throws IOException {
    var start = new Checkpoint(0, Double.POSITIVE_INFINITY, 0);
    if (!Files.exists(file)) {
      return start;
    }
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC || !in.readUTF().equals(lesson)) {
        return start;
      }
      var found = new Checkpoint(in.readInt(), in.readDouble(), in.readInt());
      require(in.readInt() == arrays.size(), file);
      for (float[] array : arrays) {
        require(in.readInt() == array.length, file);
        for (int i = 0; i < array.length; i++) {
          array[i] = in.readFloat();
        }
      }
      return found;
    }
  }

  private static void require(boolean fits, Path file) throws IOException {
    if (!fits) {
      throw new IOException(file + ": is no checkpoint of this network; delete it to start anew");
    }
  }
}
