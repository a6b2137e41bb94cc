package io.sideman.library.item;

/// How a file is used: a loop goes round beside what plays, a track is listened to, a one-shot is a
/// single stroke.
public enum Kind {
  LOOP,
  TRACK,
  ONE_SHOT
}
