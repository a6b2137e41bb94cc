package io.sideman.engine.listen.harmony;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Hand-made music and the shipped model, for the tests of this package.
final class Music {
  static final int BEAT = Ticks.PER_QUARTER;
  private static final long EIGHTH = BEAT / 2;
  static final int BAR = 4 * BEAT;

  private final List<Note> notes = new ArrayList<>();
  private long tick;

  static HarmonyModel model() {
    try {
      return HarmonyModelFile.read(
          Path.of(System.getProperty("sideman.presets"), "models", "harmony-listener.bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keys that start together and last to the next call.
  Music chord(long lengthTicks, int... keys) {
    for (int key : keys) {
      notes.add(new Note(tick, lengthTicks, key, 80, 0));
    }
    tick += lengthTicks;
    return this;
  }

  /// Eighths, one after the other, up and down through the keys, until the length is full.
  Music arpeggio(long lengthTicks, int... keys) {
    int around = Math.max(1, 2 * keys.length - 2);
    for (int i = 0; i * EIGHTH < lengthTicks; i++) {
      int place = i % around;
      int key = keys[place < keys.length ? place : around - place];
      notes.add(new Note(tick + i * EIGHTH, EIGHTH, key, 80, 0));
    }
    tick += lengthTicks;
    return this;
  }

  Music rest(long lengthTicks) {
    tick += lengthTicks;
    return this;
  }

  Music transposed(int semitones) {
    var result = new Music();
    for (Note n : notes) {
      result.notes.add(
          new Note(n.startTick(), n.lengthTicks(), n.key() + semitones, n.velocity(), n.channel()));
    }
    result.tick = tick;
    return result;
  }

  Music then(Music next) {
    for (Note n : next.notes) {
      notes.add(
          new Note(n.startTick() + tick, n.lengthTicks(), n.key(), n.velocity(), n.channel()));
    }
    tick += next.tick;
    return this;
  }

  List<Note> notes() {
    return List.copyOf(notes);
  }

  long endTick() {
    return tick;
  }
}
