package io.sideman.app.page;

import io.sideman.app.jam.Played;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Kind;
import io.sideman.library.taste.Act;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The library as the page sees it. Workers only, several at once.
public interface Shelf {
  /// How the library stands.
  ///
  /// @param items that can be found
  /// @param failures files that could not be read
  /// @param message what to do next, empty when nothing is to be done
  record Status(int items, int failures, String message) {
    static final String EMPTY =
        "The library is empty. In a terminal, add a folder of MIDI files, loops or songs:"
            + " sideman library add FOLDER";
  }

  /// What is wanted.
  ///
  /// @param words empty for none
  /// @param media `audio`, `midi` or empty for both
  /// @param role a role's id, or empty
  /// @param bpmFrom 0 for any
  /// @param inKey only what is in the session's key, its relative, or a fifth away
  /// @param favourites only what was liked
  /// @param variety 0 to 1
  /// @param dials how much each aspect counts, by name; 1 where it is missing
  record Wish(
      String words,
      Kind kind,
      String media,
      String role,
      double bpmFrom,
      double bpmTo,
      boolean inKey,
      boolean favourites,
      double variety,
      Map<String, Double> dials,
      int limit) {
    public Wish {
      dials = Map.copyOf(dials);
    }
  }

  /// An item that is offered.
  ///
  /// @param reasons shares of the score, by name of the aspect
  /// @param liked by the listener
  record Offer(
      Entry entry,
      double score,
      Map<String, Double> reasons,
      int transposeSemitones,
      double stretch,
      boolean liked) {}

  Status status();

  /// Names of the aspects that have dials, in their order.
  List<String> dials();

  /// Best first.
  ///
  /// @param session what plays; empty when nobody plays
  List<Offer> find(Wish wish, Optional<Played> session);

  /// Only what is in the library: no other file can be asked for by the page.
  Optional<Entry> entry(Path path);

  /// What the listener did with an item.
  void record(Act act, Entry entry, double seconds);
}
