package io.sideman.app.doctor;

import io.sideman.app.cli.CliError;
import io.sideman.app.link.LinkException;
import io.sideman.app.link.Links;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Runs the checks on one route after the other.
public final class Examination {
  /// How much is measured.
  ///
  /// @param notes played notes, for the way through
  /// @param events scheduled notes
  /// @param chords chord changes; 0 leaves the band out
  /// @param hard makes garbage all the while
  public record Extent(int notes, int events, int chords, boolean hard) {}

  /// Makes a bench.
  @FunctionalInterface
  public interface BenchMaker {
    Bench open() throws IOException;
  }

  /// Serves a folder of links with a band.
  @FunctionalInterface
  public interface BandMaker {
    Optional<Links> serve(Path links) throws IOException;
  }

  private final Extent extent;
  private final BandMaker bands;

  public Examination(Extent extent, BandMaker bands) {
    this.extent = extent;
    this.bands = bands;
  }

  /// Checks one route; what goes wrong is part of the answer.
  public Checkup check(String route, BenchMaker maker) throws InterruptedException {
    try (Bench bench = maker.open();
        var _ = new Garbage(extent.hard())) {
      var loop = new LoopCheck(bench);
      loop.connect();
      Spread thru = loop.thru(extent.notes());
      LoopCheck.Schedule schedule = loop.schedule(extent.events());
      return new Checkup(
          route,
          bench.meter().blockFrames(),
          bench.meter().sampleRateHz(),
          Optional.of(thru),
          Optional.of(schedule),
          extent.chords() == 0 ? Optional.empty() : reaction(bench),
          "");
    } catch (IOException | CliError | LinkException e) {
      return Checkup.failed(route, String.valueOf(e.getMessage()));
    }
  }

  private Optional<ReactionCheck.Reaction> reaction(Bench bench)
      throws IOException, InterruptedException {
    Optional<Links> links = bands.serve(bench.bandLinks());
    if (links.isEmpty()) {
      return Optional.empty();
    }
    try (Links served = links.get()) {
      return Optional.of(new ReactionCheck(bench.meter(), 1).run(served, extent.chords()));
    }
  }
}
