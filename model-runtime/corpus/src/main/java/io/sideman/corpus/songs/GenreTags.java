package io.sideman.corpus.songs;

import io.sideman.engine.style.Genre;
import java.util.List;
import java.util.Locale;

/// Genre words of tagged collections, such as `Rock & Roll;Oldies`; the first tag decides.
final class GenreTags {
  private record Word(String word, Genre genre) {}

  private static final List<Word> WORDS =
      List.of(
          new Word("hip hop", Genre.HIPHOP),
          new Word("rap", Genre.HIPHOP),
          new Word("funk", Genre.FUNK),
          new Word("soul", Genre.SOUL),
          new Word("r&b", Genre.SOUL),
          new Word("motown", Genre.SOUL),
          new Word("jazz", Genre.JAZZ),
          new Word("electronic", Genre.ELECTRONIC),
          new Word("disco", Genre.HOUSE),
          new Word("country", Genre.COUNTRY),
          new Word("folk", Genre.COUNTRY),
          new Word("reggae", Genre.REGGAE),
          new Word("latin", Genre.LATIN),
          new Word("metal", Genre.METAL),
          new Word("rock", Genre.ROCK),
          new Word("new wave", Genre.ROCK),
          new Word("pop", Genre.POP));

  private GenreTags() {}

  static Genre genre(String tags) {
    int end = tags.indexOf(';');
    String first = (end < 0 ? tags : tags.substring(0, end)).toLowerCase(Locale.ROOT);
    for (Word each : WORDS) {
      if (first.contains(each.word())) {
        return each.genre();
      }
    }
    return Genre.OTHER;
  }
}
