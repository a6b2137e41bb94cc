package io.sideman.engine.listen.harmony;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;

/// Follows chord and key while notes come in, knowing nothing before its time. Decisions fall on a
/// fixed grid of 16ths (a little before each line, see [NoteLedger]), so the outcome does not
/// depend on how often [#advance] is called. Drums are not fed. One owner, any thread; after
/// construction nothing allocates, locks or waits.
public final class HarmonyListener {
  /// Steps without any sound after which there is no chord: two bars of 4/4.
  private static final int SILENCE_STEPS = 32;

  /// Harmony is read on the bars as given and on bars that start an eighth late, for many a
  /// performance sits on the grid that way; the reading that fits is believed.
  private static final int GRIDS = 2;

  private static final int GRID_STEPS = 2;

  /// Notes that nobody strikes together by chance.
  private static final int WHOLE_HAND = 4;

  /// Nats by which another grid must win.
  private static final float GRID_MARGIN = 6;

  private final StepRing ring = new StepRing(LiveFeatures.keepSteps());
  private final NoteLedger ledger = new NoteLedger(ring);
  private final LiveFeatures features = new LiveFeatures(ring);
  private final BarPosition position = new BarPosition();
  private final TiedNetwork network;
  private final TiedNetwork.Scratch scratch;
  private final float[] input = new float[LiveFeatures.size()];
  private final ChordFilter[] readings; // one per grid
  private final ChordFilter imagined;
  private final SpelledChord spelled = new SpelledChord();
  private final KeyFilter keys;
  private ChordFilter chords; // the reading believed now
  private Meters meters;
  private boolean awake;

  public HarmonyListener(HarmonyModel model, Meters meters) {
    network = model.chordLive();
    scratch = new TiedNetwork.Scratch(network.shape());
    readings = new ChordFilter[GRIDS];
    readings[0] = new ChordFilter(model.transitions(), model.tuning());
    for (int grid = 1; grid < GRIDS; grid++) {
      readings[grid] = readings[0].twin();
    }
    imagined = readings[0].twin();
    chords = readings[0];
    keys = new KeyFilter(model.keyLive(), model.tuning());
    this.meters = meters;
  }

  /// Where bars and beats fall from now on.
  public void meters(Meters newMeters) {
    meters = newMeters;
  }

  /// A note starts. Ticks must not run backwards; see [#reset()] for jumps.
  public void noteOn(long tick, int key, int velocity) {
    if (velocity == 0) {
      noteOff(tick, key);
      return;
    }
    if (!awake) {
      wake(tick);
    }
    advance(tick);
    ledger.noteOn(tick, key);
    spelled.noteOn(tick, key);
  }

  public void noteOff(long tick, int key) {
    advance(tick);
    if (awake) {
      ledger.noteOff(tick, key);
    }
  }

  /// Says that all input before `tick` has been told, so the steps that end there are decided.
  public void advance(long tick) {
    if (awake) {
      long open = NoteLedger.stepOf(tick);
      while (ledger.openStep() < open) {
        closeStep();
      }
    }
  }

  /// Says that all input before `tick` has been told, and reads the open step as if what sounds now
  /// sounded on to its end: what will probably be decided then. In the second half of a step it
  /// reads the next one so, for what is struck there is meant for it or tied over to it. Changes no
  /// decision.
  public void imagine(long tick) {
    advance(tick);
    imagined.copyFrom(chords);
    if (!awake) {
      return;
    }
    long step = ledger.openStep();
    features.keep();
    if (tick - step * Ticks.PER_STEP < Ticks.PER_STEP / 2) {
      ledger.imagine();
      imagineStep(step);
      ring.withdraw();
    } else {
      ledger.imagineNext();
      features.hear(step);
      imagineStep(step + 1);
      ring.withdraw();
      ring.withdraw();
    }
    features.goBack();
  }

  private void imagineStep(long step) {
    features.hear(step);
    position.moveTo(meters, step, grid() * GRID_STEPS);
    features.fill(step, position, input);
    network.forward(input, scratch);
    imagined.hear(step, position.strength(), scratch);
  }

  /// The chord struck as a block by `tick` and spelled in full, or [Chord#NONE].
  public Chord spelledChord(long tick) {
    return spelled.read(tick);
  }

  /// The chord as read by the last [#imagine], until anything else is heard.
  public Chord imaginedChord() {
    return imagined.chord();
  }

  /// True when nothing sounds but tones of `chord`, in root position, struck by a whole hand.
  public boolean isAllThereIs(Chord chord, long tick) {
    int tones = PitchClass.rotate(chord.quality().mask(), chord.root());
    return chord.root() == chord.bass()
        && spelled.notes(tick) >= WHOLE_HAND
        && (ledger.tones() & ~tones) == 0;
  }

  /// How likely the last [#imagine] holds root and third of `chord`, 0 to 1.
  public double imaginedShare(Chord chord) {
    return imagined.families()[ChordSpace.familyOf(ChordSpace.stateOf(chord))];
  }

  /// How sure root and third of the imagined chord are, 0 to 1.
  public double imaginedConfidence() {
    return imagined.confidence();
  }

  /// The tick at which the decision on the step that holds `tick` falls.
  public static long decisionTick(long tick) {
    return (NoteLedger.stepOf(tick) + 1) * Ticks.PER_STEP - NoteLedger.EARLY_TICKS;
  }

  /// Forgets everything, as after a jump of the transport.
  public void reset() {
    awake = false;
    restartReadings(0);
    keys.restart();
  }

  /// The chord now, with its bass, or [Chord#NONE].
  public Chord chord() {
    return chords.chord();
  }

  /// How sure root and third of the chord are, 0 to 1.
  public double confidence() {
    return chords.confidence();
  }

  public Key key() {
    return keys.key();
  }

  /// How sure the key is, 0 to 1.
  public double keyConfidence() {
    return keys.confidence();
  }

  /// Where the chord is believed to have begun, at or before the step that decided it.
  public long chordStartTick() {
    return chords.startStep() * Ticks.PER_STEP;
  }

  private void wake(long tick) {
    spelled.restart();
    long step = NoteLedger.stepOf(tick);
    ledger.restart(step);
    features.restart();
    restartReadings(step);
    awake = true;
  }

  private void closeStep() {
    long step = ledger.openStep();
    ledger.close();
    features.hear(step);
    if (ledger.silentSteps() >= SILENCE_STEPS) {
      for (ChordFilter reading : readings) {
        reading.silence(step);
      }
      return;
    }
    for (int grid = 0; grid < GRIDS; grid++) {
      position.moveTo(meters, step, grid * GRID_STEPS);
      features.fill(step, position, input);
      network.forward(input, scratch);
      readings[grid].hear(step, position.strength(), scratch);
    }
    believe();
    keys.hear(step, ring, chords.families(), chords.family());
  }

  /// Stays with a reading until another one fits clearly better.
  private void believe() {
    for (ChordFilter reading : readings) {
      if (reading.plausibility() > chords.plausibility() + GRID_MARGIN) {
        chords = reading;
      }
    }
  }

  /// Which reading is believed.
  private int grid() {
    int grid = 0;
    while (readings[grid] != chords) {
      grid++;
    }
    return grid;
  }

  private void restartReadings(long step) {
    for (ChordFilter reading : readings) {
      reading.restart(step);
    }
    chords = readings[0];
  }
}
