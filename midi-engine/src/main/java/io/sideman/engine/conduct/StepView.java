package io.sideman.engine.conduct;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;

/// What players are told about a step, gathered from the outlooks. Conductor thread; no allocation
/// after construction.
final class StepView {
  private static final int FORESIGHT_STEPS = 64;
  private static final int PHRASE_BARS = 8;

  private final Conductor.Outlook outlook;
  private final BandSettings settings;
  private final StepContext context = new StepContext();
  private long chordSince;

  StepView(Conductor.Outlook outlook, BandSettings settings) {
    this.outlook = outlook;
    this.settings = settings;
  }

  /// The one context, changed by [#look].
  StepContext context() {
    return context;
  }

  void start(long step) {
    chordSince = step;
  }

  /// For the players a chord begins at `step`, whenever it began to sound.
  void chordBegins(long step) {
    chordSince = step;
  }

  /// Describes `step`, by what is believed now.
  void look(long step, double tempoBpm) {
    Meters meters = outlook.meters();
    long tick = step * Ticks.PER_STEP;
    Meter meter = meters.meterAt(tick);
    context.step = step;
    context.bar = meters.barAt(tick);
    context.stepInBar = meters.tickInBar(tick) / Ticks.PER_STEP;
    context.barSteps = meter.barSteps();
    context.beatSteps =
        meter.denominator() == 8 && meter.numerator() % 3 == 0
            ? 6
            : Math.max(1, meter.beatTicks() / Ticks.PER_STEP);
    context.tempoBpm = tempoBpm;
    context.density = settings.density();
    context.adventure = settings.adventure();
    context.temperature = settings.temperature();
    outlook.performer().describe(step, context);
    lookAtForm();
    lookAtHarmony(step);
    outlook.direction().describe(context);
  }

  private void lookAtForm() {
    FormOutlook form = outlook.form();
    context.section = form.sectionAt(context.bar);
    context.barInSection = (int) (context.bar - form.sectionStart(context.bar));
    long left = form.sectionEnd(context.bar) - context.bar;
    context.barsToSectionChange = (int) Math.min(left, StepContext.UNKNOWN);
    context.fill =
        (left == 1 || (context.barInSection % PHRASE_BARS == PHRASE_BARS - 1 && left > 2))
            && context.section != SectionKind.ENDING
            && context.section != SectionKind.INTRO
            && context.barInSection > 0;
  }

  private void lookAtHarmony(long step) {
    HarmonyOutlook harmony = outlook.harmony();
    Chord chord = harmony.chordAt(step);
    Key key = harmony.keyAt(step);
    context.chord = chord;
    context.key = key;
    long since = step;
    while (since > 0
        && step - since < FORESIGHT_STEPS
        && harmony.chordAt(since - 1).equals(chord)) {
      since--;
    }
    context.stepsSinceChord = (int) (step - Math.max(since, Math.min(chordSince, step)));
    context.nextChord = chord;
    context.stepsToNextChord = StepContext.UNKNOWN;
    for (int ahead = 1; ahead <= FORESIGHT_STEPS; ahead++) {
      Chord later = harmony.chordAt(step + ahead);
      if (!later.equals(chord)) {
        context.nextChord = later;
        context.stepsToNextChord = ahead;
        break;
      }
    }
  }
}
