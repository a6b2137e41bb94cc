package io.sideman.engine.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.MidiMessage;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundingNotesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void knowsExactlyWhatSounds(long seed) {
    var random = new SplittableRandom(seed);
    var sounding = new SoundingNotes();
    boolean[][] model = new boolean[16][128];
    for (int step = 0; step < 5_000; step++) {
      int channel = random.nextInt(16);
      int key = random.nextInt(128);
      switch (random.nextInt(4)) {
        case 0 -> {
          sounding.see(MidiMessage.noteOff(channel, key));
          model[channel][key] = false;
        }
        case 1 -> {
          sounding.see(MidiMessage.noteOn(channel, key, 0));
          model[channel][key] = false;
        }
        case 2 -> sounding.see(MidiMessage.control(channel, key, 1));
        default -> {
          sounding.see(MidiMessage.noteOn(channel, key, 1 + random.nextInt(127)));
          model[channel][key] = true;
        }
      }
      assertEquals(model[channel][key], sounding.sounds(channel, key), "seed " + seed);
    }
    sounding.release(message -> {
      if (MidiMessage.isNoteOff(message)) {
        int channel = MidiMessage.channel(message);
        int key = MidiMessage.data1(message);
        assertTrue(model[channel][key], "seed " + seed);
        model[channel][key] = false;
      }
    });
    assertTrue(sounding.isSilent());
    for (boolean[] channel : model) {
      for (boolean key : channel) {
        assertEquals(false, key, "seed " + seed);
      }
    }
  }
}
