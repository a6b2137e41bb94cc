package io.sideman.engine.smf;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// Joins the SysEx packets of one track: F0 starts a message, F7 continues it while it lacks its
/// closing F7 byte. An F7 packet outside a message is an escape for raw bytes, and is left out.
final class SysexJoiner {
  private final SmfTrack track;
  private final int number;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private long openTick;

  SysexJoiner(SmfTrack track, int number) {
    this.track = track;
    this.number = number;
  }

  void joinInto(List<SystemExclusive> result) {
    for (int i = 0; i < track.size(); i++) {
      int status = track.status(i);
      boolean starts = status == 0xF0;
      boolean continues = status == 0xF7 && open.size() > 0;
      if (!starts && !continues) {
        continue;
      }
      if (starts) {
        open.reset();
        open.write(0xF0);
        openTick = track.tick(i);
      }
      byte[] payload = track.payload(i);
      open.writeBytes(payload);
      if (payload.length > 0 && payload[payload.length - 1] == (byte) 0xF7) {
        result.add(new SystemExclusive(openTick, number, open.toByteArray()));
        open.reset();
      }
    }
  }
}
