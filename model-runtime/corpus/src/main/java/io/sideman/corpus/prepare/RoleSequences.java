package io.sideman.corpus.prepare;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import java.util.List;

/// What the network of a role learns from songs that are not one of the data sets.
public final class RoleSequences {
  private RoleSequences() {}

  /// One sequence per song that has the role and is long enough.
  public static SequenceFile of(Role role, List<Song> songs) {
    return new RolePreparation(role).prepare(songs);
  }
}
