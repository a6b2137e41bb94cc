package io.sideman.engine.smf;

import io.sideman.engine.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// Writes Standard MIDI Files. A track that was read is written back byte for byte, and gains an
/// end of track where it lacked one.
public final class SmfWriter {
  private static final byte[] END_OF_TRACK = {0, (byte) 0xFF, MetaType.END_OF_TRACK, 0};

  private SmfWriter() {}

  /// Replaces `file`, or throws and leaves it as it was.
  public static void write(Smf smf, Path file) throws IOException {
    AtomicFile.write(file, bytes(smf));
  }

  public static byte[] bytes(Smf smf) {
    var out = new ByteArrayOutputStream();
    writeInt(out, 0x4D546864); // MThd
    writeInt(out, 6);
    writeShort(out, smf.format());
    writeShort(out, smf.tracks().size());
    writeShort(out, smf.division().headerBits());
    for (SmfTrack track : smf.tracks()) {
      writeTrack(out, track);
    }
    return out.toByteArray();
  }

  private static void writeTrack(ByteArrayOutputStream out, SmfTrack track) {
    TrackBytes bytes = track.bytes();
    int length = bytes.end() - bytes.start();
    byte[] closing = bytes.closed() ? new byte[0] : END_OF_TRACK;
    writeInt(out, 0x4D54726B); // MTrk
    writeInt(out, length + closing.length);
    out.write(bytes.source(), bytes.start(), length);
    out.writeBytes(closing);
  }

  private static void writeInt(ByteArrayOutputStream out, int value) {
    writeShort(out, value >>> 16);
    writeShort(out, value);
  }

  private static void writeShort(ByteArrayOutputStream out, int value) {
    out.write(value >>> 8);
    out.write(value);
  }
}
