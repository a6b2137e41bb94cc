package io.sideman.engine.port;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.ring.RealTime;
import java.util.function.IntConsumer;

/// Which notes a stream of messages has started and not ended, however often each was started. One
/// thread at a time.
public final class SoundingNotes {
  private final long[] keys = new long[32]; // bit (key & 63) of word channel * 2 + (key >> 6)
  private int channelsUsed;

  @RealTime
  public void see(int message) {
    if (MidiMessage.isNoteOn(message)) {
      keys[word(message)] |= bit(message);
      channelsUsed |= 1 << MidiMessage.channel(message);
    } else if (MidiMessage.isNoteOff(message)) {
      keys[word(message)] &= ~bit(message);
    }
  }

  public boolean sounds(int channel, int key) {
    return (keys[channel << 1 | key >> 6] >>> (key & 63) & 1) != 0;
  }

  public boolean isSilent() {
    for (long word : keys) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /// Gives `out` a note-off for everything that sounds, then "sustain up" and "all notes off" for
  /// every channel that was used.
  public void release(IntConsumer out) {
    for (int i = 0; i < keys.length; i++) {
      while (keys[i] != 0) {
        int bit = Long.numberOfTrailingZeros(keys[i]);
        keys[i] &= keys[i] - 1;
        out.accept(MidiMessage.noteOff(i >> 1, (i & 1) << 6 | bit));
      }
    }
    for (int channel = 0; channel < 16; channel++) {
      if ((channelsUsed >> channel & 1) != 0) {
        out.accept(MidiMessage.control(channel, 64, 0));
        out.accept(MidiMessage.control(channel, 123, 0));
      }
    }
  }

  private static int word(int message) {
    return MidiMessage.channel(message) << 1 | MidiMessage.data1(message) >> 6;
  }

  private static long bit(int message) {
    return 1L << (MidiMessage.data1(message) & 63);
  }
}
