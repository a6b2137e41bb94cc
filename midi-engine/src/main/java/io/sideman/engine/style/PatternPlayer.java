package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import java.util.List;

/// Plays one role of a style as written: chooses the variation, fits it to chord, metre and
/// register, and leaves room for the performer. Conductor thread; allocates nothing after
/// construction.
public final class PatternPlayer implements RolePlayer {
  private static final int PHRASE_BARS = 4;
  private static final int CHOICE = 1; // purposes of dice draws
  private static final int FILL_CHOICE = 2;
  private static final int ROOM_STEPS = 4;
  private static final int HELD_STEPS = 4;
  private static final int FILL_SLOT = slot(SectionKind.FILL);
  private static final int ENDING_SLOT = slot(SectionKind.ENDING);
  private static final double MID_SECTION_FILL = 0.5; // share of the drive that chooses a fill

  private final Role role;
  private final Pattern[][] variations; // (section kinds, variations from sparse to busy)
  private final boolean[] crashes; // (section kinds)
  private final Swing swing;
  private final MeterFit fit;
  private final Touch touch;
  private final Harmony harmony;
  private final PlayerMemory memory = new PlayerMemory();
  private final DrumHand drumHand;
  private final LineHand lineHand;
  private final CompHand compHand;
  private final int styleBarSteps;
  private final int endingBars; // longest written ending of this role
  private long seed;

