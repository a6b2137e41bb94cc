package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.style.LineWords;
import io.sideman.engine.style.RoleVoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A bass or a melody as the rows of a line pattern, one row a bar.
final class LineText {
  private static final double WALKING_SHARE = 0.8; // of the beats move on

  private LineText() {}

  /// The rows; a bass is its lowest notes, a melody its highest.
  static List<String> rows(Block block, Role role, RoleVoice voice) {
    int steps = block.bars() * block.barSteps();
    Hit[] chosen = chosen(block.hits(role), role, steps);
    var words = new String[steps];
    Arrays.fill(words, ".");
    var finder = new LineWords(role, voice);
    var levels = new Levels(role, voice);
    Key key = block.song().song().keys().at(0);
    boolean walks = role == Role.BASS && walks(chosen, block);
    for (int step = 0; step < steps; step++) {
      Hit hit = chosen[step];
      if (hit == null) {
        continue;
      }
      int end = Math.min(steps, hit.end());
      for (int held = step + 1; held < end && chosen[held] == null; held++) {
        words[held] = "-";
      }
      Chord chord = hit.chord().isNone() ? tonic(key) : hit.chord();
      String word = finder.word(hit.key(), chord, key);
      boolean lands = step % block.barSteps() == 0 && word.startsWith("R");
      words[step] =
          (walks && !lands ? walk(chosen, step) : word)
              + Levels.mark(levels.percent(hit.velocity()));
    }
    var rows = new ArrayList<String>();
    for (int bar = 0; bar < block.bars(); bar++) {
      int from = bar * block.barSteps();
      rows.add(String.join(" ", Arrays.asList(words).subList(from, from + block.barSteps())));
    }
    return rows;
  }

  /// Quarters that seldom stay on a tone: not these very tones are the pattern, but the walk.
  private static boolean walks(Hit[] chosen, Block block) {
    int notes = 0;
    int moves = 0;
    Hit last = null;
    for (int step = 0; step < chosen.length; step++) {
      boolean struck = chosen[step] != null;
      if (step % 4 == 0 && !struck) {
        return false;
      }
      if (step % 4 == 0) {
        moves += last != null && last.key() != chosen[step].key() ? 1 : 0;
        last = chosen[step];
      }
      notes += struck ? 1 : 0;
    }
    int beats = block.bars() * block.barSteps() / 4;
    return notes <= beats * 1.3 && moves >= WALKING_SHARE * (beats - 1);
  }

  /// A step of a walk, or the approach where the next beat stands on a new chord.
  private static String walk(Hit[] chosen, int step) {
    int next = step + 4 < chosen.length ? step + 4 : 0;
    Hit here = chosen[step];
    boolean arrives = chosen[next] != null && !chosen[next].chord().equals(here.chord());
    return step % 4 != 0 ? "R" : arrives ? ">" : "w";
  }

  private static Chord tonic(Key key) {
    return Chord.of(key.tonic(), key.minor() ? Quality.MIN : Quality.MAJ);
  }

  private static Hit[] chosen(List<Hit> hits, Role role, int steps) {
    var chosen = new Hit[steps];
    for (Hit hit : hits) {
      Hit before = chosen[hit.step()];
      boolean better =
          before == null
              || (role == Role.BASS ? hit.key() < before.key() : hit.key() > before.key());
      if (better) {
        chosen[hit.step()] = hit;
      }
    }
    return chosen;
  }
}
