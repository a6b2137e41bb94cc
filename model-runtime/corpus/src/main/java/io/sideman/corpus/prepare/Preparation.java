package io.sideman.corpus.prepare;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.BillboardChords;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.LeadSheets;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Progression;
import io.sideman.corpus.songs.RenderedSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// `sideman train prepare`: reads the training data and writes, per network, the sequences it
/// learns (`drums.sequences`, `bass.sequences` …), the drummers' feel (`groove.json`) and a summary
/// of counts per data set, genre and split (`summary.txt`).
public final class Preparation {
  private static final int RENDERED_PER_STYLE = 24;
  private static final long RENDERED_SEED = 4;

  private Preparation() {}

  /// Prepares everything.
  ///
  /// @param data folder of the data sets
  /// @param styles styles to render for genres that the data lacks; may be empty
  /// @param out folder for the prepared files; created when missing
  public static void run(Path data, List<Style> styles, Path out, Consumer<String> progress)
      throws IOException {
    Files.createDirectories(out);
    List<Song> songs = songs(data, progress);
    List<Song> rendered =
        RenderedSongs.read(data, styles, songs, RENDERED_PER_STYLE, RENDERED_SEED);
    progress.accept(RenderedSongs.DATA_SET + ": " + rendered.size() + " songs");
    var summary = new StringBuilder();
    GrooveStatistics.of(songs).write(out.resolve("groove.json"), GrooveStatistics.DATA_SHEET);
    SequenceFile harmony = HarmonyPreparation.prepare(progressions(data, songs));
    harmony.write(out.resolve("harmony.sequences"));
    progress.accept("harmony: " + harmony.sequences().size() + " sequences");
    summary.append(describe(harmony));
    for (Role role : Role.values()) {
      SequenceFile file = new RolePreparation(role).prepare(with(songs, rendered, role));
      file.write(out.resolve(role.id() + ".sequences"));
      progress.accept(role.id() + ": " + file.sequences().size() + " sequences");
      summary.append(describe(file));
      summary.append("  onsets per bar, quantiles .2 .4 .5 .6 .8: ");
      summary.append(RolePreparation.densities(songs, role)).append('\n');
    }
    Files.writeString(out.resolve("summary.txt"), summary);
    progress.accept("wrote " + out);
  }

  /// Rendered bands have human drummers, who are there already.
  private static List<Song> with(List<Song> songs, List<Song> rendered, Role role) {
    var all = new ArrayList<Song>(songs);
    if (role != Role.DRUMS) {
      all.addAll(rendered);
    }
    return all;
  }

  private static List<Song> songs(Path data, Consumer<String> progress) throws IOException {
    var songs = new ArrayList<Song>();
    songs.addAll(GrooveSongs.read(data));
    progress.accept(GrooveSongs.DATA_SET + ": " + songs.size() + " takes");
    for (String dataSet : BandSongs.DATA_SETS) {
      List<Song> band = BandSongs.read(data, dataSet);
      progress.accept(dataSet + ": " + band.size() + " songs");
      songs.addAll(band);
    }
    List<Song> pop = Pop909Songs.read(data);
    progress.accept(Pop909Songs.DATA_SET + ": " + pop.size() + " songs");
    songs.addAll(pop);
    List<Song> sheets = LeadSheets.read(data);
    progress.accept(LeadSheets.DATA_SET + ": " + sheets.size() + " lead sheets");
    songs.addAll(sheets);
    return songs;
  }

  /// Chords that people wrote down; those guessed from notes are not learned from.
  private static List<Progression> progressions(Path data, List<Song> songs) throws IOException {
    var progressions = new ArrayList<>(BillboardChords.read(data));
    for (Song song : songs) {
      if (song.dataSet().equals(Pop909Songs.DATA_SET)
          || song.dataSet().equals(LeadSheets.DATA_SET)) {
        progressions.add(HarmonyPreparation.progression(song));
      }
    }
    return progressions;
  }

  private static String describe(SequenceFile file) {
    var counts = new TreeMap<String, long[]>(); // by data set and genre: (split, songs or tokens)
    for (Sequence sequence : file.sequences()) {
      String row = sequence.dataSet() + " " + Genre.values()[sequence.genre()].id();
      long[] cell = counts.computeIfAbsent(row, _ -> new long[2 * Split.values().length]);
      cell[2 * sequence.split().ordinal()]++;
      cell[2 * sequence.split().ordinal() + 1] += sequence.tokenCount();
    }
    var text = new StringBuilder();
    text.append(
        String.format(
            "%s: vocabulary %d, inputs %d%n", file.name(), file.vocabulary(), file.inputs()));
    counts.forEach((row, cell) ->
        text.append(
            String.format(
                "  %-26s train %4d songs %8d tokens, validation %3d %7d, test %3d %7d%n",
                row, cell[0], cell[1], cell[2], cell[3], cell[4], cell[5])));
    return text.toString();
  }
}
