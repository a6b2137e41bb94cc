package io.sideman.corpus.prepare;

import io.sideman.corpus.Split;
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

/// Prepared sequences of one network on disk, big-endian: magic `SMSQ`, format version (int), name
/// (UTF), vocabulary, inputs, layout, start token (ints), number of sequences (int); then per
/// sequence song and data set (UTF), genre and split (bytes), steps (int); then per step the number
/// of conditions (byte), the conditions (shorts), the number of tokens (byte) and the tokens
/// (bytes).
///
/// @param name role id, or `harmony`
/// @param historyStart first input that repeats the past; [#historyEnd] is past the last
public record SequenceFile(
    String name,
    int vocabulary,
    int inputs,
    int layout,
    int start,
    int historyStart,
    int historyEnd,
    List<Sequence> sequences) {
  private static final int MAGIC = 0x534D5351;
  private static final int FORMAT_VERSION = 1;
  private static final int CHORD_MODES = 2; // inputs before the genre in the chord language

  /// First input that tells the genre.
  public int genreStart() {
    return historyEnd > 0 ? historyEnd : vocabulary + CHORD_MODES;
  }

  /// Writes beside `file` and moves it there.
  public void write(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(FORMAT_VERSION);
      out.writeUTF(name);
      for (int value : new int[] {vocabulary, inputs, layout, start, historyStart, historyEnd}) {
        out.writeInt(value);
      }
      out.writeInt(sequences.size());
      for (Sequence sequence : sequences) {
        write(out, sequence);
      }
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(DataOutputStream out, Sequence sequence) throws IOException {
    out.writeUTF(sequence.song());
    out.writeUTF(sequence.dataSet());
    out.writeByte(sequence.genre());
    out.writeByte(sequence.split().ordinal());
    out.writeInt(sequence.steps());
    for (int step = 0; step < sequence.steps(); step++) {
      short[] conditions = sequence.conditions().get(step);
      out.writeByte(conditions.length);
      for (short condition : conditions) {
        out.writeShort(condition);
      }
      byte[] tokens = sequence.tokens().get(step);
      out.writeByte(tokens.length);
      out.write(tokens);
    }
  }

  public static SequenceFile read(Path file) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC || in.readInt() != FORMAT_VERSION) {
        throw new IOException(file + ": not prepared sequences of this version; prepare again");
      }
      String name = in.readUTF();
      int vocabulary = in.readInt();
      int inputs = in.readInt();
      int layout = in.readInt();
      int start = in.readInt();
      int historyStart = in.readInt();
      int historyEnd = in.readInt();
      int count = in.readInt();
      var sequences = new ArrayList<Sequence>();
      for (int i = 0; i < count; i++) {
        sequences.add(readSequence(in));
      }
      return new SequenceFile(
          name, vocabulary, inputs, layout, start, historyStart, historyEnd, sequences);
    }
  }

  private static Sequence readSequence(DataInputStream in) throws IOException {
    String song = in.readUTF();
    String dataSet = in.readUTF();
    int genre = in.readByte();
    Split split = Split.values()[in.readByte()];
    int steps = in.readInt();
    var conditions = new ArrayList<short[]>(steps);
    var tokens = new ArrayList<byte[]>(steps);
    for (int step = 0; step < steps; step++) {
      short[] active = new short[in.readUnsignedByte()];
      for (int i = 0; i < active.length; i++) {
        active[i] = in.readShort();
      }
      conditions.add(active);
      byte[] spoken = new byte[in.readUnsignedByte()];
      in.readFully(spoken);
      tokens.add(spoken);
    }
    return new Sequence(song, dataSet, genre, split, conditions, tokens);
  }
}
