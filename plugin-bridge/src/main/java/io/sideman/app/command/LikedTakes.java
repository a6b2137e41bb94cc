package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Generation;
import io.sideman.engine.session.Sheet;
import java.util.List;
import java.util.Map;

/// The band plays the beginning a few times, patterns and learned players chosen anew each time,
/// and the take most to the listener's taste is played to the end.
final class LikedTakes {
  private static final int TAKES = 6;
  private static final int MOST_BARS = 8;

  private LikedTakes() {}

  /// The request with the seed of the best take, and the adventure that it was played with.
  ///
  /// @param asIs adventure is kept, the user gave it
  static Generation.Request best(
      Generation.Request request,
      Ensemble ensemble,
      LikedOptions.Liked liked,
      boolean asIs,
      Console console) {
    double highest = Double.NEGATIVE_INFINITY;
    BandSettings best = request.settings();
    try (var progress = console.progress("Trying takes")) {
      for (int take = 0; take < TAKES; take++) {
        BandSettings settings = settings(request.settings(), take, asIs);
        Generation.Request beginning = with(request, Math.min(request.bars(), MOST_BARS), settings);
        Map<Role, List<Note>> notes =
            Generation.play(beginning, ensemble.factory().band(ensemble.style()), _ -> {});
        double liking =
            liked
                .music()
                .of(
                    notes,
                    new Sheet(request.chords(), request.keys()),
                    ensemble.style().meter(),
                    request.tempoBpm())
                .orElse(0.0);
        if (liking > highest) {
          highest = liking;
          best = settings;
        }
        progress.update((take + 1.0) / TAKES);
      }
    }
    return with(request, request.bars(), best);
  }

  private static BandSettings settings(BandSettings asked, int take, boolean asIs) {
    double adventure = asIs ? asked.adventure() : new double[] {0.25, 0.5, 0.75}[take % 3];
    return new BandSettings(
        asked.roles(), asked.density(), adventure, asked.temperature(), asked.seed() + take);
  }

  private static Generation.Request with(
      Generation.Request request, int bars, BandSettings settings) {
    return new Generation.Request(
        request.chords(),
        request.keys(),
        request.meters(),
        request.form(),
        request.tempoBpm(),
        bars,
        request.intensity(),
        settings,
        request.curves());
  }
}
