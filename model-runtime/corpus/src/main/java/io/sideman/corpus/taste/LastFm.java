package io.sideman.corpus.taste;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// HetRec 2011 Last.fm-2k: how often 1,892 listeners played their artists, at most fifty each.
///
/// @param artists artists in all
/// @param listeners per listener the artists, numbered from 0, most played first
public record LastFm(int artists, List<List<Play>> listeners) {
  /// @param count times that the listener played the artist
  public record Play(int artist, int count) {}

  private static final Path PLACE = Path.of("eval_only", "lastfm_hetrec2k", "user_artists.dat");

  public LastFm {
    listeners = listeners.stream().map(List::copyOf).toList();
  }

  /// @param data folder of the data sets
  public static LastFm read(Path data) throws IOException {
    Path file = data.resolve(PLACE);
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no %s; it needs HetRec 2011 Last.fm-2k".formatted(file));
    }
    var numbers = new HashMap<String, Integer>();
    var people = new HashMap<String, Integer>();
    var listeners = new ArrayList<List<Play>>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      int listener = number(people, fields[0]);
      if (listener == listeners.size()) {
        listeners.add(new ArrayList<>());
      }
      int artist = number(numbers, fields[1]);
      listeners.get(listener).add(new Play(artist, Integer.parseInt(fields[2].strip())));
    }
    return new LastFm(numbers.size(), listeners);
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer known = numbers.putIfAbsent(name, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }
}
