package io.sideman.library.item;

/// Families of instruments, as people name them.
public enum Family {
  DRUMS,
  PERCUSSION,
  BASS,
  PIANO,
  ORGAN,
  GUITAR,
  STRINGS,
  BRASS,
  WINDS,
  VOICE,
  SYNTH,
  PAD,
  MALLETS,
  EFFECTS,
  MIX
}
