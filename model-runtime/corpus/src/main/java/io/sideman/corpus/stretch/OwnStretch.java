package io.sideman.corpus.stretch;

import io.sideman.library.conform.Conform;
import io.sideman.library.conform.Target;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import java.util.Optional;

/// Sideman's own way, as `library take` goes it.
public final class OwnStretch implements StretchMethod {
  private static final double BPM = 120; // any: only the ratio counts

  @Override
  public String name() {
    return "sideman";
  }

  @Override
  public Sound stretch(StretchSource source, double ratio) {
    Item item = counted(source.item(), source.sound().seconds());
    var key = Target.asItIs(item).key();
    return Conform.audio(source.sound(), item, new Target(key, BPM / ratio, 0, ratio));
  }

  /// The item as if it had been counted at a tempo, whatever was heard.
  private static Item counted(Item item, double seconds) {
    var beat = new Beat(BPM, 1, 4, seconds * BPM / 240);
    return new Item(
        item.id(),
        item.media(),
        Kind.TRACK,
        item.seconds(),
        Optional.of(beat),
        item.tonality(),
        item.role(),
        item.family(),
        item.groove(),
        item.texture(),
        item.loudness(),
        item.vectors(),
        item.contour(),
        item.words(),
        item.licence());
  }
}
