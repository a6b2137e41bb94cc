package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.chart.ChartException;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.chart.Section;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.KeyOfChords;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.Score;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.style.Progression;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chord charts of the command line: a file, or the chords themselves.
final class Charts {
  private static final long LONGEST_FILE = 1 << 20;

  private Charts() {}

  /// Reads a chart from the file that `given` names, else takes it for the chart.
  static ChordChart read(String given) throws IOException {
    if (!isFile(given)) {
      return parse(given, "--chords");
    }
    Path file = Path.of(given);
    if (MusicXml.isName(given)) {
      Score score = MusicXml.read(file, MusicXml.Repeats.PLAYED);
      if (!score.hasChords()) {
        throw CliError.invalidInput(given + " has no chord symbols. Write them above the notes.");
      }
      return score.chart();
    }
    if (Files.size(file) > LONGEST_FILE) {
      throw CliError.invalidInput(
          file
              + " is too long for a chord chart: at most 1 MB, but it has "
              + Files.size(file)
              + " bytes.");
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (MalformedInputException e) {
      throw new CliError(
          io.sideman.app.cli.ExitCode.INVALID_INPUT,
          file + " is no text in UTF-8, as a chord chart must be.",
          e);
    }
  }

  /// The chart over and over until `endTick`, with its key, or the key its chords suggest.
  static Sheet repeat(ChordChart chart, long endTick) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (long from = 0; from < endTick; from += chart.lengthTicks()) {
      Chord first = chart.chords().at(0);
      spans.add(new Timeline.Span<>(from, first));
      for (Timeline.Span<Chord> span : chart.chords().spans()) {
        if (span.startTick() > 0 && span.startTick() < chart.lengthTicks()) {
          spans.add(new Timeline.Span<>(from + span.startTick(), span.value()));
        }
      }
    }
    Key key = chart.key().orElseGet(() -> KeyOfChords.guess(chart.chords(), chart.lengthTicks()));
    return new Sheet(
        Timeline.of(Chord.NONE, spans), Timeline.of(key, List.<Timeline.Span<Key>>of()));
  }

  /// A chart laid out over so many bars.
  ///
  /// @param form its sections, when it names any that the band knows
  record Filled(Sheet sheet, MeterMap meters, Optional<Timeline<SectionKind>> form) {}

  /// The chart over and over for `bars` bars, with its metres and sections.
  ///
  /// @param first the metre of a chart of one metre
  static Filled fill(ChordChart chart, Meter first, int bars) {
    boolean plain = chart.meters().changes().size() == 1;
    var changes = new ArrayList<MeterMap.Change>();
    var sections = new ArrayList<Timeline.Span<SectionKind>>();
    long from = 0;
    long length = plain ? chart.lengthTicks() : wholeBars(chart);
    for (long bar = 0; bar < bars; bar += Math.max(1, chart.meters().barAt(length - 1) + 1)) {
      for (MeterMap.Change change : chart.meters().changes()) {
        if (change.startTick() < length) {
          changes.add(
              new MeterMap.Change(from + change.startTick(), plain ? first : change.meter()));
        }
      }
      for (Section section : chart.sections()) {
        long at = from + section.startTick();
        section.kind().ifPresent(kind -> sections.add(new Timeline.Span<>(at, kind)));
      }
      from += length;
    }
    MeterMap meters = MeterMap.of(changes);
    Optional<Timeline<SectionKind>> form =
        sections.isEmpty() ? Optional.empty() : Optional.of(Timeline.of(SectionKind.A, sections));
    return new Filled(repeat(chart, meters.barStart(bars)), meters, form);
  }

  private static long wholeBars(ChordChart chart) {
    MeterMap meters = chart.meters();
    return meters.barStart(meters.barAt(chart.lengthTicks() - 1) + 1);
  }

  /// One of the style's own progressions, chosen by the seed.
  static ChordChart ofStyle(Style style, long seed) {
    if (style.progressions().isEmpty()) {
      throw CliError.wrongArguments(
          "The style "
              + style.id()
              + " has no progressions of its own. Give chords with --chords.");
    }
    int index = (int) Math.floorMod(seed - 1, (long) style.progressions().size());
    Progression progression = style.progressions().get(index);
    return parse("key: " + progression.key() + "\n" + progression.chords(), style.id());
  }

  private static ChordChart parse(String text, String name) {
    try {
      ChordChart chart = ChordChart.parse(text);
      if (chart.lengthTicks() <= 0 || chart.chords().spans().isEmpty()) {
        throw CliError.invalidInput(
            name + " has no chords. Write them like \"Dm7 | G7 | Cmaj7 |\".");
      }
      return chart;
    } catch (ChartException e) {
      throw e.in(name);
    }
  }

  private static boolean isFile(String given) {
    try {
      return Files.isRegularFile(Path.of(given));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
