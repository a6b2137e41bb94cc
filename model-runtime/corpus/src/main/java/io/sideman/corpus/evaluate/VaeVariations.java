package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.players.vae.LoopSpace;
import io.sideman.players.vae.LoopVae;
import io.sideman.players.vae.Passage;
import io.sideman.players.vae.PassageDistance;
import io.sideman.players.vae.Variation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Variations of held-out loops by growing amounts.
final class VaeVariations {
  private static final double[] AMOUNTS = {0, 0.2, 0.4, 0.6, 0.8, 1};
  private static final double TINY = 1e-9;

  private final LoopVae vae;
  private final LoopSpace space;

  VaeVariations(LoopVae vae) {
    this.vae = vae;
    space = new LoopSpace(vae);
  }

  void rows(List<CorpusLoop> sample, List<Row> rows) {
    int monotone = 0;
    int unchanged = 0;
    int silent = 0;
    long inside = 0;
    long fresh = 0;
    double[] distances = new double[AMOUNTS.length];
    double[] codes = new double[AMOUNTS.length];
    for (int i = 0; i < sample.size(); i++) {
      CorpusLoop each = sample.get(i);
      Passage passage = Passage.of(each.loop());
      var variation = new Variation(vae);
      float[] home = space.embed(passage);
      boolean grows = true;
      double before = 0;
      for (int step = 0; step < AMOUNTS.length; step++) {
        var request =
            new Variation.Request(
                AMOUNTS[step],
                EnumSet.allOf(Role.class),
                0,
                passage.bars().size(),
                each.loop().genre(),
                i);
        Passage varied = variation.vary(passage, request);
        double distance = PassageDistance.of(passage, varied);
        grows &= distance >= before - TINY;
        before = distance;
        distances[step] += distance / sample.size();
        codes[step] += space.distance(home, space.embed(varied)) / sample.size();
        unchanged += step == 0 && varied.parts().equals(passage.parts()) ? 1 : 0;
        if (step == AMOUNTS.length - 1) {
          silent += isSilent(passage, varied) ? 1 : 0;
          long[] counts = fresh(passage, varied);
          inside += counts[0];
          fresh += counts[1];
        }
      }
      monotone += grows ? 1 : 0;
    }
    int count = sample.size();
    rows.add(
        new Row(
            "vary: loops that amount 0 leaves as they are",
            share(unchanged, count),
            "",
            "bar >= 1"));
    rows.add(
        new Row(
            "vary: loops whose distance never falls as the amount grows",
            share(monotone, count),
            "six amounts, share of onsets that only one has",
            "bar >= .99"));
    rows.add(
        new Row("vary: onsets apart, mean", distances[AMOUNTS.length - 1], line(distances), ""));
    rows.add(new Row("vary: codes apart, mean", codes[AMOUNTS.length - 1], line(codes), ""));
    rows.add(
        new Row(
            "vary 1: new tonal notes in chord or key",
            share(inside, fresh),
            fresh + " notes",
            "bar >= .98"));
    rows.add(
        new Row("vary 1: loops in which a role fell silent", share(silent, count), "", "bar <= 0"));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private static String line(double[] values) {
    var text = new StringBuilder("by 0 to 1 in fifths:");
    for (double value : values) {
      text.append(String.format(Locale.ROOT, " %.2f", value));
    }
    return text.toString();
  }

  private static boolean isSilent(Passage passage, Passage varied) {
    return passage.parts().entrySet().stream()
        .anyMatch(part -> !part.getValue().isEmpty() && varied.notes(part.getKey()).isEmpty());
  }

  /// New tonal notes that fit, and all of them.
  private static long[] fresh(Passage passage, Passage varied) {
    long[] counts = new long[2];
    for (Role role : Role.values()) {
      if (role.isTonal()) {
        var old = new HashSet<Long>();
        passage.notes(role).forEach(note -> old.add(note.startTick() * 128 + note.key()));
        for (Note note : varied.notes(role)) {
          if (!old.contains(note.startTick() * 128 + note.key())) {
            counts[1]++;
            counts[0] += fits(varied, note) ? 1 : 0;
          }
        }
      }
    }
    return counts;
  }

  /// In the key, or in a chord that rules while the note sounds.
  static boolean fits(Passage passage, Note note) {
    int mask =
        passage.keys().at(note.startTick()).mask() | passage.chords().at(note.startTick()).mask();
    long change = passage.chords().nextChange(note.startTick());
    while (change < note.endTick()) {
      mask |= passage.chords().at(change).mask();
      change = passage.chords().nextChange(change);
    }
    return PitchClass.contains(mask, note.key());
  }
}
