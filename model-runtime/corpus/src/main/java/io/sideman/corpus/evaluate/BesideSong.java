package io.sideman.corpus.evaluate;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Accompaniment.Guests;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.steer.Script;
import io.sideman.engine.steer.Steering;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Asks the band to play along with a song of the data, as `accompany` would with its file: the
/// time is given, dynamics follow the performer, everybody plays.
final class BesideSong {
  private static final long BLOCK_NANOS = 50_000_000;

  private BesideSong() {}

  /// All that can be heard of a song by ears for harmony: its performer and its tonal parts.
  static List<Note> heard(Song song) {
    var heard = new ArrayList<Note>(song.performer());
    song.parts().forEach((role, notes) -> heard.addAll(role.isTonal() ? notes : List.of()));
    heard.sort(null);
    return heard;
  }

  /// @param heard notes the band listens to, sorted
  /// @param adventure 0 plays the patterns alone
  static Accompaniment.Request request(
      Song song, List<Note> heard, Accompaniment.Hear hear, double adventure, long seed) {
    return request(
        song,
        heard,
        hear,
        new BandSettings(EnumSet.allOf(Role.class), 0.5, adventure, 1, seed),
        Guests.NONE);
  }

  static Accompaniment.Request request(
      Song song, List<Note> heard, Accompaniment.Hear hear, BandSettings settings, Guests guests) {
    var track =
        new SmfTrackBuilder(Division.band())
            .maps(song.tempos(), song.meters())
            .notes(heard)
            .build();
    return new Accompaniment.Request(
        Smf.of(Division.band(), List.of(track)),
        heard,
        hear,
        Optional.empty(),
        OptionalDouble.empty(),
        settings,
        BLOCK_NANOS,
        guests,
        new Steering(),
        Script.NONE);
  }
}
