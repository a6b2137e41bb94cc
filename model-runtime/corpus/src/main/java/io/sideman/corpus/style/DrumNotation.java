package io.sideman.corpus.style;

import io.sideman.engine.style.DrumKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Drum hits as the lanes of a drum pattern.
final class DrumNotation {
  private static final DrumKey[] BY_KEY = new DrumKey[128];

  static {
    for (DrumKey drum : DrumKey.values()) {
      BY_KEY[drum.key()] = drum;
    }
    BY_KEY[35] = DrumKey.KICK;
    BY_KEY[43] = DrumKey.TOMFLOOR;
    BY_KEY[48] = DrumKey.TOMHIGH;
    BY_KEY[59] = DrumKey.RIDE;
    BY_KEY[71] = DrumKey.TRIANGLE;
    BY_KEY[74] = DrumKey.GUIRO;
    BY_KEY[77] = DrumKey.WOODBLOCK;
    BY_KEY[80] = DrumKey.TRIANGLE;
  }

  private DrumNotation() {}

  /// The voice of a General MIDI key; keys that none has count as a shaker.
  static DrumKey voice(int key) {
    DrumKey drum = BY_KEY[key];
    return drum == null ? DrumKey.SHAKER : drum;
  }

  static boolean isKnown(int key) {
    return BY_KEY[key] != null;
  }

  /// Lanes by voice, bars parted by `|`.
  ///
  /// @param steps length of the pattern
  static Map<String, String> lanes(List<Hit> hits, int steps, int barSteps, Levels levels) {
    var lanes = new EnumMap<DrumKey, int[]>(DrumKey.class);
    for (Hit hit : hits) {
      if (isKnown(hit.key()) && hit.step() >= 0 && hit.step() < steps) {
        int[] lane = lanes.computeIfAbsent(voice(hit.key()), _ -> new int[steps]);
        lane[hit.step()] = Math.max(lane[hit.step()], levels.percent(hit.velocity()));
      }
    }
    var written = new java.util.LinkedHashMap<String, String>();
    lanes.forEach((drum, lane) -> written.put(drum.id(), text(lane, barSteps)));
    return written;
  }

  private static String text(int[] lane, int barSteps) {
    var text = new StringBuilder();
    for (int step = 0; step < lane.length; step++) {
      int inBar = step % barSteps;
      if (step > 0) {
        text.append(inBar == 0 ? "|" : inBar % 4 == 0 ? " " : "");
      }
      text.append(lane[step] == 0 ? '.' : Levels.letter(lane[step]));
    }
    return text.toString();
  }
}
