package io.sideman.corpus.taste;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Each listener's artists parted at random, 8 : 1 : 1.
///
/// @param train per listener what a model may know
/// @param validation what settings are chosen on
/// @param test what figures are made of
@SuppressWarnings("ArrayRecordComponent")
public record PlaySplit(int artists, List<int[]> train, List<int[]> validation, List<int[]> test) {
  public PlaySplit {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /// The same seed gives the same parts.
  public static PlaySplit of(LastFm data, long seed) {
    var random = new SplittableRandom(seed);
    var train = new ArrayList<int[]>();
    var validation = new ArrayList<int[]>();
    var test = new ArrayList<int[]>();
    for (List<LastFm.Play> plays : data.listeners()) {
      int[] artists = plays.stream().mapToInt(LastFm.Play::artist).toArray();
      for (int i = artists.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int artist = artists[i];
        artists[i] = artists[other];
        artists[other] = artist;
      }
      int tenth = Math.round(artists.length / 10f);
      int kept = artists.length - 2 * tenth;
      train.add(java.util.Arrays.copyOfRange(artists, 0, kept));
      validation.add(java.util.Arrays.copyOfRange(artists, kept, kept + tenth));
      test.add(java.util.Arrays.copyOfRange(artists, kept + tenth, artists.length));
    }
    return new PlaySplit(data.artists(), train, validation, test);
  }
}
