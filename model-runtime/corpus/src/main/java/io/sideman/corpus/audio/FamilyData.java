package io.sideman.corpus.audio;

import io.sideman.corpus.Split;
import io.sideman.engine.event.Note;
import io.sideman.library.item.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Phrases and single notes of every General MIDI program with its family, and drummers and bands:
/// what the classifier of families learns from and is judged by.
public final class FamilyData {
  private static final int[] KITS = {0, 8, 16, 24, 25, 40};
  private static final int PERCUSSION_FROM = 60;
  private static final double PHRASE_SECONDS = 3;

  private final Random random;
  private final List<AudioLoops> piano;
  private final List<AudioLoops> drums;
  private final List<AudioLoops> bands;

  /// A segment and what it is.
  public record Labelled(Segment segment, Family family) {}

  /// @param split songs whose notes are played
  public FamilyData(Path data, Split split, int loops, long seed) throws IOException {
    random = new Random(seed);
    piano = AudioLoops.piano(data, split, loops, seed);
    drums = AudioLoops.drums(data, split, loops, seed);
    bands = AudioLoops.bands(data, split, loops, seed);
  }

  /// @param each phrases and as many single notes per program
  public List<Labelled> all(int each) {
    var all = new ArrayList<Labelled>();
    for (int program = 0; program < 128; program++) {
      Family family = family(program);
      for (int i = 0; i < each; i++) {
        all.add(new Labelled(phrase(program, family), family));
        all.add(new Labelled(single(program, family), family));
      }
    }
    for (int i = 0; i < drums.size(); i++) {
      Map<Integer, Integer> kit = Map.of(9, KITS[i % KITS.length]);
      all.add(new Labelled(start(drums.get(i).segment(), kit), Family.DRUMS));
    }
    for (int key = 35; key <= 81; key++) {
      int kit = KITS[random.nextInt(KITS.length)];
      var stroke = new Segment.Stroke(0, 0.4, key, 60 + random.nextInt(60), 9);
      boolean hand = key >= PERCUSSION_FROM || key == 54 || key == 56 || key == 58;
      double seconds = 0.5 + random.nextDouble();
      all.add(
          new Labelled(
              new Segment(List.of(stroke), Map.of(9, kit), seconds, 0),
              hand ? Family.PERCUSSION : Family.DRUMS));
    }
    for (int i = 0; i < drums.size(); i++) {
      all.add(new Labelled(hands(drums.get(i).segment()), Family.PERCUSSION));
    }
    for (AudioLoops band : bands) {
      all.add(new Labelled(start(band.segment(), band.segment().programs()), Family.MIX));
    }
    for (int i = 0; i < Math.min(piano.size(), drums.size()) / 2; i++) {
      var both = new ArrayList<>(start(piano.get(i).segment(), Map.of()).strokes());
      both.addAll(start(drums.get(i).segment(), Map.of()).strokes());
      int program = random.nextInt(64);
      var programs = new HashMap<>(SoundFontPlayer.everywhere(program));
      programs.put(9, KITS[random.nextInt(KITS.length)]);
      all.add(new Labelled(new Segment(both, programs, PHRASE_SECONDS, 0), Family.MIX));
    }
    return all;
  }

  /// The family of a General MIDI program; what is between two families is left to the ear's
  /// stronger impression.
  public static Family family(int program) {
    return switch (program / 8) {
      case 0 -> Family.PIANO;
      case 1 -> Family.MALLETS;
      case 2 -> Family.ORGAN;
      case 3 -> Family.GUITAR;
      case 4 -> Family.BASS;
      case 5 -> program == 47 ? Family.PERCUSSION : Family.STRINGS;
      case 6 -> program >= 52 && program <= 54 ? Family.VOICE : Family.STRINGS;
      case 7 -> Family.BRASS;
      case 8, 9 -> Family.WINDS;
      case 10 -> program == 85 ? Family.VOICE : Family.SYNTH;
      case 11 -> Family.PAD;
      case 12 -> Family.EFFECTS;
      case 13 -> program == 108 ? Family.MALLETS : Family.GUITAR;
      case 14 -> Family.PERCUSSION;
      default -> Family.EFFECTS;
    };
  }

  private static Segment start(Segment whole, Map<Integer, Integer> programs) {
    double most = Math.min(whole.seconds(), PHRASE_SECONDS);
    List<Segment.Stroke> strokes =
        whole.strokes().stream().filter(stroke -> stroke.at() < most).toList();
    return new Segment(strokes, programs, most, 0);
  }

  /// A drummer's strokes on hand percussion.
  private Segment hands(Segment whole) {
    int up = 60 + random.nextInt(15);
    List<Segment.Stroke> strokes =
        start(whole, Map.of()).strokes().stream()
            .map(s ->
                new Segment.Stroke(
                    s.at(), s.length(), Math.min(81, up + s.key() % 5), s.velocity(), 9))
            .toList();
    return new Segment(strokes, Map.of(), Math.min(whole.seconds(), PHRASE_SECONDS), 0);
  }

  /// Some notes of a song in the family's register: alone for bass and winds, as played for others.
  private Segment phrase(int program, Family family) {
    AudioLoops from = piano.get(random.nextInt(piano.size()));
    boolean alone =
        switch (family) {
          case BASS, WINDS, BRASS, VOICE, SYNTH -> random.nextInt(4) > 0;
          case STRINGS, MALLETS, GUITAR -> random.nextBoolean();
          default -> random.nextInt(5) == 0;
        };
    int least = family == Family.BASS ? 0 : alone ? 64 : 0;
    int most = family == Family.BASS ? 58 : 127;
    int down = family == Family.BASS ? -12 : 0;
    var strokes = new ArrayList<Segment.Stroke>();
    double before = -1;
    for (Segment.Stroke s : start(from.segment(), Map.of()).strokes()) {
      boolean free = !alone || s.at() > before + 0.05;
      if (s.key() >= least && s.key() <= most && free) {
        int key = Math.clamp(s.key() + down, 24, 108);
        strokes.add(new Segment.Stroke(s.at(), s.length(), key, s.velocity(), 0));
        before = s.at();
      }
    }
    if (strokes.isEmpty()) {
      return single(program, family);
    }
    return new Segment(strokes, Map.of(0, program), PHRASE_SECONDS, 0);
  }

  private Segment single(int program, Family family) {
    int key = family == Family.BASS ? 26 + random.nextInt(26) : 40 + random.nextInt(44);
    double length = 0.15 + random.nextDouble();
    var note = new Note(0, 1, key, 60 + random.nextInt(60), 0);
    var stroke = new Segment.Stroke(0, length, note.key(), note.velocity(), 0);
    double seconds = length + 0.1 + 0.6 * random.nextDouble();
    return new Segment(List.of(stroke), Map.of(0, program), seconds, 0);
  }
}
