package io.sideman.library.conform;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Smf;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Item;
import java.util.Optional;

/// Brings items to the session. Any thread; every call stands alone.
public final class Conform {
  private Conform() {}

  /// Notes in the key and at the tempo of the target, from a bar line on, whole bars long. Ticks
  /// stay (half and double time scale them) and the tempo changes, so the groove is kept as it is.
  ///
  /// @param item what is known of `source`
  public static Smf midi(Smf source, Item item, Target target) {
    return new ConformedMidi(source, item, target, Optional.empty()).write();
  }

  /// Likewise, and on strong beats only tones of the session's chords, where one is near.
  ///
  /// @param chords from where the item begins, at tick 0
  public static Smf midi(Smf source, Item item, Target target, Timeline<Chord> chords) {
    return new ConformedMidi(source, item, target, Optional.of(chords)).write();
  }

  /// Sound at the pitch and tempo of the target. A loop becomes exactly as many frames long as its
  /// bars are at the session's tempo; drums keep their pitch; one-shots keep their length.
  ///
  /// @param item what is known of `source`
  public static Sound audio(Sound source, Item item, Target target) {
    if (source.frames() == 0) {
      return source;
    }
    var plan = ConformedSound.of(source.channels(), source.rate(), item, target);
    return new Sound(plan.make(source.channels(), source.rate()), source.rate());
  }
}
