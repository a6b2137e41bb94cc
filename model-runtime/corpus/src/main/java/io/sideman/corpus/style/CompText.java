package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Voicing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Comping as a rhythm of whole chords, or as an arpeggio where single notes prevail.
///
/// @param kind `rhythm` or `arpeggio`, as in a style file
/// @param rows one a bar
record CompText(String kind, Voicing voicing, List<String> rows) {
  private static final double ARPEGGIO = 1.6; // notes per onset below which it is one
  private static final int LEAST_ONSETS = 5;
  private static final int MOST_VOICES = 9;

  static CompText of(Block block, Role role, RoleVoice voice) {
    List<Hit> hits = block.hits(role);
    long onsets = hits.stream().mapToInt(Hit::step).distinct().count();
    boolean arpeggio =
        onsets >= (long) LEAST_ONSETS * block.bars() && hits.size() < ARPEGGIO * onsets;
    var levels = new Levels(role, voice);
    Voicing voicing = Voicings.of(hits);
    return arpeggio
        ? new CompText("arpeggio", voicing, arpeggio(block, hits, levels))
        : new CompText("rhythm", voicing, rhythm(block, hits, levels));
  }

  private static List<String> rhythm(Block block, List<Hit> hits, Levels levels) {
    char[] text = new char[block.bars() * block.barSteps()];
    Arrays.fill(text, '.');
    for (List<Hit> chord : chords(hits)) {
      int step = chord.getFirst().step();
      int loudest = chord.stream().mapToInt(Hit::velocity).max().orElse(1);
      hold(text, step, longest(chord));
      text[step] = Levels.letter(levels.percent(loudest));
    }
    var rows = new ArrayList<String>();
    for (int from = 0; from < text.length; from += block.barSteps()) {
      rows.add(spaced(new String(text, from, block.barSteps())));
    }
    return rows;
  }

  private static void hold(char[] text, int step, int steps) {
    for (int i = step + 1; i < Math.min(text.length, step + steps); i++) {
      text[i] = '-';
    }
  }

  private static int longest(List<Hit> chord) {
    return chord.stream().mapToInt(Hit::steps).max().orElse(1);
  }

  private static String spaced(String bar) {
    return bar.length() % 4 == 0 ? String.join(" ", bar.split("(?<=\\G.{4})")) : bar;
  }

  /// Voices are numbered from the bottom over what sounds while one chord rules.
  private static List<String> arpeggio(Block block, List<Hit> hits, Levels levels) {
    int steps = block.bars() * block.barSteps();
    var words = new String[steps];
    Arrays.fill(words, ".");
    for (List<Hit> together : chords(hits)) {
      Hit first = together.getFirst();
      int end = Math.min(steps, first.step() + longest(together));
      Arrays.fill(words, Math.min(steps, first.step() + 1), Math.max(first.step() + 1, end), "-");
      var voices = new StringBuilder();
      TreeSet<Integer> tones = tones(hits, first);
      for (Hit hit : together) {
        int voice = Math.min(MOST_VOICES, tones.headSet(hit.key(), true).size());
        if (voices.indexOf(Integer.toString(voice)) < 0) {
          voices.append(voice);
        }
      }
      words[first.step()] = voices + Levels.mark(levels.percent(first.velocity()));
    }
    var rows = new ArrayList<String>();
    for (int from = 0; from < steps; from += block.barSteps()) {
      rows.add(String.join(" ", Arrays.asList(words).subList(from, from + block.barSteps())));
    }
    return rows;
  }

  private static TreeSet<Integer> tones(List<Hit> hits, Hit at) {
    var tones = new TreeSet<Integer>();
    for (Hit hit : hits) {
      if (hit.chord().equals(at.chord()) && Math.abs(hit.step() - at.step()) < 16) {
        tones.add(hit.key());
      }
    }
    return tones;
  }

  /// Hits of one step each, in order of steps and keys.
  private static List<List<Hit>> chords(List<Hit> hits) {
    var sorted = new ArrayList<>(hits);
    sorted.sort((a, b) -> a.step() != b.step() ? a.step() - b.step() : a.key() - b.key());
    var chords = new ArrayList<List<Hit>>();
    for (Hit hit : sorted) {
      if (chords.isEmpty() || chords.getLast().getFirst().step() != hit.step()) {
        chords.add(new ArrayList<>());
      }
      chords.getLast().add(hit);
    }
    return chords;
  }
}
