package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.engine.band.Role;
import io.sideman.players.vae.Agreement;
import io.sideman.players.vae.Bars;
import io.sideman.players.vae.LoopVae;
import io.sideman.players.vae.Strike;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What comes back when bars are encoded to the means of their codes and decoded again, and how
/// much each number of the codes is used.
final class VaeReconstruction {
  private static final double ACTIVE = 0.01; // variance of a mean: Burda et al. 2016

  private final LoopVae vae;

  VaeReconstruction(LoopVae vae) {
    this.vae = vae;
  }

  void rows(List<CorpusLoop> loops, List<Row> rows) {
    for (Role role : Role.values()) {
      var real = new Agreement(role);
      var rendered = new Agreement(role);
      Map<String, Agreement> bySource = new TreeMap<>();
      var usage = new Usage(vae.latents(role));
      for (CorpusLoop loop : loops) {
        if (loop.loop().parts().containsKey(role)) {
          var source = bySource.computeIfAbsent(loop.source(), _ -> new Agreement(role));
          for (List<Strike> bar : Bars.of(loop.loop(), role)) {
            float[] posterior = vae.posterior(role, bar);
            List<Strike> back = vae.strikes(role, Arrays.copyOf(posterior, vae.latents(role)));
            source.add(bar, back);
            (loop.isReal() ? real : rendered).add(bar, back);
            usage.add(posterior);
          }
        }
      }
      String name = role.id();
      rows.add(onsets(name + ", real: onsets back at the exact slot (F)", real, "bar >= .90"));
      bySource.forEach((source, figures) ->
          rows.add(onsets(name + ", " + source + ": onsets (F)", figures, "")));
      details(name + ", real", real, rows);
      details(name + ", rendered", rendered, rows);
      usage.rows(name, rows);
    }
  }

  private static Row onsets(String metric, Agreement figures, String bar) {
    String spread =
        String.format(
            Locale.ROOT,
            "precision %.3f, recall %.3f, %d onsets",
            figures.precision(),
            figures.recall(),
            figures.written());
    return new Row(metric, figures.f1(), spread, bar);
  }

  private static void details(String name, Agreement figures, List<Row> rows) {
    if (!name.startsWith("drums")) {
      rows.add(new Row(name + ": rows right on those slots (F)", figures.rows(), "", ""));
      rows.add(new Row(name + ": length, octaves off", figures.lengthError(), "", ""));
    }
    rows.add(new Row(name + ": velocity, off by", figures.velocityError(), "of 127", ""));
  }

  /// How far codes are from the prior, number by number.
  private static final class Usage {
    private final int latents;
    private final double[] sum;
    private final double[] squares;
    private final double[] divergence;
    private long bars;

    Usage(int latents) {
      this.latents = latents;
      sum = new double[latents];
      squares = new double[latents];
      divergence = new double[latents];
    }

    void add(float[] posterior) {
      bars++;
      for (int i = 0; i < latents; i++) {
        double mean = posterior[i];
        double logVariance = LoopVae.logVariance(posterior[latents + i]);
        sum[i] += mean;
        squares[i] += mean * mean;
        divergence[i] += 0.5 * (mean * mean + Math.exp(logVariance) - logVariance - 1);
      }
    }

    void rows(String name, List<Row> rows) {
      int active = 0;
      double all = 0;
      double[] each = new double[latents];
      for (int i = 0; i < latents; i++) {
        double mean = sum[i] / bars;
        active += squares[i] / bars - mean * mean > ACTIVE ? 1 : 0;
        each[i] = divergence[i] / bars;
        all += each[i];
      }
      Arrays.sort(each);
      rows.add(new Row(name + ": active units", active, "of " + latents, ""));
      String spread =
          String.format(
              Locale.ROOT,
              "per unit least %.2f, median %.2f, most %.2f",
              each[0],
              each[latents / 2],
              each[latents - 1]);
      rows.add(new Row(name + ": divergence from the prior, nats a bar", all, spread, ""));
    }
  }
}
