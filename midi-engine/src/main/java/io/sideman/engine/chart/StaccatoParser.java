package io.sideman.engine.chart;

import io.sideman.engine.chart.StaccatoPiece.ProgramChange;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sideman's own reader for the part of JFugue's grammar that patterns and phrases need:
///
/// - notes `C`, `F#5q`, `Bb4h.`, `[60]i`, `[BASS_DRUM]q`; octave 5 (C5 is key 60) and a quarter are
///   understood where not written; rests `Rq`
/// - lengths `w h q i s t x o`, summed when several stand together, dots, `*` for triplets, or
///   decimal as `/0.25` of a whole note
/// - velocity `a90`; a release velocity `d30` is read and left out
/// - chords `Cmaj`, `G4dom7h` (octave 3 where not written), inversions `Cmaj^`, `Cmaj^^`
/// - `C5q+E5q` together, `C5h+E5q_G5q` one after the other against it; ties `C5h- C5-q`
/// - voices `V0` to `V15`, layers `L0` to `L15`, instruments `I[Piano]` or `I33`, tempo `T120` or
///   `T[Allegro]`, key signatures `KGmaj`, and bar lines, which mean nothing
///
/// Capitals and small letters are the same. What else JFugue knows is refused by name.
public final class StaccatoParser implements StaccatoReader {
  private static final Pattern KEY = Pattern.compile("K([A-G])([#B]?)(MAJ|MIN)");

  @Override
  public StaccatoPiece read(String text) {
    return new Reading().read(text);
  }

  /// One reading.
  private static final class Reading {
    private final List<Note> notes = new ArrayList<>();
    private final List<ProgramChange> programs = new ArrayList<>();
    private final List<TempoMap.Change> tempos = new ArrayList<>();
    private final long[] ends = new long[16 * 16]; // next free tick per voice and layer
    private final int[] layers = new int[16]; // current layer per voice
    private final Map<Integer, Tie> ties = new HashMap<>(); // by slot << 7 | key
    private int[] keySignature = new int[7]; // semitones per letter, C first
    private int voice;
    private long lengthTicks;

    /// A note that goes on in a later token.
    private record Tie(long startTick, long endTick, int velocity, Place place) {}

    StaccatoPiece read(String text) {
      String[] lines = text.split("\\R", -1);
      for (int i = 0; i < lines.length; i++) {
        Matcher word = Pattern.compile("\\S+").matcher(lines[i]);
        while (word.find()) {
          readToken(word.group().toUpperCase(Locale.ROOT), new Place(i + 1, word.start() + 1));
        }
      }
      if (!ties.isEmpty()) {
        Place open = ties.values().iterator().next().place();
        throw new ChartException(open, "the tie that starts here is never closed");
      }
      notes.sort(null);
      return new StaccatoPiece(notes, programs, tempos, lengthTicks);
    }

    private void readToken(String token, Place place) {
      switch (token.charAt(0)) {
        case '|' -> {
          if (token.length() > 1) {
            throw new ChartException(place, "a bar line must stand alone between blanks");
          }
        }
        case 'V' -> voice = number(token, "a voice", 15, place);
        case 'L' -> layers[voice] = number(token, "a layer", 15, place);
        case 'I' -> programs.add(new ProgramChange(ends[slot()], voice, program(token, place)));
        case 'T' -> tempos.add(new TempoMap.Change(ends[slot()], 60e6 / tempo(token, place)));
        case 'K' -> keySignature = key(token, place);
        case 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'R', '[' -> readGroup(token, place);
        default ->
            throw new ChartException(
                place,
                "\""
                    + token
                    + "\" is not understood; notes, rests, chords, V, L, I, T, K and | are");
      }
    }

    private int slot() {
      return voice << 4 | layers[voice];
    }

    private static int number(String token, String what, int most, Place place) {
      String digits = token.substring(1);
      if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > most) {
        throw new ChartException(
            place, what + " must be 0-" + most + ", but was \"" + digits + "\"");
      }
      return Integer.parseInt(digits);
    }

    private static int program(String token, Place place) {
      if (!token.matches("I\\[.*\\]")) {
        return number(token, "an instrument", 127, place);
      }
      String name = token.substring(2, token.length() - 1);
      if (name.matches("\\d+")) {
        return number("I" + name, "an instrument", 127, place);
      }
      return JFugueNames.instrument(name)
          .orElseThrow(() ->
              new ChartException(place, "\"" + name + "\" is not an instrument of General MIDI"));
    }

    private static int tempo(String token, Place place) {
      if (token.matches("T\\[.*\\]")) {
        String name = token.substring(2, token.length() - 1);
        return JFugueNames.tempo(name)
            .orElseThrow(
                () -> new ChartException(place, "\"" + name + "\" is not a tempo; write T120"));
      }
      int bpm = number(token, "a tempo in bpm", 400, place);
      if (bpm < 20) {
        throw new ChartException(place, "a tempo must be 20-400 bpm, but was " + bpm);
      }
      return bpm;
    }

    /// Semitones that the key signature adds to each letter.
    private static int[] key(String token, Place place) {
      Matcher matcher = KEY.matcher(token);
      if (!matcher.matches()) {
        throw new ChartException(place, "a key signature is written KGmaj or KBbmin");
      }
      int tonic = ChordSymbol.pitchClass(matcher.group(1), matcher.group(2).replace('B', 'b'));
      int relativeMajor = matcher.group(3).equals("MIN") ? tonic + 3 : tonic;
      boolean flats = matcher.group(2).equals("B");
      int fifths = Math.floorMod(relativeMajor * 7, 12); // sharps 0 to 11
      if (fifths > 7 || flats && fifths > 4) {
        fifths -= 12;
      }
      int[] order = fifths >= 0 ? new int[] {3, 0, 4, 1, 5, 2, 6} : new int[] {6, 2, 5, 1, 4, 0, 3};
      int[] signature = new int[7];
      for (int i = 0; i < Math.abs(fifths); i++) {
        signature[order[i]] = Integer.signum(fifths);
      }
      return signature;
    }

    /// Notes joined by `+` (with the first) and `_` (after the one before). As in JFugue, the next
    /// token starts where the last of them ends, even if another still sounds.
    private void readGroup(String token, Place place) {
      long start = ends[slot()];
      long tick = start;
      var reader = new StaccatoNoteReader(token, place, keySignature);
      StaccatoNoteReader.Element element = reader.next();
      while (true) {
        long elementEnd = tick + element.lengthTicks();
        sound(element, tick, place);
        lengthTicks = Math.max(lengthTicks, elementEnd);
        if (reader.atEnd()) {
          ends[slot()] = elementEnd;
          return;
        }
        tick = reader.joinedAfter() ? elementEnd : start;
        element = reader.next();
      }
    }

    private void sound(StaccatoNoteReader.Element element, long tick, Place place) {
      long endTick = tick + element.lengthTicks();
      for (int key : element.keys()) {
        int tieKey = slot() << 7 | key;
        long start = tick;
        int velocity = element.velocity();
        if (element.tiedFrom()) {
          Tie tie = ties.remove(tieKey);
          if (tie == null || tie.endTick() != tick) {
            throw new ChartException(place, "a tie ends here that nothing before has started");
          }
          start = tie.startTick();
          velocity = tie.velocity();
        }
        if (ties.containsKey(tieKey)) {
          throw new ChartException(place, "the tie before this note must be closed: write C5-q");
        }
        if (element.tiedTo()) {
          ties.put(tieKey, new Tie(start, endTick, velocity, place));
        } else if (velocity > 0) {
          notes.add(new Note(start, endTick - start, key, velocity, voice));
        }
      }
    }
  }
}
