package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.sample.Draw;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.Conditioning;
import io.sideman.players.tokens.RecentSteps;
import io.sideman.players.tokens.RoleCodec;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plays one role as a product of two experts: the style's pattern and a trained network, weighed
/// by [StepContext#adventure]. At 0 it is the pattern, note for note. Every token is chosen under
/// the role's [Taste], so that harmony, range and room hold by construction. Conductor thread;
/// allocates nothing after construction.
public final class LstmPlayer implements RolePlayer {
  private static final double KEEP = 0.98; // share of probability that is worth playing

  private static final double FIRST_SHARE = 0.15; // of its adventure, on the first step
  private static final double EASE_STEPS = 32;
  private static final int ROOM_STEPS = 4; // of silence, before a lead speaks of itself
  private static final int HELD_STEPS = 5; // of a held note, likewise

  private final RoleCodec codec;
  private final RolePlayer pattern;
  private final Set<SectionKind> written;
  private final LstmNet net;
  private final Conditioning conditioning;
  private final Taste taste;
  private final Rendering rendering;
  private final PatternExpert expert;
  private final Balance balance;
  private final Sampler sampler;
  private final PlayerMemory memory;
  private final @Nullable TuneGuard guard;
  private final RecentSteps recent;
  private final StepNotes patternNotes = new StepNotes();
  private final StepNotes spelled = new StepNotes();
  private final int[] active = new int[Conditioning.MAX_ACTIVE];
  private final int[] tokens = new int[RoleCodec.MAX_TOKENS];
  private final boolean[] allowed; // (tokens)
  private long seed;

  /// What a learned player is made of.
  ///
  /// @param written sections in which the style writes this role; elsewhere it keeps silent
  /// @param recent shared with the taste, empty
  /// @param guard keeps the tune original; null for roles without one
  record Parts(
      RoleCodec codec,
      RolePlayer pattern,
      Set<SectionKind> written,
      LstmNet net,
      Conditioning conditioning,
      Taste taste,
      Rendering rendering,
      PlayerMemory memory,
      RecentSteps recent,
      @Nullable TuneGuard guard) {}

  LstmPlayer(Parts parts) {
    codec = parts.codec();
    pattern = parts.pattern();
    written = EnumSet.noneOf(SectionKind.class);
    written.addAll(parts.written());
    net = parts.net();
    conditioning = parts.conditioning();
    taste = parts.taste();
    rendering = parts.rendering();
    memory = parts.memory();
    recent = parts.recent();
    guard = parts.guard();
    expert = new PatternExpert(codec);
    balance = new Balance(codec);
    sampler = new Sampler(codec.vocabulary());
    allowed = new boolean[codec.vocabulary()];
  }

  @Override
  public Role role() {
    return codec.role();
  }

  @Override
  public void reset(long newSeed) {
    seed = newSeed;
    pattern.reset(newSeed);
    rendering.reset(newSeed);
    memory.reset();
    recent.clear();
  }

  @Override
  public void save(long step) {
    pattern.save(step);
    memory.save(step);
  }

  @Override
  public void restore(long step) {
    pattern.restore(step);
    memory.restore(step);
  }

  @Override
  public void plan(StepContext context, StepNotes out) {
    patternNotes.clear();
    pattern.plan(context, patternNotes);
    rendering.spell(patternNotes, spelled);
    expert.take(context, spelled);
    double adventure = adventure(context);
    if (adventure == 0) {
      out.copyFrom(patternNotes);
      recent.put(context.step, expert.written(), expert.writtenCount());
    } else {
      int count = speak(context, adventure);
      if (guard != null) {
        count = guard.mend(context, tokens, count, patternNotes, memory.line());
        memory.token(tokens[count - 1]);
      }
      rendering.render(context, tokens, count, patternNotes, out);
      recent.put(context.step, tokens, count);
    }
    memory.last().take(out);
    TuneGuard.follow(out, context.step, memory.line());
    memory.count(out.count(), patternNotes.count());
  }

  /// Edges of the form belong to the arranger: the network has heard few of them. And it needs
  /// something to go by: it comes in over the first two bars.
  private double adventure(StepContext context) {
    if (!written.contains(context.section) || mustWait(context)) {
      return 0;
    }
    double ease = Math.min(1, FIRST_SHARE + (1 - FIRST_SHARE) * memory.steps() / EASE_STEPS);
    return switch (context.section) {
      case A, B, FILL -> context.adventure * ease;
      case INTRO -> context.adventure * ease * 0.6;
      case BREAK, ENDING -> context.adventure * ease * 0.3;
    };
  }

  /// The lead speaks when its pattern may: while the performer is silent or holds a note.
  private boolean mustWait(StepContext context) {
    return role() == Role.LEAD
        && expert.rests()
        && context.performerSilentSteps < ROOM_STEPS
        && context.performerLineSteps < HELD_STEPS;
  }

  /// Samples the tokens of this step and returns their number.
  private int speak(StepContext context, double adventure) {
    sampler.freedom(adventure, context.temperature, KEEP);
    int conditions = conditioning.features(context, recent, active);
    int count = 0;
    boolean open = true;
    while (open) {
      active[conditions] = memory.token();
      net.step(memory.net(), active, conditions + 1);
      codec.allow(context, tokens, count, allowed);
      double[] weights = taste.weigh(context, tokens, count, allowed, expert);
      if (guard != null) {
        guard.forbid(context, tokens, count, weights, patternNotes, memory.line());
      }
      balance.apply(memory.net().logits, allowed, weights, adventure, count, memory);
      double[] patternLogs = expert.after(tokens, count, allowed);
      double uniform = Draw.uniform(seed, role(), context.step, count);
      int token = sampler.choose(memory.net().logits, patternLogs, weights, uniform);
      tokens[count++] = token;
      memory.token(token);
      open = !codec.closes(token) && count < tokens.length;
    }
    return count;
  }
}
