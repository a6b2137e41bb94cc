package io.sideman.library.spectral;

import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Family;
import io.sideman.library.item.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What names of files and folders say, as people in this trade write them: `120bpm`, `Am`, `Fsharp
/// min`, `kick`, `loop`.
final class FileWords {
  private static final Pattern TEMPO = Pattern.compile("(?:bpm)?(\\d{2,3}(?:\\.\\d+)?)(?:bpm)?");
  private static final Pattern KEY =
      Pattern.compile("([a-h])(#|b|s|is|sharp|flat)?(m|min|minor|moll|maj|major|dur)");
  private static final double LEAST_BPM = 50;
  private static final double MOST_BPM = 220;
  private static final int[] TONICS = {9, 11, 0, 2, 4, 5, 7, 11}; // a to h

  /// Words that name a family for sure, in the order in which they are believed.
  private static final Map<Family, Set<String>> FAMILIES =
      Map.ofEntries(
          Map.entry(
              Family.DRUMS,
              Set.of(
                  "kick",
                  "kicks",
                  "bd",
                  "snare",
                  "snares",
                  "sn",
                  "hat",
                  "hats",
                  "hihat",
                  "hihats",
                  "hh",
                  "clap",
                  "claps",
                  "rim",
                  "rimshot",
                  "drum",
                  "drums",
                  "drumloop",
                  "break",
                  "breaks",
                  "breakbeat",
                  "amen",
                  "cymbal",
                  "cymbals",
                  "ride",
                  "crash",
                  "tom",
                  "toms",
                  "beat",
                  "beats",
                  "drumkit")),
          Map.entry(
              Family.PERCUSSION,
              Set.of(
                  "perc",
                  "percs",
                  "percussion",
                  "conga",
                  "congas",
                  "bongo",
                  "bongos",
                  "shaker",
                  "shakers",
                  "tambourine",
                  "tamb",
                  "cowbell",
                  "tabla",
                  "djembe",
                  "timbale",
                  "timbales",
                  "clave",
                  "claves",
                  "guiro",
                  "cajon",
                  "woodblock",
                  "triangle",
                  "snap",
                  "snaps")),
          Map.entry(Family.BASS, Set.of("bass", "basses", "bassline", "subbass", "sub", "reese")),
          Map.entry(
              Family.PIANO,
              Set.of(
                  "piano",
                  "rhodes",
                  "epiano",
                  "wurli",
                  "wurlitzer",
                  "clav",
                  "harpsichord",
                  "keys")),
          Map.entry(Family.ORGAN, Set.of("organ", "hammond", "accordion", "harmonica")),
          Map.entry(
              Family.GUITAR,
              Set.of("guitar", "guitars", "gtr", "guit", "strat", "banjo", "ukulele", "sitar")),
          Map.entry(
              Family.STRINGS,
              Set.of(
                  "strings",
                  "violin",
                  "violins",
                  "cello",
                  "viola",
                  "pizzicato",
                  "pizz",
                  "orchestra",
                  "harp")),
          Map.entry(Family.BRASS, Set.of("brass", "trumpet", "trombone", "tuba", "horn", "horns")),
          Map.entry(
              Family.WINDS,
              Set.of(
                  "flute",
                  "clarinet",
                  "oboe",
                  "bassoon",
                  "sax",
                  "saxophone",
                  "winds",
                  "woodwind",
                  "recorder",
                  "panflute")),
          Map.entry(
              Family.VOICE,
              Set.of(
                  "vocal",
                  "vocals",
                  "vox",
                  "voice",
                  "voices",
                  "choir",
                  "acapella",
                  "singer",
                  "chant")),
          Map.entry(
              Family.SYNTH,
              Set.of("synth", "synths", "lead", "leads", "arp", "pluck", "plucks", "acid", "saw")),
          Map.entry(
              Family.PAD, Set.of("pad", "pads", "ambient", "ambi", "drone", "atmos", "texture")),
          Map.entry(
              Family.MALLETS,
              Set.of(
                  "mallet",
                  "mallets",
                  "vibraphone",
                  "vibes",
                  "marimba",
                  "xylophone",
                  "glock",
                  "glockenspiel",
                  "kalimba",
                  "bell",
                  "bells",
                  "celesta",
                  "chime",
                  "chimes")),
          Map.entry(
              Family.EFFECTS,
              Set.of(
                  "fx",
                  "sfx",
                  "noise",
                  "riser",
                  "uplifter",
                  "downlifter",
                  "impact",
                  "sweep",
                  "vinyl",
                  "glitch",
                  "foley",
                  "effect",
                  "effects",
                  "scratch")));

  private static final Set<String> LOOPS = Set.of("loop", "loops", "groove", "drumloop");
  private static final Set<String> SHOTS =
      Set.of("oneshot", "oneshots", "shot", "shots", "hit", "hits", "stab", "stabs");

  private FileWords() {}

  /// Tempi that a word states outright.
  static OptionalDouble tempo(Set<String> words) {
    for (String word : words) {
      Matcher found = TEMPO.matcher(word);
      if (word.contains("bpm") && found.matches()) {
        return usual(Double.parseDouble(found.group(1)));
      }
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble usual(double bpm) {
    return bpm >= LEAST_BPM && bpm <= MOST_BPM ? OptionalDouble.of(bpm) : OptionalDouble.empty();
  }

  /// Numbers that may be a tempo.
  static List<Double> tempoHints(Set<String> words) {
    var hints = new ArrayList<Double>();
    for (String word : words) {
      Matcher found = TEMPO.matcher(word);
      if (found.matches()) {
        usual(Double.parseDouble(found.group(1))).ifPresent(hints::add);
      }
    }
    return hints;
  }

  /// A key that a word states; `am` may be English too, so the ear must agree.
  static Optional<Key> key(Set<String> words) {
    for (String word : words) {
      Matcher found = KEY.matcher(word);
      if (found.matches()) {
        int tonic = TONICS[found.group(1).charAt(0) - 'a'];
        String sign = found.group(2) == null ? "" : found.group(2);
        tonic += sign.equals("b") || sign.equals("flat") ? -1 : sign.isEmpty() ? 0 : 1;
        boolean minor =
            found.group(3).equals("m")
                || found.group(3).startsWith("mi")
                || found.group(3).equals("moll");
        return Optional.of(new Key(Math.floorMod(tonic, 12), minor));
      }
    }
    return Optional.empty();
  }

  /// Families that words name.
  static Set<Family> families(Set<String> words) {
    var named = EnumSet.noneOf(Family.class);
    FAMILIES.forEach((family, names) -> {
      if (names.stream().anyMatch(words::contains)) {
        named.add(family);
      }
    });
    return named;
  }

  /// Loop or one-shot, where a word says so.
  static Optional<Kind> kind(Set<String> words) {
    boolean loop = LOOPS.stream().anyMatch(words::contains);
    boolean shot = SHOTS.stream().anyMatch(words::contains);
    return loop == shot ? Optional.empty() : Optional.of(loop ? Kind.LOOP : Kind.ONE_SHOT);
  }
}