  public PatternPlayer(Style style, Role role) {
    this.role = role;
    RoleVoice voice = style.voice(role);
    SectionKind[] kinds = SectionKind.values();
    variations = new Pattern[kinds.length][];
    crashes = new boolean[kinds.length];
    for (SectionKind kind : kinds) {
      boolean fillWithout = kind == SectionKind.FILL && !style.sections().containsKey(kind);
      List<String> names = fillWithout ? List.of() : style.section(kind).variations(role);
      variations[slot(kind)] =
          names.stream().map(name -> style.pattern(role, name)).toArray(Pattern[]::new);
      crashes[slot(kind)] = style.section(kind).crash();
    }
    styleBarSteps = style.meter().barSteps();
    int longest = 1;
    for (Pattern ending : variations[ENDING_SLOT]) {
      longest = Math.max(longest, ending.steps() / styleBarSteps);
    }
    endingBars = longest;
    swing = new Swing(style.feel());
    fit = new MeterFit(style.meter());
    touch = new Touch(style, role, swing, new StepContext());
    harmony = new Harmony(voice);
    drumHand = new DrumHand(voice, touch);
    lineHand = new LineHand(role, voice, harmony, touch, memory);
    compHand = new CompHand(role, voice, harmony, touch, memory);
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public void reset(long newSeed) {
    seed = newSeed;
    touch.reset(newSeed);
    memory.reset();
  }

  @Override
  public void save(long step) {
    memory.save(step);
  }

  @Override
  public void restore(long step) {
    memory.restore(step);
  }

  @Override
  public void plan(StepContext context, StepNotes out) {
    swing.update(context.tempoBpm, context.beatSteps);
    fit.update(context.barSteps, context.beatSteps);
    choose(context);
    if (role == Role.LEAD && !hasRoom(context)) {
      return;
    }
    if (role == Role.DRUMS && context.stepInBar == 0 && context.barInSection == 0) {
      crash(context, out);
    }
    int last = Math.min(context.barSteps - 1, context.stepInBar + 1);
    for (int position = Math.max(0, context.stepInBar - 1); position <= last; position++) {
      if (swing.gridStep(position) == context.stepInBar) {
        playWritten(position, context, out);
      }
    }
  }

  private void crash(StepContext context, StepNotes out) {
    if (context.bar > 0 && crashes[slot(context.section)]) {
      touch.at(context, 0);
      drumHand.crash(context, out);
    }
  }

  private void playWritten(int position, StepContext context, StepNotes out) {
    touch.at(context, position);
    harmony.at(context, position);
    if (memory.fill() >= 0) {
      Pattern fill = variations[FILL_SLOT][memory.fill()];
      int step = fit.fromEnd(position, fill.steps());
      if (step != MeterFit.NOTHING) {
        play(fill, step, position, context, out);
        return;
      }
    }
    Pattern[] written = variations[memory.section()];
    if (written.length == 0 || isOver(context)) {
      return;
    }
    Pattern pattern = written[Math.min(memory.variation(), written.length - 1)];
    int inBar = fit.inBar(position);
    if (inBar != MeterFit.NOTHING) {
      play(pattern, barInPattern(pattern, context) * styleBarSteps + inBar, position, context, out);
    }
  }

  private void play(Pattern pattern, int step, int position, StepContext context, StepNotes out) {
    int maxSteps = maxSteps(pattern, position, context);
    switch (pattern) {
      case DrumPattern drums -> drumHand.play(drums, step, out);
      case LinePattern line -> {
        int held = Math.min(fit.length(position, line.sounding(step)), maxSteps);
        lineHand.play(line, step, held, context, out);
      }
      case CompPattern comp -> {
        int held = Math.min(fit.length(position, comp.sounding(step)), maxSteps);
        compHand.play(comp, step, held, fit.isExact() ? maxSteps : held, context, out);
      }
    }
  }

  /// Notes may not ring into a bar that another pattern may rule, nor over a bar that does not fit.
  private int maxSteps(Pattern pattern, int position, StepContext context) {
    int toBarEnd = context.barSteps - position;
    if (!fit.isExact() || context.fill || context.barsToSectionChange <= 1) {
      return toBarEnd;
    }
    int phraseLeft = PHRASE_BARS - context.barInSection % PHRASE_BARS;
    int ownLeft = Math.max(1, pattern.steps() / styleBarSteps - barInPattern(pattern, context));
    int bars = Math.min(context.barsToSectionChange, Math.max(phraseLeft, ownLeft));
    return toBarEnd + (bars - 1) * context.barSteps;
  }

  /// Patterns repeat through their section; an ending plays once, at the end of a longer section.
  private int barInPattern(Pattern pattern, StepContext context) {
    int bars = Math.max(1, pattern.steps() / styleBarSteps);
    return context.section == SectionKind.ENDING && memory.section() == ENDING_SLOT
        ? context.barInSection - barsBeforeEnding(context)
        : context.barInSection % bars;
  }

  /// Bars of an ending section before its written ending starts.
  private int barsBeforeEnding(StepContext context) {
    boolean known = context.barsToSectionChange < StepContext.UNKNOWN;
    int bars = context.barInSection + (known ? context.barsToSectionChange : 0);
    return Math.max(0, bars - endingBars);
  }

  private boolean isOver(StepContext context) {
    return memory.section() == ENDING_SLOT
        && context.section == SectionKind.ENDING
        && context.barInSection - barsBeforeEnding(context) >= endingBars;
  }

  /// Chooses variation and fill; a choice lasts a phrase unless the drive changes much.
  private void choose(StepContext context) {
    boolean filling = context.fill || context.section == SectionKind.FILL;
    Pattern[] fills = variations[FILL_SLOT];
    if (!filling || fills.length == 0) {
      memory.setFill(PlayerMemory.UNSET);
    } else if (memory.fill() < 0) {
      double share = context.barsToSectionChange <= 1 ? 1 : MID_SECTION_FILL;
      double taste = Dice.unit(seed, 0, context.bar, FILL_CHOICE);
      memory.setFill(index(fills.length, share * drive(context), taste));
    }
    if (context.section == SectionKind.FILL) {
      if (memory.section() < 0) {
        memory.setSection(slot(SectionKind.A));
        memory.setVariation(0);
      }
      return;
    }
    boolean early =
        context.section == SectionKind.ENDING && context.barInSection < barsBeforeEnding(context);
    int section = slot(early ? SectionKind.A : context.section);
    boolean moved = memory.section() != section;
    if (moved || context.stepInBar == 0 || memory.variation() < 0) {
      memory.setSection(section);
      long phrase = (context.bar - context.barInSection) * 64 + context.barInSection / PHRASE_BARS;
      double taste = Dice.unit(seed, role.channel(), phrase, CHOICE);
      int count = variations[section].length;
      memory.setVariation(index(Math.max(1, count), drive(context), taste));
    }
  }

  /// How busy to play, 0 to 1: intensity and density, less beside a busy performer.
  private double drive(StepContext context) {
    double drive = 0.5 * context.intensity + 0.5 * context.density;
    boolean makesRoom = role == Role.KEYS || role == Role.PAD;
    return makesRoom ? drive - 0.06 * Math.max(0, context.performerBusy - 2) : drive;
  }

  /// From sparse (0) to busy by drive; `taste` (0 to 1) tips near choices.
  private static int index(int count, double drive, double taste) {
    return (int) Math.clamp(Math.floor(drive * count + (taste - 0.5) * 0.9), 0, count - 1);
  }

  /// The lead answers: it starts when the performer has left room or holds a note of his line, and
  /// stops when he moves on.
  private boolean hasRoom(StepContext context) {
    boolean held = context.performerLineSteps >= HELD_STEPS;
    boolean room = context.performerSilentSteps >= ROOM_STEPS || context.performerBusy == 0;
    boolean crowded = context.performerSilentSteps == 0 && context.performerBusy >= 3;
    if (!held && (crowded || context.performerOnset && context.performerBusy > 1)) {
      memory.setAnswering(false);
    } else if (held || room && !context.performerOnset) {
      memory.setAnswering(true);
    }
    return memory.isAnswering();
  }

  private static int slot(SectionKind kind) {
    return switch (kind) {
      case INTRO -> 0;
      case A -> 1;
      case B -> 2;
      case FILL -> 3;
      case BREAK -> 4;
      case ENDING -> 5;
    };
  }
}
