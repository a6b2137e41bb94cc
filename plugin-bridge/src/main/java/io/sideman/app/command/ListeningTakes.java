package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.ProgressBar;
import io.sideman.app.cli.WholeFile;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Generation;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.players.BandFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// One take of every shipped style with its picture, always the same sixteen bars of the style's
/// first progression, so that ears and eyes can compare versions of the band.
final class ListeningTakes {
  private static final int BARS = 16;
  private static final double INTENSITY = 0.6;

  private final Console console;
  private final UnaryOperator<List<SmfTrack>> mark;
  private final BandFactory factory;

  /// @param mark how the tracks are told where they come from
  ListeningTakes(Console console, Folders folders, UnaryOperator<List<SmfTrack>> mark) {
    this.console = console;
    this.mark = mark;
    factory = BandFactory.reading(folders.models());
  }

  /// Writes `STYLE-TAKE.mid` and `STYLE-TAKE.png` into a folder that exists.
  ///
  /// @param take a word for the version of the band, such as `before`
  void write(List<Style> styles, Path folder, String take, long seed) {
    try (ProgressBar bar = console.progress("playing")) {
      for (int i = 0; i < styles.size(); i++) {
        write(styles.get(i), folder.resolve(styles.get(i).id() + "-" + take), seed);
        bar.update((i + 1.0) / styles.size());
      }
    }
  }

  private void write(Style style, Path file, long seed) {
    MeterMap meters = MeterMap.of(style.meter());
    long end = meters.barStart(BARS);
    Sheet sheet = Charts.repeat(Charts.ofStyle(style, seed), end);
    double bpm = style.tempo().defaultBpm();
    Map<Role, List<Note>> notes =
        Generation.play(
            new Generation.Request(
                sheet.chords(),
                sheet.keys(),
                style.meter(),
                bpm,
                BARS,
                INTENSITY,
                BandSettings.defaults(seed)),
            factory.band(style),
            _ -> {});
    var generated = new GeneratedFile(style, sheet, meters, bpm, end);
    WholeFile.write(named(file, ".mid"), SmfWriter.bytes(generated.of(notes, mark)));
    String title = style.name() + ", " + Math.round(bpm) + " bpm";
    Pictures.draw(named(file, ".png"), title, List.of(), notes, sheet.chords(), meters);
  }

  private static Path named(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
