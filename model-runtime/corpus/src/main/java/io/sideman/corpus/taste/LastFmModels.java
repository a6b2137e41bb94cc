package io.sideman.corpus.taste;

import io.sideman.library.recommend.AlternatingSquares;
import io.sideman.library.recommend.Ease;
import io.sideman.library.recommend.ItemNeighbours;
import io.sideman.library.recommend.Plays;
import io.sideman.library.recommend.Popularity;
import io.sideman.library.recommend.Recommender;
import java.util.function.Function;

/// The recommenders as they are set for HetRec Last.fm-2k. Settings were chosen on the validation
/// side of seed 1.
enum LastFmModels {
  POPULARITY("popularity", Popularity::new),
  NEIGHBOURS("item-kNN", plays -> new ItemNeighbours(plays, 2, 0)),
  EASE("EASE", plays -> new Ease(plays, 100)),
  FACTORS_64("iALS d=64", plays -> new AlternatingSquares(plays, setting(64))),
  FACTORS_128("iALS d=128", plays -> new AlternatingSquares(plays, setting(128)));

  private final String title;
  private final Function<Plays, Recommender> maker;

  LastFmModels(String title, Function<Plays, Recommender> maker) {
    this.title = title;
    this.maker = maker;
  }

  private static AlternatingSquares.Setting setting(int factors) {
    return new AlternatingSquares.Setting(factors, 0.05, 0.01, 1, 16, 1);
  }

  String title() {
    return title;
  }

  Recommender of(Plays plays) {
    return maker.apply(plays);
  }
}
