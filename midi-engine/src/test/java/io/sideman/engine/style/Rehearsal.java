package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Plays a style over a lead sheet the way the conductor does, but with nothing else around it.
final class Rehearsal {
  /// A note as played, with what the player saw.
  record Played(Role role, long step, int key, int velocity, int lengthTicks, int offsetTicks) {
    long startTick() {
      return step * Ticks.PER_STEP + offsetTicks;
    }

    long endTick() {
      return startTick() + lengthTicks;
    }
  }

  private static final int SECTION_BARS = 8;
  private static final SectionKind[] FORM = {
    SectionKind.INTRO, SectionKind.A, SectionKind.B, SectionKind.A, SectionKind.BREAK, SectionKind.B
  };

  final Style style;
  final Key key;
  final List<Chord> chords; // one per bar, repeated for ever
  Meter meter;
  long seed = 7;
  Consumer<StepContext> touch = context -> {};
  private final Map<Role, PatternPlayer> players = new EnumMap<>(Role.class);
  final StepContext context = new StepContext();

  Rehearsal(Style style, Key key, List<Chord> chords) {
    this.style = style;
    this.key = key;
    this.chords = chords;
    meter = style.meter();
    for (Role role : Role.values()) {
      players.put(role, new PatternPlayer(style, role));
    }
  }

  PatternPlayer player(Role role) {
    return players.get(role);
  }

  void start() {
    players.values().forEach(player -> player.reset(seed));
  }

  /// Fills the context for a step: eight-bar sections, a fill in the last bar of each.
  StepContext at(long step) {
    int barSteps = meter.barSteps();
    context.step = step;
    context.barSteps = barSteps;
    context.beatSteps = MeterFit.beatSteps(meter);
    context.bar = step / barSteps;
    context.stepInBar = (int) (step % barSteps);
    int bar = (int) context.bar;
    context.section = FORM[bar / SECTION_BARS % FORM.length];
    context.barInSection = bar % SECTION_BARS;
    context.barsToSectionChange = SECTION_BARS - context.barInSection;
    context.fill = context.barsToSectionChange == 1;
    context.key = key;
    context.tempoBpm = style.tempo().defaultBpm();
    Chord chord = chords.get(bar % chords.size());
    int ahead = 1;
    while (ahead < chords.size() && chords.get((bar + ahead) % chords.size()).equals(chord)) {
      ahead++;
    }
    int since = 0;
    while (since < Math.min(bar, chords.size())
        && chords.get((bar - since - 1) % chords.size()).equals(chord)) {
      since++;
    }
    context.chord = chord;
    context.nextChord = chords.get((bar + ahead) % chords.size());
    context.stepsToNextChord = ahead * barSteps - context.stepInBar;
    context.stepsSinceChord = since * barSteps + context.stepInBar;
    for (Role role : Role.values()) {
      context.notes(role).clear();
    }
    touch.accept(context);
    return context;
  }

  /// Plans one step for all roles; the notes lie in the context.
  void plan(long step) {
    at(step);
    for (Role role : Role.values()) {
      players.get(role).plan(context, context.notes(role));
      players.get(role).save(step);
    }
  }

  List<Played> play(int bars) {
    start();
    var all = new ArrayList<Played>();
    for (long step = 0; step < (long) bars * meter.barSteps(); step++) {
      plan(step);
      for (Role role : Role.values()) {
        collect(role, step, context.notes(role), all);
      }
    }
    return all;
  }

  static void collect(Role role, long step, StepNotes notes, List<Played> all) {
    for (int i = 0; i < notes.count(); i++) {
      all.add(
          new Played(
              role,
              step,
              notes.key(i),
              notes.velocity(i),
              notes.lengthTicks(i),
              notes.offsetTicks(i)));
    }
  }
}
