package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.time.Ticks;

/// How a written note becomes a played one: velocity, micro-timing, length.
final class Touch {
  private static final int MAX_OFFSET_TICKS = Ticks.PER_STEP / 2 - 1;
  private static final int MIN_LENGTH_TICKS = 20;
  private static final int DRUM_LENGTH_TICKS = 100;
  private static final int SHIFT = 100; // purposes of dice draws
  private static final int STRESS = 200;
  private static final int KEEP = 300;
  private static final int DRIFT = 500;
  private static final int DRIFT_STEPS = 8;
  private static final double DRUM_CONTRAST =
      1.3; // drummers' accents stand out more than pianists'
  private static final double[] PHRASE = {0.97, 1.0, 1.02, 1.03}; // four bars breathe

  /// At most this level, a hit is a ghost that vanishes when the band thins out.
  static final int GHOST_LEVEL = LineNote.GHOST;

  private final Feel feel;
  private final Swing swing;
  private final RoleVoice voice;
  private final int role;
  private final boolean drums;
  private long seed;
  private StepContext context;
  private int position;

  Touch(Style style, Role role, Swing swing, StepContext blank) {
    feel = style.feel();
    voice = style.voice(role);
    this.swing = swing;
    this.role = role.channel();
    drums = role == Role.DRUMS;
    context = blank;
  }

  void reset(long newSeed) {
    seed = newSeed;
  }

  /// Takes the step and the place in the bar whose written notes are played on it.
  void at(StepContext now, int positionInBar) {
    context = now;
    position = positionInBar;
  }

  double dice(int purpose) {
    return Dice.unit(seed, role, context.step, purpose);
  }

  /// Ghosts thin out below half density.
  boolean keeps(int level, int noteIndex) {
    return level > GHOST_LEVEL || dice(KEEP + noteIndex) < (context.density - 0.1) / 0.35;
  }

  /// Adds a note.
  ///
  /// @param level percent of full level
  /// @param steps written length
  /// @param strum how many voices of the chord start earlier
  boolean play(StepNotes out, int key, int level, int steps, int strum) {
    int shift = shiftTicks(out.count()) + strum * voice.strumTicks();
    int offset = Math.clamp(shift, -MAX_OFFSET_TICKS, MAX_OFFSET_TICKS);
    return out.tryAdd(key, velocity(level, out.count()), lengthTicks(steps), offset);
  }

  private int shiftTicks(int noteIndex) {
    double onGrid = (double) context.stepInBar * Ticks.PER_STEP;
    double bent = swing.ticks(position) - onGrid + voice.pushTicks();
    double human = Dice.around(seed, role, context.step, SHIFT) * feel.humaniseTicks() * 0.75;
    double apart =
        Dice.around(seed, role, context.step, SHIFT + 2 + 2 * noteIndex)
            * feel.humaniseTicks()
            * 0.25;
    return (int) Math.round(bent + human + apart);
  }

  int velocity(int level, int noteIndex) {
    double drive = 0.45 + 0.75 * context.intensity;
    double written = level / 100.0;
    double loudness = drums ? Math.pow(written, DRUM_CONTRAST) : written;
    double share = Math.min(1, loudness * drive * stress());
    double human =
        Dice.around(seed, role, context.step, STRESS + 2 * noteIndex) * feel.humaniseVelocity();
    int span = voice.loudVelocity() - voice.softVelocity();
    int velocity = (int) Math.round(voice.softVelocity() + span * share + human);
    return Math.clamp(
        velocity, Math.max(1, voice.softVelocity() - 6), Math.min(127, voice.loudVelocity() + 6));
  }

  /// What players do without being told: beats weigh more than what lies between them, phrases
  /// grow, and attention drifts. Drum grids are written with their dynamics, so less of it there.
  private double stress() {
    int step = context.stepInBar;
    double beat =
        step == 0 ? 1.06 : step % context.beatSteps == 0 ? 1.02 : (step & 1) == 0 ? 0.95 : 0.91;
    double drift =
        Dice.around(seed, role, context.step / DRIFT_STEPS, DRIFT) * feel.humaniseVelocity() / 80.0;
    double stress = beat * PHRASE[context.barInSection & 3] + drift - 1;
    return 1 + (drums ? 0.5 : 1) * stress;
  }

  /// The gap at the end keeps the next onset of the same key clear of this note, whatever the
  /// random shifts are.
  private int lengthTicks(int steps) {
    if (drums) {
      return DRUM_LENGTH_TICKS;
    }
    int end = position + steps;
    int endInBar = end % context.barSteps;
    double bars = (double) (end - endInBar) * Ticks.PER_STEP;
    double written = bars + swing.ticks(endInBar) - swing.ticks(position);
    int gap = 2 * feel.humaniseTicks() + voice.strumTicks() * (voice.maxVoices() - 1) + 4;
    double length = Math.min(written * voice.articulation(), written - gap);
    return Math.max(MIN_LENGTH_TICKS, (int) length);
  }
}
