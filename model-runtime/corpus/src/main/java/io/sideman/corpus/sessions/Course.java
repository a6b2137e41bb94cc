package io.sideman.corpus.sessions;

import io.sideman.library.item.Item;
import java.util.List;

/// Items in the order in which somebody took them.
///
/// @param source what kind of course it is; figures are told for each apart
/// @param dataSet where it is from
/// @param name the song, or the drummer and their sitting
public record Course(Source source, String dataSet, String name, List<Item> items) {
  /// Where an order comes from.
  public enum Source {
    /// The loops of a whole band's song, in the order in which they come in.
    SONGS("loops of a song"),
    /// The same of a song for voice and piano.
    POP("parts of a pop song"),
    /// Takes of a drummer in the order in which they were recorded.
    DRUMMERS("takes of a drummer");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /// For people.
    public String words() {
      return words;
    }
  }

  public Course {
    items = List.copyOf(items);
  }

  /// Pieces of the data set that it is made from.
  int pieces() {
    return source == Source.DRUMMERS ? items.size() : 1;
  }
}
