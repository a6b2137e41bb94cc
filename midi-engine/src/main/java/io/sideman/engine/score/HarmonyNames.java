package io.sideman.engine.score;

import io.sideman.engine.chart.ChartException;
import io.sideman.engine.chart.ChordSymbol;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Spelling;
import java.util.Optional;

/// Chords as MusicXML's `harmony` elements, both ways. Reading goes by way of a chord symbol, so
/// that what a tension or an altered fifth means is decided in one place, [ChordSymbol].
final class HarmonyNames {
  private HarmonyNames() {}

  /// What a `kind` of MusicXML is in a chord symbol.
  private static String symbol(String kind) {
    return switch (kind) {
      case "minor" -> "m";
      case "augmented" -> "aug";
      case "diminished" -> "dim";
      case "dominant" -> "7";
      case "major-seventh" -> "maj7";
      case "minor-seventh" -> "m7";
      case "diminished-seventh" -> "dim7";
      case "augmented-seventh", "augmented-ninth" -> "7#5";
      case "half-diminished" -> "m7b5";
      case "major-minor", "minor-major" -> "mMaj7";
      case "major-sixth", "maj69" -> "6";
      case "minor-sixth" -> "m6";
      case "dominant-ninth" -> "9";
      case "major-ninth" -> "maj9";
      case "minor-ninth" -> "m9";
      case "dominant-11th" -> "11";
      case "major-11th" -> "maj11";
      case "minor-11th" -> "m11";
      case "dominant-13th" -> "13";
      case "major-13th" -> "maj13";
      case "minor-13th" -> "m13";
      case "suspended-second" -> "sus2";
      case "suspended-fourth" -> "sus4";
      case "power", "pedal" -> "5";
      default -> "";
    };
  }

  /// The chord of a `harmony` element; empty when it names no root (a function, a numeral).
  static Optional<Chord> read(XmlElement harmony) {
    String kind = harmony.text("kind");
    if (kind.equals("none")) {
      return Optional.of(Chord.NONE);
    }
    Optional<XmlElement> root = harmony.child("root");
    if (root.isEmpty() || root.get().text("root-step").isEmpty()) {
      return Optional.empty();
    }
    String above = symbol(kind);
    var symbol = new StringBuilder(letter(root.get(), "root")).append(above);
    for (XmlElement degree : harmony.children("degree")) {
      symbol.append(degree(degree, above));
    }
    harmony.child("bass").ifPresent(bass -> symbol.append('/').append(letter(bass, "bass")));
    try {
      return Optional.of(ChordSymbol.parse(symbol.toString()));
    } catch (ChartException e) {
      return Optional.of(ChordSymbol.parse(letter(root.get(), "root") + above));
    }
  }

  private static String letter(XmlElement tone, String what) {
    String alter = tone.text(what + "-alter");
    int semitones = alter.isEmpty() ? 0 : (int) Math.round(ScoreNumbers.number(alter, 0));
    String step = tone.text(what + "-step");
    char letter = step.isEmpty() ? 'C' : step.charAt(0);
    return letter + accidental(Math.clamp(semitones, -2, 2));
  }

  private static String accidental(int semitones) {
    return semitones >= 0 ? "#".repeat(semitones) : "b".repeat(-semitones);
  }

  /// Degrees that change what a quality holds: an altered fifth, a seventh, a suspension.
  private static String degree(XmlElement degree, String above) {
    String value = degree.text("degree-value");
    int alter = (int) ScoreNumbers.number(degree.text("degree-alter"), 0);
    String type = degree.text("degree-type");
    boolean missing = type.equals("subtract");
    return switch (value) {
      case "5" -> missing || alter == 0 ? "" : alter > 0 ? "#5" : "b5";
      case "7" -> missing || above.contains("7") ? "" : seventh(above, alter);
      case "3" -> missing ? "no3" : "";
      case "4" -> type.equals("add") ? "add4" : "";
      case "6" -> type.equals("add") ? "6" : "";
      default -> "";
    };
  }

  /// `degree-alter` counts from the dominant seventh, but many files mean the major scale's.
  private static String seventh(String above, int alter) {
    return above.equals("sus4") || above.equals("sus2") || alter <= 0 ? "7" : "maj7";
  }

  static void write(XmlText xml, Chord chord, Key key, Optional<Long> offset) {
    xml.open("harmony");
    if (chord.isNone()) {
      xml.open("root").leaf("root-step", "C", "text", "").close();
      xml.leaf("kind", "none", "text", "N.C.");
    } else {
      tone(xml, "root", Spelling.root(key, chord));
      xml.leaf("kind", kind(chord.quality()), "text", chord.quality().symbol());
      if (chord.bass() != chord.root()) {
        tone(xml, "bass", Spelling.in(key, chord, chord.bass()));
      }
      if (chord.quality() == Quality.DOM7_SUS4) {
        xml.open("degree", "print-object", "no")
            .leaf("degree-value", "7")
            .leaf("degree-alter", "0")
            .leaf("degree-type", "add")
            .close();
      }
    }
    offset.ifPresent(ticks -> xml.leaf("offset", Long.toString(ticks)));
    xml.close();
  }

  private static void tone(XmlText xml, String what, Spelling.Name name) {
    xml.open(what).leaf(what + "-step", String.valueOf(name.step()));
    if (name.alter() != 0) {
      xml.leaf(what + "-alter", Integer.toString(name.alter()));
    }
    xml.close();
  }

  private static String kind(Quality quality) {
    return switch (quality) {
      case MAJ -> "major";
      case MIN -> "minor";
      case DIM -> "diminished";
      case AUG -> "augmented";
      case SUS2 -> "suspended-second";
      case SUS4, DOM7_SUS4 -> "suspended-fourth";
      case DOM7 -> "dominant";
      case MAJ7 -> "major-seventh";
      case MIN7 -> "minor-seventh";
      case HALF_DIM7 -> "half-diminished";
      case DIM7 -> "diminished-seventh";
      case MIN_MAJ7 -> "major-minor";
      case MAJ6 -> "major-sixth";
      case MIN6 -> "minor-sixth";
      case POWER -> "power";
    };
  }
}
