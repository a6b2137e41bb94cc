package io.sideman.engine.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.MidiMessage;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;

class DeviceOutputTest {
  /// Keeps the balance of note-ons and note-offs, and allocates nothing itself.
  private static final class Balance implements Receiver {
    private int sounding;
    private long received;

    @Override
    public void send(javax.sound.midi.MidiMessage message, long timeStamp) {
      received++;
      if (message instanceof ShortMessage s) {
        if (s.getCommand() == ShortMessage.NOTE_ON) {
          sounding++;
        } else if (s.getCommand() == ShortMessage.NOTE_OFF) {
          sounding--;
        }
      }
    }

    @Override
    public void close() {}
  }

  private static DeviceOutput output(Receiver receiver) {
    return new DeviceOutput(new PortInfo("x", "x", ""), LoopDevice.output("x"), receiver);
  }

  @Test
  void sendingAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    DeviceOutput output = output(new Balance());
    long least = Long.MAX_VALUE; // the JVM itself may allocate once or twice while it compiles
    for (int round = 0; round < 10; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      send(output, 10_000);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
    output.close();
  }

  private static void send(OutputPort output, int times) {
    for (int i = 0; i < times; i++) {
      output.send(MidiMessage.noteOn(i & 15, i & 127, 100));
      output.send(MidiMessage.noteOff(i & 15, i & 127));
    }
  }

  @Test
  void closingFromAnotherThreadWhilePlayingLeavesNothingSounding() throws InterruptedException {
    for (int round = 0; round < 50; round++) {
      var balance = new Balance();
      DeviceOutput output = output(balance);
      var stop = new AtomicBoolean();
      var sent = new CountDownLatch(1);
      var sender =
          new Thread(() -> {
            for (int i = 0; !stop.get(); i++) {
              output.send(MidiMessage.noteOn(0, i & 127, 100));
              output.send(MidiMessage.noteOff(0, i & 127));
              sent.countDown();
            }
          });
      sender.start();
      sent.await();
      output.close();
      stop.set(true);
      sender.join();
      assertEquals(0, balance.sounding, "round " + round);
      assertTrue(balance.received > 0);
    }
  }
}
