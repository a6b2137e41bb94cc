package io.sideman.app.command;

import io.sideman.app.bandfile.BandFile;
import io.sideman.app.bandfile.Exchange;
import io.sideman.engine.band.Role;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.players.parts.Part;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Exchanges notes of a file and lets the tracks concerned tell so.
final class EditedTracks {
  private EditedTracks() {}

  static Smf mark(
      BandFile song,
      Map<Role, Exchange> exchanges,
      ProvenanceOptions provenance,
      Collection<Path> models) {
    Smf result = song.exchange(exchanges);
    for (int i = 0; i < result.tracks().size(); i++) {
      if (isConcerned(song, exchanges, i)) {
        List<SmfTrack> marked = provenance.mark(List.of(result.tracks().get(i)), models);
        result = result.withTrack(i, marked.getFirst());
      }
    }
    return result;
  }

  private static boolean isConcerned(BandFile song, Map<Role, Exchange> exchanges, int track) {
    if (track >= song.smf().tracks().size()) {
      return true;
    }
    for (Part part : song.parts()) {
      if (part.track() == track && exchanges.containsKey(part.role())) {
        return true;
      }
    }
    return false;
  }
}
