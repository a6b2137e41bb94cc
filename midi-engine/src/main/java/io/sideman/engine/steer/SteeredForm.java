package io.sideman.engine.steer;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.conduct.FormOutlook;
import org.jspecify.annotations.Nullable;

/// The form as it was, until somebody chooses a section, builds up to the next one or holds this
/// one. At most one change is on its way; it falls on a bar line.
final class SteeredForm implements FormOutlook {
  static final long NEVER = Long.MAX_VALUE;
  private static final int FARTHEST_SECTION = 256; // bars

  /// What rules from a bar on: a section that was asked for, or the form underneath, moved.
  private static final class Rule {
    private long fromBar = Long.MIN_VALUE;
    private long untilBar = NEVER; // of a section asked for
    private long shift; // bar of the form underneath = bar + shift
    private @Nullable SectionKind kind; // null: the form underneath

    void ask(SectionKind section, long from, long until) {
      kind = section;
      fromBar = from;
      untilBar = until;
      shift = 0;
    }

    void follow(long from, long moved) {
      kind = null;
      fromBar = from;
      untilBar = NEVER;
      shift = moved;
    }

    void copy(Rule other) {
      fromBar = other.fromBar;
      untilBar = other.untilBar;
      shift = other.shift;
      kind = other.kind;
    }
  }

  private final FormOutlook base;
  private final Rule now = new Rule();
  private final Rule next = new Rule();
  private boolean held;
  private long heldStart; // first bar of the held section
  private long heldBars;

  SteeredForm(FormOutlook base) {
    this.base = base;
    next.fromBar = NEVER;
  }

  /// Back to the form underneath.
  void reset() {
    now.follow(Long.MIN_VALUE, 0);
    next.fromBar = NEVER;
    held = false;
  }

  /// What was on its way by `bar` rules from now on.
  void reach(long bar) {
    if (bar >= next.fromBar) {
      now.copy(next);
      next.fromBar = NEVER;
      held = false;
    }
  }

  /// Bar of the change on its way, or [#NEVER].
  long changeBar() {
    return next.fromBar;
  }

  void choose(SectionKind kind, long fromBar, long untilBar) {
    next.ask(kind, fromBar, untilBar);
  }

  /// The form underneath again, its bar `baseBar` falling on `fromBar`.
  void follow(long fromBar, long baseBar) {
    next.follow(fromBar, baseBar - fromBar);
  }

  /// Stays in the section of `fromBar` until the next of another kind begins at `bar`, sooner or
  /// later than the form has it.
  void advance(long fromBar, long bar) {
    next.fromBar = NEVER;
    SectionKind kind = sectionAt(fromBar);
    long start = sectionStart(fromBar);
    long end = sectionEnd(fromBar);
    long baseBar = now.kind == null ? anotherKind(kind, fromBar + now.shift) : NEVER;
    if (baseBar == NEVER) {
      choose(kind == SectionKind.A ? SectionKind.B : SectionKind.A, bar, NEVER);
    } else {
      follow(bar, baseBar);
    }
    if (end < bar) {
      now.ask(kind, start, NEVER);
    }
    held = false;
  }

  /// Where the form underneath turns to another kind, or [#NEVER] when that is not in sight.
  private long anotherKind(SectionKind kind, long fromBaseBar) {
    long baseBar = base.sectionEnd(fromBaseBar);
    while (baseBar != NEVER && base.sectionAt(baseBar) == kind) {
      baseBar = baseBar - fromBaseBar > FARTHEST_SECTION ? NEVER : base.sectionEnd(baseBar);
    }
    return baseBar;
  }

  /// Stays in the section of `bar`: it goes round until [#letGo].
  void hold(long bar) {
    next.fromBar = NEVER;
    held = false;
    heldStart = sectionStart(bar);
    long end = sectionEnd(bar);
    heldBars = end - heldStart;
    held = end != NEVER && heldBars > 0;
  }

  /// Goes on from where the section held is in its round at `bar`.
  void letGo(long bar) {
    if (held) {
      held = false;
      long away = bar - round(bar);
      if (now.kind == null) {
        now.shift -= away;
      } else {
        now.fromBar += away;
        now.untilBar += away;
      }
    }
  }

  @Override
  public SectionKind sectionAt(long bar) {
    Rule rule = rule(bar);
    return rule.kind != null ? rule.kind : base.sectionAt(place(rule, bar) + rule.shift);
  }

  @Override
  public long sectionStart(long bar) {
    Rule rule = rule(bar);
    long place = place(rule, bar);
    long start =
        rule.kind != null
            ? rule.fromBar
            : Math.max(rule.fromBar, base.sectionStart(place + rule.shift) - rule.shift);
    return start + (bar - place);
  }

  @Override
  public long sectionEnd(long bar) {
    if (held && bar < next.fromBar) {
      return next.fromBar;
    }
    Rule rule = rule(bar);
    long end = rule.untilBar;
    if (rule.kind == null) {
      long baseEnd = base.sectionEnd(bar + rule.shift);
      end = baseEnd == NEVER ? NEVER : baseEnd - rule.shift;
    }
    return rule == now ? Math.min(end, next.fromBar) : end;
  }

  private Rule rule(long bar) {
    return bar >= next.fromBar ? next : now;
  }

  private long place(Rule rule, long bar) {
    return held && rule == now ? round(bar) : bar;
  }

  private long round(long bar) {
    return bar < heldStart ? bar : heldStart + Math.floorMod(bar - heldStart, heldBars);
  }
}
