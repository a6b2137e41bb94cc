package io.sideman.library.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The ID3v2 tag before an MP3 stream (versions 3 and 4): text frames only. Pictures are skipped
/// without being held.
final class Id3 {
  private static final int HEAD = 10;
  private static final int MOST_TEXT = 4096;

  private Id3() {}

  /// Reads the tag, if there is one, and answers the stream after it.
  static InputStream read(InputStream in, LabelMaker label) throws IOException {
    var stream = new PushbackInputStream(in, HEAD);
    byte[] head = stream.readNBytes(HEAD);
    if (head.length < HEAD || head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
      stream.unread(head);
      return stream;
    }
    int size = synchsafe(ByteBuffer.wrap(head).getInt(6));
    int version = head[3];
    if (version < 3 || version > 4 || (head[5] & 0xC0) != 0) {
      stream.skipNBytes(size); // an older or stranger tag
      return stream;
    }
    int left = size;
    while (left > HEAD) {
      byte[] frame = stream.readNBytes(HEAD);
      left -= HEAD;
      if (frame.length < HEAD || frame[0] == 0) {
        break;
      }
      int stated = ByteBuffer.wrap(frame).getInt(4);
      int length = version == 4 ? synchsafe(stated) : stated;
      if (length < 0 || length > left) {
        break;
      }
      left -= length;
      String id = new String(frame, 0, 4, StandardCharsets.ISO_8859_1);
      if (length <= MOST_TEXT && (id.startsWith("T") || id.equals("COMM"))) {
        label.tag(id, text(stream.readNBytes(length), id.equals("COMM") ? 4 : 1));
      } else {
        stream.skipNBytes(length);
      }
    }
    stream.skipNBytes(Math.max(0, left));
    return stream;
  }

  private static int synchsafe(int value) {
    return (value & 0x7F)
        | (value & 0x7F00) >> 1
        | (value & 0x7F_0000) >> 2
        | (value & 0x7F00_0000) >> 3;
  }

  private static String text(byte[] body, int skip) {
    if (body.length <= skip) {
      return "";
    }
    var charset =
        switch (body[0]) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    return new String(body, skip, body.length - skip, charset).replace('\0', ' ');
  }
}
