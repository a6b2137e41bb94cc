package io.sideman.engine.score;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Spelling;
import io.sideman.engine.harmony.Timeline;

/// Writes one drawn piece: the notes of a chord, or a rest. What the page cannot show goes into the
/// attributes that MusicXML has for it: `dynamics` for the velocity (100 stands for 90), `attack`
/// and `release` for how much earlier or later the note sounds than it is drawn.
///
/// @param drumPart the id of the part when it is drums, else empty
record NoteWriter(XmlText xml, Timeline<Key> keys, Timeline<Chord> chords, String drumPart) {
  /// @param staff from 1, or 0 where there is but one
  /// @param shown whether rests are to be seen
  void write(Pieces.Piece piece, int voice, int staff, boolean shown) {
    Voices.Group group = piece.group();
    if (group == null) {
      xml.open("note", shown ? new String[0] : new String[] {"print-object", "no"});
      xml.empty("rest");
      tail(piece, voice, staff, false, false, "");
      return;
    }
    boolean first = piece.startTick() == group.startTick();
    boolean last = piece.endTick() == group.endTick();
    boolean chordTone = false;
    for (Note note : group.notes()) {
      xml.open("note", attributes(note, group, first, last));
      if (chordTone) {
        xml.empty("chord");
      }
      chordTone = true;
      String instrument = pitch(note);
      tail(piece, voice, staff, !first, !last, instrument);
    }
  }

  private static String[] attributes(Note note, Voices.Group group, boolean first, boolean last) {
    var attributes = new java.util.ArrayList<String>();
    attributes.add("dynamics");
    attributes.add(ScoreNumbers.decimal(note.velocity() / 0.9, 6));
    long attack = note.startTick() - group.startTick();
    if (first && attack != 0) {
      attributes.add("attack");
      attributes.add(Long.toString(attack));
    }
    long release = note.endTick() - group.endTick();
    if (last && release != 0) {
      attributes.add("release");
      attributes.add(Long.toString(release));
    }
    return attributes.toArray(String[]::new);
  }

  /// Answers the id of the drum, empty for a pitch.
  private String pitch(Note note) {
    if (!drumPart.isEmpty()) {
      xml.open("unpitched").leaf("display-step", String.valueOf(DrumStaff.step(note.key())));
      xml.leaf("display-octave", DrumStaff.octave(note.key())).close();
      return ScoreWriter.drumId(drumPart, note.key());
    }
    long tick = note.startTick();
    Spelling.Name name = Spelling.in(keys.at(tick), chords.at(tick), note.key() % 12);
    xml.open("pitch").leaf("step", String.valueOf(name.step()));
    if (name.alter() != 0) {
      xml.leaf("alter", name.alter());
    }
    xml.leaf("octave", Math.floorDiv(note.key() - name.alter(), 12) - 1).close();
    return "";
  }

  /// Everything from the duration on, in the order that MusicXML asks for, and the closing tag.
  private void tail(
      Pieces.Piece piece, int voice, int staff, boolean comesOn, boolean goesOn, String drum) {
    xml.leaf("duration", piece.lengthTicks());
    tie("tie", comesOn, goesOn);
    if (!drum.isEmpty()) {
      xml.empty("instrument", "id", drum);
    }
    xml.leaf("voice", voice).leaf("type", piece.value().id());
    if (piece.dotted()) {
      xml.empty("dot");
    }
    if (piece.triplet()) {
      xml.open("time-modification").leaf("actual-notes", 3).leaf("normal-notes", 2);
      xml.leaf("normal-type", "eighth").close();
    }
    if (staff > 0) {
      xml.leaf("staff", staff);
    }
    if (comesOn || goesOn || piece.opens() || piece.closes()) {
      xml.open("notations");
      tie("tied", comesOn, goesOn);
      if (piece.opens()) {
        xml.empty("tuplet", "type", "start", "bracket", "yes");
      }
      if (piece.closes()) {
        xml.empty("tuplet", "type", "stop");
      }
      xml.close();
    }
    xml.close();
  }

  private void tie(String element, boolean comesOn, boolean goesOn) {
    if (comesOn) {
      xml.empty(element, "type", "stop");
    }
    if (goesOn) {
      xml.empty(element, "type", "start");
    }
  }
}
