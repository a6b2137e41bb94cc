package io.sideman.players.originality;

/// Whose line it is.
///
/// @param collection data set, or the folder of the user's library
/// @param name of the song in it
/// @param part such as `lead` or `keys`, or the track's name
public record Source(String collection, String name, String part) {
  @Override
  public String toString() {
    return collection + " " + name + " (" + part + ")";
  }
}
