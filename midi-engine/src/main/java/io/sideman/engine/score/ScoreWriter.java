package io.sideman.engine.score;

import io.sideman.engine.event.GeneralMidi;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Writes a score as MusicXML 4.0. Used once.
final class ScoreWriter {
  private static final String PROLOG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" \
      "http://www.musicxml.org/dtds/partwise.dtd">
      """;
  private static final int MOST_MEASURES = 20_000;

  private final Score score;
  private final XmlText xml = new XmlText(PROLOG);

  ScoreWriter(Score score) {
    this.score = score;
  }

  String write() {
    xml.open("score-partwise", "version", "4.0");
    score.title().ifPresent(title -> xml.open("work").leaf("work-title", title).close());
    identification();
    List<Part> parts = score.parts();
    if (parts.isEmpty()) { // chords alone: somebody has to stand under them
      parts = List.of(new Part("Chords", 0, -1, -1, -1, List.of()));
    }
    xml.open("part-list");
    for (int i = 0; i < parts.size(); i++) {
      declare(parts.get(i), i);
    }
    xml.close();
    List<Long> bars = bars(parts);
    for (int i = 0; i < parts.size(); i++) {
      new PartWriter(xml, score, parts.get(i), id(i), i == 0, bars).write();
    }
    return xml.close().toString();
  }

  private void identification() {
    xml.open("identification");
    xml.open("encoding").leaf("software", "Sideman").close();
    score
        .origin()
        .ifPresent(origin ->
            xml.open("miscellaneous")
                .leaf("miscellaneous-field", origin, "name", ScoreReader.ORIGIN)
                .close());
    xml.close();
  }

  private static String id(int index) {
    return "P" + (index + 1);
  }

  private void declare(Part part, int index) {
    xml.open("score-part", "id", id(index));
    xml.leaf("part-name", part.name());
    if (part.isDrums()) {
      SortedSet<Integer> keys = drums(part);
      for (int key : keys) {
        xml.open("score-instrument", "id", drumId(id(index), key))
            .leaf("instrument-name", GeneralMidi.drumName(key))
            .close();
      }
      for (int key : keys) {
        instrument(part, drumId(id(index), key), key);
      }
    } else {
      String sound = part.program() < 0 ? part.name() : GeneralMidi.programName(part.program());
      xml.open("score-instrument", "id", id(index) + "-I1").leaf("instrument-name", sound).close();
      instrument(part, id(index) + "-I1", -1);
    }
    xml.close();
  }

  static String drumId(String partId, int key) {
    return partId + "-I" + (key + 1);
  }

  private static SortedSet<Integer> drums(Part part) {
    var keys = new TreeSet<Integer>();
    part.notes().forEach(note -> keys.add(note.key()));
    if (keys.isEmpty()) {
      keys.add(36);
    }
    return keys;
  }

  private void instrument(Part part, String id, int drum) {
    xml.open("midi-instrument", "id", id).leaf("midi-channel", part.channel() + 1L);
    if (part.program() >= 0) {
      xml.leaf("midi-program", part.program() + 1L);
    }
    if (drum >= 0) {
      xml.leaf("midi-unpitched", drum + 1L);
    }
    if (part.volume() >= 0) {
      xml.leaf("volume", ScoreNumbers.decimal(part.volume() / 1.27, 6));
    }
    if (part.pan() >= 0) {
      xml.leaf("pan", ScoreNumbers.decimal((part.pan() - 64) * 90 / 64.0, 6));
    }
    xml.close();
  }

  /// Where the measures start, and where the last one ends.
  private List<Long> bars(List<Part> parts) {
    long end = Math.max(1, score.lengthTicks());
    for (Part part : parts) {
      for (Note note : part.notes()) {
        end = Math.max(end, note.endTick());
      }
    }
    MeterMap meters = score.meters();
    long last = meters.barAt(end - 1);
    if (last >= MOST_MEASURES) {
      throw new ScoreException(
          score.title().orElse("score"),
          "a score may have " + MOST_MEASURES + " measures, but has " + (last + 1) + ".");
    }
    var bars = new ArrayList<Long>();
    for (long bar = 0; bar <= last + 1; bar++) {
      bars.add(meters.barStart(bar));
    }
    return bars;
  }
}
