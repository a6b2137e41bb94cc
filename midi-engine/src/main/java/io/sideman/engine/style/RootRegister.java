package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;

/// In which octave a line puts the root of a chord: near the root before, drawn towards home.
final class RootRegister {
  private static final double PULL_HOME = 0.9;

  private final RoleVoice voice;
  private final int home;

  RootRegister(Role role, RoleVoice voice) {
    this.voice = voice;
    home = (voice.lowKey() * 3 + voice.highKey() * 2) / 5 - (role == Role.BASS ? 2 : 0);
  }

  int home() {
    return home;
  }

  /// Key of the chord's root.
  ///
  /// @param before key of the root before, or negative
  int root(Chord chord, int before) {
    int from = before >= 0 ? before : home;
    int best = -1;
    double bestCost = Double.MAX_VALUE;
    int first = voice.lowKey() + Math.floorMod(chord.root() - voice.lowKey(), 12);
    for (int key = first; key <= voice.highKey(); key += 12) {
      double cost = Math.abs(key - from) + PULL_HOME * Math.abs(key - home);
      if (cost < bestCost) {
        bestCost = cost;
        best = key;
      }
    }
    return best;
  }

  /// Key of the chord's lowest tone, the root unless it is a slash chord.
  int bass(Chord chord, int rootKey) {
    return chord.bass() == chord.root()
        ? rootKey
        : Degrees.nearest(chord.bass(), rootKey, voice.lowKey(), voice.highKey());
  }
}
