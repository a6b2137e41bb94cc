package io.sideman.library.index;

import io.sideman.library.item.Item;
import java.util.OptionalDouble;
import java.util.function.Function;

/// A number of an item that can be filtered by. An item without it passes no filter on it.
public enum Measure {
  BPM(item -> ofBeat(item, item.beat().map(beat -> beat.bpm()).orElse(0.0))),
  SECONDS(item -> OptionalDouble.of(item.seconds())),
  BARS(item -> ofBeat(item, item.beat().map(beat -> beat.bars()).orElse(0.0))),
  /// Onsets per beat.
  DENSITY(item -> OptionalDouble.of(item.texture().density())),
  /// Share of the beat at which the second eighth lies.
  SWING(item -> ofBeat(item, item.groove().swing())),
  /// Standard deviation of onsets around their slots, in milliseconds.
  SPREAD(item -> ofBeat(item, item.groove().spreadMillis())),
  ENERGY(item -> OptionalDouble.of(item.texture().energy())),
  TENSION(item -> OptionalDouble.of(item.texture().tension())),
  POLYPHONY(item -> ofPitch(item, item.texture().polyphony())),
  /// Lowest MIDI key.
  LOWEST(item -> ofPitch(item, item.texture().low())),
  /// Highest MIDI key.
  HIGHEST(item -> ofPitch(item, item.texture().high())),
  /// LUFS.
  LOUDNESS(item -> item.loudness().map(OptionalDouble::of).orElse(OptionalDouble.empty()));

  private final Function<Item, OptionalDouble> of;

  Measure(Function<Item, OptionalDouble> of) {
    this.of = of;
  }

  public OptionalDouble of(Item item) {
    return of.apply(item);
  }

  private static OptionalDouble ofBeat(Item item, double value) {
    return item.beat().isPresent() ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static OptionalDouble ofPitch(Item item, double value) {
    return item.texture().low() >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
