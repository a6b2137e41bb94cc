package io.sideman.players;

import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.util.ArrayList;
import java.util.List;

/// Leads players through ii-V-I-VI in C, a chord a bar, eight bars a section.
final class Rehearsal {
  private static final Chord[] CHORDS = {
    Chord.of(2, Quality.MIN7), Chord.of(7, Quality.DOM7),
    Chord.of(0, Quality.MAJ7), Chord.of(9, Quality.DOM7)
  };
  private static final Key KEY = new Key(0, false);

  final StepContext context = new StepContext();
  private final List<RolePlayer> players;

  Rehearsal(List<RolePlayer> players, double adventure) {
    this.players = players;
    context.adventure = adventure;
    context.tempoBpm = 110;
  }

  void reset(long seed) {
    players.forEach(player -> player.reset(seed));
  }

  /// Plans one step for every player; the notes lie in the context.
  void play(long step) {
    int bar = (int) (step / 16);
    context.step = step;
    context.bar = bar;
    context.stepInBar = (int) (step % 16);
    context.barInSection = bar % 8;
    context.section = bar / 8 % 2 == 0 ? SectionKind.A : SectionKind.B;
    context.barsToSectionChange = 8 - bar % 8;
    context.fill = bar % 8 == 7;
    context.chord = CHORDS[bar % 4];
    context.nextChord = CHORDS[(bar + 1) % 4];
    context.stepsSinceChord = context.stepInBar;
    context.stepsToNextChord = 16 - context.stepInBar;
    context.key = KEY;
    for (int i = 0; i < players.size(); i++) {
      context.notes(players.get(i).role()).clear();
    }
    for (int i = 0; i < players.size(); i++) {
      RolePlayer player = players.get(i);
      player.plan(context, context.notes(player.role()));
      player.save(step);
    }
  }

  /// Steps `from` to `to` as text, one line per step that sounds.
  List<String> text(long from, long to) {
    var lines = new ArrayList<String>();
    for (long step = from; step < to; step++) {
      play(step);
      var line = new StringBuilder();
      for (RolePlayer player : players) {
        StepNotes notes = context.notes(player.role());
        for (int i = 0; i < notes.count(); i++) {
          line.append(' ').append(player.role().id()).append(' ').append(notes.key(i));
          line.append('/').append(notes.velocity(i)).append('/').append(notes.lengthTicks(i));
          line.append('/').append(notes.offsetTicks(i));
        }
      }
      lines.add(step + ":" + line);
    }
    return lines;
  }
}
