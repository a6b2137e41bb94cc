package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.sample.Draw;

/// Lets a pad rest for whole phrases, as arrangers do, so that it lifts the music when it comes in:
/// often in an A, seldom in a B, never where it alone holds the harmony or at the edges of the
/// form. The more adventure, the more it rests; at 0 it never does. Conductor thread; allocates
/// nothing.
final class BreathingPlayer implements RolePlayer {
  private static final int PHRASE_BARS = 4;
  private static final int DRAW = 40;

  /// Share of phrases that rest, at the usual adventure and above.
  private static final double IN_A = 0.33;

  private static final double IN_B = 0.1;

  /// Of two phrases at most one rests, mostly the first.
  private static final double FIRST_OF_TWO = 0.7;

  private static final double FULL_ADVENTURE = 0.5;
  private static final int COMPANY_STEPS = 16; // so lately somebody else must have played chords

  private final RolePlayer player;
  private final StepNotes unheard = new StepNotes();
  private final long[] company = new long[MEMORY_STEPS + 1]; // last step of keys, by step
  private long companyStep;
  private long seed;

  BreathingPlayer(RolePlayer player) {
    this.player = player;
  }

  @Override
  public Role role() {
    return player.role();
  }

  @Override
  public void reset(long newSeed) {
    seed = newSeed;
    companyStep = Long.MIN_VALUE / 2;
    java.util.Arrays.fill(company, companyStep);
    player.reset(newSeed);
  }

  @Override
  public void save(long step) {
    company[slot(step)] = companyStep;
    player.save(step);
  }

  @Override
  public void restore(long step) {
    companyStep = step < 0 ? Long.MIN_VALUE / 2 : company[slot(step)];
    player.restore(step);
  }

  private int slot(long step) {
    return (int) Math.floorMod(step, (long) company.length);
  }

  @Override
  public void plan(StepContext context, StepNotes out) {
    if (!context.notes(Role.KEYS).isEmpty()) {
      companyStep = context.step;
    }
    if (rests(context)) {
      unheard.clear();
      player.plan(context, unheard);
    } else {
      player.plan(context, out);
    }
  }

  private boolean rests(StepContext context) {
    double share =
        context.section == SectionKind.A ? IN_A : context.section == SectionKind.B ? IN_B : 0;
    double wish = share * Math.min(1, context.adventure / FULL_ADVENTURE);
    if (wish == 0 || context.step - companyStep > COMPANY_STEPS) {
      return false;
    }
    // more intensity and density, fewer rests
    double calm = 1.5 - 0.5 * context.intensity - 0.5 * context.density;
    int inPair = context.barInSection % (2 * PHRASE_BARS);
    long pair = context.bar - inPair;
    boolean oneRests = Draw.uniform(seed, Role.PAD, pair, DRAW) < 2 * wish * calm;
    boolean first = Draw.uniform(seed, Role.PAD, pair, DRAW + 1) < FIRST_OF_TWO;
    return oneRests && inPair < PHRASE_BARS == first;
  }
}
