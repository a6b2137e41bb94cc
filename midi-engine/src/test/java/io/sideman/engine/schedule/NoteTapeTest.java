package io.sideman.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.sideman.engine.event.Note;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTapeTest {
  @Test
  void oldestNotesGiveWay() {
    var tape = new NoteTape(4);
    for (int i = 0; i < 6; i++) {
      tape.start(i * 10L, 60 + i, 80);
      tape.end(i * 10L + 5, 60 + i);
    }
    assertEquals(List.of(62, 63, 64, 65), tape.since(0, 0).stream().map(Note::key).toList());
  }

  @Test
  void soundingNoteIsCopiedWithoutALength() {
    var tape = new NoteTape(4);
    tape.start(100, 60, 80);
    var seen = new ArrayList<Long>();
    tape.copy(0, (_, length, _, _) -> seen.add(length));
    assertEquals(List.of(0L), seen);
    assertEquals(List.of(), tape.since(0, 0));
  }

  @Test
  void copyingAllocatesNothing() {
    var tape = new NoteTape(256);
    for (int i = 0; i < 300; i++) {
      tape.start(i, i % 128, 80);
    }
    long[] sum = new long[1];
    NoteTape.Taker taker = (start, _, key, _) -> sum[0] += start + key;
    for (int i = 0; i < 2000; i++) {
      tape.copy(0, taker);
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      tape.copy(0, taker);
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }
}
