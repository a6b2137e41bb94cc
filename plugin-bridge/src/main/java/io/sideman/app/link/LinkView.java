package io.sideman.app.link;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Writes what the window of one edge shows, guarded by a sequence number that is odd meanwhile.
///
/// Control thread.
final class LinkView {
  private static final long SEQUENCE = 0;
  private static final long NOTES = 4;
  private static final long PLAN_TICK = 8;
  private static final long PLAN_LENGTH = 16;
  private static final long BPM = 24;
  private static final long CHORD = 32;
  private static final long NEXT_CHORD = 48;
  private static final long KEY = 64;
  private static final long SECTION = 80;
  private static final long STYLE = 96;
  private static final long MESSAGE = 128;
  private static final long PAGE = 224;
  private static final long NOTE = 288;
  private static final int SHORT_TEXT = 16;
  private static final int STYLE_TEXT = 32;
  private static final int MESSAGE_TEXT = 96;
  private static final int PAGE_TEXT = 64;
  private static final int NOTE_BYTES = 8;

  private final MemorySegment memory;
  private String page = "";

  LinkView(LinkFile file) {
    memory = file.memory().asSlice(LinkLayout.VIEW_AT, LinkLayout.VIEW_BYTES);
  }

  /// From the next plan on the window has a button that opens this page; empty for none.
  void lead(String address) {
    page = address;
  }

  /// Shows a plan.
  ///
  /// @param offsetTicks band tick - edge tick
  void show(ViewSnapshot snapshot, long offsetTicks) {
    begin();
    memory.set(ValueLayout.JAVA_LONG, PLAN_TICK, snapshot.planTick() - offsetTicks);
    memory.set(ValueLayout.JAVA_LONG, PLAN_LENGTH, snapshot.planTicks());
    memory.set(ValueLayout.JAVA_DOUBLE, BPM, snapshot.bpm());
    text(CHORD, SHORT_TEXT, snapshot.chordName());
    text(NEXT_CHORD, SHORT_TEXT, snapshot.nextChordName());
    text(KEY, SHORT_TEXT, snapshot.keyName());
    text(SECTION, SHORT_TEXT, snapshot.sectionName());
    text(STYLE, STYLE_TEXT, snapshot.styleName());
    text(MESSAGE, MESSAGE_TEXT, snapshot.message());
    text(PAGE, PAGE_TEXT, page);
    memory.set(ValueLayout.JAVA_INT, NOTES, snapshot.count());
    for (int i = 0; i < snapshot.count(); i++) {
      long at = NOTE + (long) i * NOTE_BYTES;
      memory.set(ValueLayout.JAVA_INT, at, snapshot.start(i));
      memory.set(ValueLayout.JAVA_SHORT, at + 4, (short) snapshot.length(i));
      memory.set(ValueLayout.JAVA_BYTE, at + 6, (byte) snapshot.key(i));
      memory.set(ValueLayout.JAVA_BYTE, at + 7, (byte) snapshot.roleVelocity(i));
    }
    end();
  }

  private void begin() {
    int sequence = memory.get(ValueLayout.JAVA_INT, SEQUENCE) | 1;
    Shared.releaseInt(memory, SEQUENCE, sequence);
    Shared.fence();
  }

  private void end() {
    int sequence = memory.get(ValueLayout.JAVA_INT, SEQUENCE);
    Shared.releaseInt(memory, SEQUENCE, sequence + 1);
  }

  /// UTF-8 that ends with 0; what does not fit is cut between letters.
  private void text(long at, int size, String text) {
    String fitting = text;
    byte[] bytes = fitting.getBytes(StandardCharsets.UTF_8);
    while (bytes.length >= size) {
      fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
      bytes = fitting.getBytes(StandardCharsets.UTF_8);
    }
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);
    memory.asSlice(at + bytes.length, size - bytes.length).fill((byte) 0);
  }
}
