package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.players.vae.LoopVae;
import io.sideman.players.vae.Morph;
import io.sideman.players.vae.Passage;
import io.sideman.players.vae.PassageDistance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Walks between held-out loops of different songs of a source.
final class VaeWalks {
  private static final int STEPS = 7;

  private final LoopVae vae;
  private int walks;
  private int exactEnds;
  private int monotone;
  private int stepsNotEmpty;
  private int stepsBetween;
  private long inside;
  private long tonal;
  private long own;
  private long all;

  VaeWalks(LoopVae vae) {
    this.vae = vae;
  }

  void rows(List<CorpusLoop> sample, List<Row> rows) {
    Map<String, List<CorpusLoop>> bySource = new LinkedHashMap<>();
    sample.forEach(
        loop -> bySource.computeIfAbsent(loop.source(), _ -> new ArrayList<>()).add(loop));
    for (List<CorpusLoop> loops : bySource.values()) {
      for (int i = 0; i < loops.size(); i++) {
        CorpusLoop other = loops.get((i + 1) % loops.size());
        if (!other.song().equals(loops.get(i).song())) {
          walk(Passage.of(loops.get(i).loop()), Passage.of(other.loop()));
        }
      }
    }
    String of = walks + " walks of " + STEPS + " steps";
    rows.add(
        new Row(
            "morph: walks that begin and end with the loops themselves",
            share(exactEnds, walks),
            of,
            "bar >= 1"));
    rows.add(
        new Row(
            "morph: walks on which both distances are monotone",
            share(monotone, walks),
            "places on the grid that only one has",
            "bar >= .95"));
    rows.add(
        new Row(
            "morph: tonal notes between the ends in chord or key",
            share(inside, tonal),
            tonal + " notes",
            "bar >= .98"));
    rows.add(
        new Row(
            "morph: steps between the ends that play",
            share(stepsNotEmpty, stepsBetween),
            "",
            "bar >= 1"));
    rows.add(
        new Row(
            "morph: notes between the ends that neither loop has there", share(own, all), "", ""));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private void walk(Passage one, Passage other) {
    List<Passage> steps = new Morph(vae, one, other).steps(STEPS);
    walks++;
    exactEnds += steps.getFirst().equals(one) && steps.getLast().equals(other) ? 1 : 0;
    boolean away = true;
    for (int i = 1; i < STEPS; i++) {
      away &= apart(one, steps.get(i)) >= apart(one, steps.get(i - 1));
      away &= apart(other, steps.get(i)) <= apart(other, steps.get(i - 1));
    }
    monotone += away ? 1 : 0;
    for (Passage step : steps.subList(1, STEPS - 1)) {
      stepsBetween++;
      stepsNotEmpty += step.parts().values().stream().allMatch(List::isEmpty) ? 0 : 1;
      int shared = apart(one, step) + apart(other, step) - apart(one, other);
      own += shared / 2;
      for (Role role : step.parts().keySet()) {
        all += step.notes(role).size();
        for (Note note : role.isTonal() ? step.notes(role) : List.<Note>of()) {
          tonal++;
          inside += VaeVariations.fits(step, note) ? 1 : 0;
        }
      }
    }
  }

  private static int apart(Passage one, Passage other) {
    return PassageDistance.cellsApart(one, other);
  }
}
