package io.sideman.library.conform;

import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import java.util.Arrays;

/// How long and how high a sound becomes, to the frame.
///
/// @param ratio length of the result / length of the source
/// @param frames of the result; a loop's are those of its bars at the session's tempo
/// @param pitch frequency of the result / frequency of the source
/// @param struck true if strokes are all there is: then nothing is taken apart into tones
record ConformedSound(double ratio, int frames, double pitch, boolean struck) {
  private static final double LOOP_SLACK = 0.02; // of its length that a loop's file may be off
  private static final int SPECTRUM_SECONDS = 20; // a spectrum spans 1/20 s or a little more

  static ConformedSound of(float[][] source, int rate, Item item, Target target) {
    int own = source[0].length;
    boolean struck = item.family() == Family.DRUMS || item.family() == Family.PERCUSSION;
    double pitch = Math.pow(2, struck ? 0 : target.transposeSemitones() / 12.0);
    if (item.kind() == Kind.ONE_SHOT || item.beat().isEmpty()) {
      return new ConformedSound(1, own, pitch, struck);
    }
    Beat beat = item.beat().get();
    double quarters = beat.bars() * beat.beatsPerBar();
    double ownBars = quarters * 60 / beat.bpm() * rate; // frames
    double wantedBars = quarters * target.ticksFactor(beat.bpm()) * 60 / target.bpm() * rate;
    if (item.kind() == Kind.LOOP && Math.abs(ownBars - own) <= LOOP_SLACK * own) {
      return new ConformedSound(wantedBars / own, (int) Math.round(wantedBars), pitch, struck);
    }
    double ratio = target.ticksFactor(beat.bpm()) * beat.bpm() / target.bpm();
    return new ConformedSound(ratio, (int) Math.round(own * ratio), pitch, struck);
  }

  float[][] make(float[][] source, int rate) {
    if (Math.abs(ratio - 1) < 1e-9 && pitch == 1) {
      return Arrays.stream(source)
          .map(channel -> Arrays.copyOf(channel, frames))
          .toArray(float[][]::new);
    }
    int[] strokes = Transients.find(source, rate);
    if (struck) {
      return shifted(new Splicer(source, rate).stretch(ratio * pitch, longer(), strokes));
    }
    int size = Math.clamp(Integer.highestOneBit(rate * 2 / SPECTRUM_SECONDS), 512, 8192);
    return shifted(new Stretcher(source, size, rate).stretch(ratio * pitch, longer(), strokes));
  }

  private int longer() {
    return pitch == 1 ? frames : (int) Math.ceil(frames * pitch) + 1;
  }

  private float[][] shifted(float[][] stretched) {
    if (pitch == 1) {
      return stretched;
    }
    return Arrays.stream(stretched)
        .map(channel -> Resampler.read(channel, pitch, frames))
        .toArray(float[][]::new);
  }
}
