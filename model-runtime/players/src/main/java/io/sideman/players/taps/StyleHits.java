package io.sideman.players.taps;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.Drum;

/// What a style's written drums would strike on each step, as an expert beside the network.
public final class StyleHits {
  private static final double SAYS = 1; // log-odds for a written drum against one that is not

  private final PatternPlayer player;
  private final StepContext context = new StepContext();
  private final StepNotes written = new StepNotes();

  public StyleHits(Style style, long seed) {
    player = new PatternPlayer(style, Role.DRUMS);
    player.reset(seed);
  }

  /// Adds the pattern's say to the log-odds of each drum. Where the pattern rests it says nothing.
  void lean(long step, MeterMap meters, double bpm, double[] odds) {
    StepNotes notes = at(step, meters, bpm);
    if (notes.isEmpty()) {
      return;
    }
    for (int drum = 0; drum < odds.length; drum++) {
      odds[drum] -= SAYS / 2;
    }
    for (int i = 0; i < notes.count(); i++) {
      int drum = Drum.indexOf(notes.key(i));
      if (drum >= 0) {
        odds[drum] += SAYS;
      }
    }
  }

  /// What is written on a step; valid until the next call.
  public StepNotes at(long step, MeterMap meters, double bpm) {
    long tick = step * Ticks.PER_STEP;
    Meter meter = meters.meterAt(tick);
    context.step = step;
    context.barSteps = meter.barSteps();
    context.beatSteps = meter.denominator() == 8 && meter.numerator() % 3 == 0 ? 6 : 4;
    context.stepInBar = meters.tickInBar(tick) / Ticks.PER_STEP;
    context.bar = meters.barAt(tick);
    context.barInSection = (int) context.bar;
    context.tempoBpm = bpm;
    written.clear();
    player.plan(context, written);
    return written;
  }
}
