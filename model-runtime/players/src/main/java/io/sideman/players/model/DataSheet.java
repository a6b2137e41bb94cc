package io.sideman.players.model;

import java.util.List;
import java.util.Map;

/// Where a model comes from, so that anyone who ships or hears it can tell.
///
/// @param description one or two sentences: what the model plays and what it was made for
/// @param licence SPDX identifier of the weights
/// @param date ISO date of the training, such as `2026-11-21`
/// @param seed the seed that repeats the training
/// @param sources every data set that was learned from
/// @param figures named results, such as `validationNllPerEvent`
/// @param settings named choices of the training, such as `dropout`
public record DataSheet(
    String description,
    String licence,
    String date,
    long seed,
    List<Source> sources,
    Map<String, Double> figures,
    Map<String, String> settings) {

  /// One data set.
  ///
  /// @param name as in the notice file
  /// @param licence SPDX identifier, or a sentence where there is none
  /// @param origin who made it and where it is to be had
  /// @param songs how many pieces of it were learned from
  public record Source(String name, String licence, String origin, int songs) {}

  public DataSheet {
    sources = List.copyOf(sources);
    figures = Map.copyOf(figures);
    settings = Map.copyOf(settings);
  }
}
