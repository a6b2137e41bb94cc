package io.sideman.corpus.style;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.style.Progression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The chords that come most often: phrases of four bars, compared in degrees of their keys.
final class Progressions {
  private static final int BARS = 4;
  private static final int MOST = 3;
  private static final Progression PLAIN = new Progression("plain", "C", "I | vi | IV | V |");

  /// A phrase of chords, written in the key of the song in which it was first heard.
  private static final class Heard {
    private final Key key;
    private final String chords;
    private final boolean moves;
    private int times;

    private Heard(Key key, String chords, boolean moves) {
      this.key = key;
      this.chords = chords;
      this.moves = moves;
    }

    private double weight() {
      return moves ? times : times / 4.0; // a chord that stays is no progression
    }
  }

  private Progressions() {}

  static List<Progression> of(List<SongBars> songs, int barSteps) {
    Map<String, Heard> phrases = new LinkedHashMap<>();
    for (SongBars song : songs) {
      for (int bar = 0; bar + BARS <= song.count(); bar += BARS) {
        hear(song, bar, barSteps, phrases);
      }
    }
    var best = new ArrayList<>(phrases.values());
    best.sort((a, b) -> Double.compare(b.weight(), a.weight())); // stable: first heard first
    var progressions = new ArrayList<Progression>();
    for (Heard heard : best.subList(0, Math.min(MOST, best.size()))) {
      String key = spelled(heard.key.tonic(), heard.key);
      progressions.add(
          new Progression(
              "learned " + (progressions.size() + 1),
              key + (heard.key.minor() ? "m" : ""),
              heard.chords));
    }
    return progressions.isEmpty() ? List.of(PLAIN) : progressions;
  }

  private static String name(Chord chord, Key key) {
    String root = spelled(chord.root(), key) + chord.quality().symbol();
    return chord.bass() == chord.root() ? root : root + "/" + spelled(chord.bass(), key);
  }

  /// Keys with sharps spell with sharps.
  private static String spelled(int pitchClass, Key key) {
    int major = Math.floorMod(key.tonic() + (key.minor() ? 3 : 0), 12);
    boolean sharps =
        switch (major) {
          case 7, 2, 9, 4, 11, 6 -> true;
          default -> false;
        };
    return sharps ? PitchClass.sharpName(pitchClass) : PitchClass.flatName(pitchClass);
  }

  private static void hear(SongBars song, int bar, int barSteps, Map<String, Heard> phrases) {
    Key key = song.song().keys().at(0);
    var degrees = new StringBuilder();
    var chords = new StringBuilder();
    Chord last = Chord.NONE;
    boolean moves = false;
    for (int i = 0; i < BARS; i++) {
      Chord first = song.chordAt(bar + i, 0);
      Chord second = song.chordAt(bar + i, barSteps / 2);
      if (first.isNone() || second.isNone() || !song.isOfMetre(bar + i)) {
        return;
      }
      boolean split = !first.equals(second) && barSteps % 8 == 0;
      degrees.append(first.transpose(-key.tonic())).append(' ');
      degrees.append(split ? second.transpose(-key.tonic()) + " " : "").append('|');
      chords.append(name(first, key)).append(split ? " " + name(second, key) : "").append(" | ");
      moves |= i > 0 && !first.equals(last);
      last = split ? second : first;
    }
    String name = degrees + (key.minor() ? "minor" : "major");
    boolean changes = moves;
    phrases.computeIfAbsent(name, _ -> new Heard(key, chords.toString().strip(), changes)).times++;
  }
}
