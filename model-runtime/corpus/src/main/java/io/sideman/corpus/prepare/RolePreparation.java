package io.sideman.corpus.prepare;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.players.tokens.Conditioning;
import io.sideman.players.tokens.RecentSteps;
import io.sideman.players.tokens.RoleCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns the parts of one role in many songs into sequences. Long rests are cut to two bars.
final class RolePreparation {
  private static final int SHORTEST_STEPS = 16;
  private static final int REST_STEPS = 32;

  private final RoleCodec codec;

  RolePreparation(Role role) {
    codec = Vocabulary.codec(role);
  }

  SequenceFile prepare(List<Song> songs) {
    var sequences = new ArrayList<Sequence>();
    for (Song song : songs) {
      if (song.parts().containsKey(codec.role())) {
        Sequence sequence = sequence(song);
        if (sequence.steps() >= SHORTEST_STEPS) {
          sequences.add(sequence);
        }
      }
    }
    var layout = new Conditioning(codec, 0);
    return new SequenceFile(
        codec.role().id(),
        codec.vocabulary(),
        layout.inputs(),
        Conditioning.LAYOUT,
        codec.start(),
        layout.historyStart(),
        layout.historyEnd(),
        sequences);
  }

  private Sequence sequence(Song song) {
    var conditioning = new Conditioning(codec, song.genre().ordinal());
    var walk = new SongWalk(song, codec.role());
    var recent = new RecentSteps();
    var conditions = new ArrayList<short[]>();
    var tokens = new ArrayList<byte[]>();
    int[] active = new int[Conditioning.MAX_ACTIVE];
    int[] spoken = new int[RoleCodec.MAX_TOKENS];
    int rest = 0;
    for (long step = walk.firstStep(); step < walk.endStep(); step++) {
      StepContext context = walk.at(step);
      int activeCount = conditioning.features(context, recent, active);
      int count = codec.encode(context, walk.own().at(step), spoken);
      recent.put(step, spoken, count);
      rest = count == 1 ? rest + 1 : 0;
      if (rest <= REST_STEPS) {
        conditions.add(Shorts.of(active, activeCount));
        tokens.add(bytes(spoken, count));
      }
    }
    return new Sequence(
        song.name(), song.dataSet(), song.genre().ordinal(), song.split(), conditions, tokens);
  }

  private static byte[] bytes(int[] values, int count) {
    byte[] result = new byte[count];
    for (int i = 0; i < count; i++) {
      result[i] = (byte) values[i];
    }
    return result;
  }

  /// Onsets per bar of the training songs at five quantiles, to check `PlayLevels` against.
  static String densities(List<Song> songs, Role role) {
    double[] perBar =
        songs.stream()
            .filter(song -> song.parts().containsKey(role))
            .mapToDouble(song -> onsetsPerBar(song, role))
            .sorted()
            .toArray();
    var text = new StringBuilder();
    for (double quantile : new double[] {0.2, 0.4, 0.5, 0.6, 0.8}) {
      text.append(
          perBar.length == 0
              ? ""
              : String.format(" %.1f", perBar[(int) (quantile * (perBar.length - 1))]));
    }
    return Arrays.asList(perBar.length, text.toString()).toString();
  }

  private static double onsetsPerBar(Song song, Role role) {
    var walk = new SongWalk(song, role);
    double bars = Math.max(1, walk.endStep() - walk.firstStep()) / 16.0;
    return song.parts().get(role).size() / bars;
  }
}
