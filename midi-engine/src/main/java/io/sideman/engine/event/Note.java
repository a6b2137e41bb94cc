package io.sideman.engine.event;

/// One sounding note in musical time.
///
/// @param startTick band time, 960 per quarter
/// @param lengthTicks at least 1
/// @param key 0 to 127, 60 is middle C
/// @param velocity 1 to 127
/// @param channel 0 to 15; 9 is drums in General MIDI
public record Note(long startTick, long lengthTicks, int key, int velocity, int channel)
    implements Comparable<Note> {
  public Note {
    if (lengthTicks < 1) {
      throw new IllegalArgumentException("length must be at least 1 tick, but was " + lengthTicks);
    }
    if (key < 0 || key > 127) {
      throw new IllegalArgumentException("key must be 0-127, but was " + key);
    }
    if (velocity < 1 || velocity > 127) {
      throw new IllegalArgumentException("velocity must be 1-127, but was " + velocity);
    }
    if (channel < 0 || channel > 15) {
      throw new IllegalArgumentException("channel must be 0-15, but was " + channel);
    }
  }

  public long endTick() {
    return startTick + lengthTicks;
  }

  public boolean isDrum() {
    return channel == 9;
  }

  /// By start, then key, then channel, then length, then velocity: a stable order for output.
  @Override
  public int compareTo(Note other) {
    int order = Long.compare(startTick, other.startTick);
    order = order != 0 ? order : Integer.compare(key, other.key);
    order = order != 0 ? order : Integer.compare(channel, other.channel);
    order = order != 0 ? order : Long.compare(lengthTicks, other.lengthTicks);
    return order != 0 ? order : Integer.compare(velocity, other.velocity);
  }
}
