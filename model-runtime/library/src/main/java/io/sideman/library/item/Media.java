package io.sideman.library.item;

/// What a file holds: notes or sound.
public enum Media {
  SYMBOLIC,
  AUDIO
}
