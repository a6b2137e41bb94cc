package io.sideman.corpus.songs;

import io.sideman.corpus.Split;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.style.Genre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The McGill Billboard annotations: lines of bars between strokes, `.` repeats the chord for a
/// beat, `x4` repeats the line. Metre and tonic may change; a song with several tonics is cut.
public final class BillboardChords {
  public static final String DATA_SET = "mcgill_billboard";

  private static final Pattern HEADER = Pattern.compile("# (metre|tonic): (\\S+)");
  private static final Pattern BARS = Pattern.compile("\\|(.*)\\|(?:\\s*x(\\d+))?");
  private static final int SHORTEST = 8;

  private BillboardChords() {}

  public static List<Progression> read(Path data) throws IOException {
    Path folder = data.resolve(DATA_SET);
    Map<String, Genre> genres = genres(folder);
    var result = new ArrayList<Progression>();
    try (Stream<Path> files = Files.list(folder.resolve("salami_chords"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".txt", "");
        var song = new SongReader(name, genres.getOrDefault(name, Genre.OTHER));
        Files.readAllLines(file).forEach(song::line);
        song.close();
        result.addAll(song.done);
      }
    }
    return result;
  }

  private static Map<String, Genre> genres(Path folder) throws IOException {
    var genres = new HashMap<String, Genre>();
    for (Map<String, String> row : CsvTable.read(folder.resolve("acousticbrainz_features.csv"))) {
      genres.put(row.getOrDefault("id", ""), GenreTags.genre(row.getOrDefault("genre_tag", "")));
    }
    return genres;
  }

  /// Reads `C#:min7/b3`; anything unknown is no chord.
  static Chord chord(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      return Chord.NONE;
    }
    int root = pitchClass(text.substring(0, colon));
    String kind = text.substring(colon + 1);
    int slash = kind.indexOf('/');
    kind = slash < 0 ? kind : kind.substring(0, slash);
    return root < 0 ? Chord.NONE : Chord.of(root, quality(kind));
  }

  private static Quality quality(String kind) {
    String plain = kind.replaceAll("\\(.*", "");
    if (plain.startsWith("sus")) {
      return plain.startsWith("sus2") ? Quality.SUS2 : Quality.SUS4;
    }
    return switch (plain) {
      case "min", "min6", "minmaj7" -> kind.contains("7") ? Quality.MIN_MAJ7 : Quality.MIN;
      case "min7", "min9", "min11", "min13" -> Quality.MIN7;
      case "dim" -> Quality.DIM;
      case "dim7" -> Quality.DIM7;
      case "hdim7" -> Quality.HALF_DIM7;
      case "aug" -> Quality.AUG;
      case "7", "9", "11", "13" -> Quality.DOM7;
      case "maj7", "maj9", "maj11", "maj13" -> Quality.MAJ7;
      case "maj6", "6" -> Quality.MAJ6;
      case "5", "1" -> Quality.POWER;
      default -> Quality.MAJ;
    };
  }

  static int pitchClass(String name) {
    int step = "C D EF G A B".indexOf(Character.toUpperCase(name.charAt(0)));
    if (step < 0) {
      return -1;
    }
    for (char accidental : name.substring(1).toCharArray()) {
      step += accidental == '#' ? 1 : accidental == 'b' ? -1 : 0;
    }
    return PitchClass.of(step);
  }

  private static final class SongReader {
    private final String name;
    private final Genre genre;
    private final List<Progression> done = new ArrayList<>();
    private final List<Progression.Lasting> chords = new ArrayList<>();
    private int beatsInBar = 4;
    private int tonic;

    SongReader(String name, Genre genre) {
      this.name = name;
      this.genre = genre;
    }

    void line(String line) {
      Matcher header = HEADER.matcher(line);
      Matcher bars = BARS.matcher(line);
      if (header.find()) {
        close();
        if (header.group(1).equals("tonic")) {
          tonic = Math.max(0, pitchClass(header.group(2)));
        } else {
          beatsInBar = beats(header.group(2));
        }
      } else if (bars.find()) {
        int times = bars.group(2) == null ? 1 : Integer.parseInt(bars.group(2));
        for (int i = 0; i < times; i++) {
          for (String bar : bars.group(1).split("\\|", -1)) {
            bar(bar.strip());
          }
        }
      }
    }

    private static int beats(String metre) {
      int numerator = Integer.parseInt(metre.substring(0, metre.indexOf('/')));
      boolean compound = metre.endsWith("/8") && numerator % 3 == 0;
      return compound ? numerator / 3 : numerator;
    }

    private void bar(String bar) {
      String[] words = bar.replaceAll("\\(\\d+/\\d+\\)", "").strip().split("\\s+", -1);
      double beats = (double) beatsInBar / words.length;
      Chord last = chords.isEmpty() ? Chord.NONE : chords.getLast().chord();
      for (String word : words) {
        last = word.equals(".") || word.startsWith("&") ? last : chord(word);
        add(last, beats);
      }
    }

    private void add(Chord chord, double beats) {
      double before = 0;
      if (!chords.isEmpty() && chords.getLast().chord().equals(chord)) {
        before = chords.removeLast().beats();
      }
      chords.add(new Progression.Lasting(chord, before + beats));
    }

    void close() {
      if (chords.size() >= SHORTEST) {
        Key key = new Key(tonic, minor());
        done.add(new Progression(name, DATA_SET, genre, Split.of(name), key, beatsInBar, chords));
      }
      chords.clear();
    }

    /// The mode is not told: minor when the tonic chord is mostly minor.
    private boolean minor() {
      double balance = 0;
      for (Progression.Lasting each : chords) {
        if (each.chord().root() == tonic) {
          balance += each.chord().quality().isMinor() ? each.beats() : -each.beats();
        }
      }
      return balance > 0;
    }
  }
}
