package io.sideman.engine.score;

import io.sideman.engine.chart.Section;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Spelling;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Writes the measures of one part. What belongs to all parts (chords, tempo, rehearsal marks) is
/// written into the first. Used once.
final class PartWriter {
  private static final Key NO_KEY = new Key(0, false);
  private static final int MIDDLE_C = 60;

  private final XmlText xml;
  private final Score score;
  private final Part part;
  private final String id;
  private final List<Long> bars;
  private final Timeline<Key> keys;
  private final List<List<List<Voices.Group>>> staves = new ArrayList<>(); // staff, voice, group
  private final TreeMap<Long, List<LongConsumer>> signs = new TreeMap<>(); // given the offset
  private @Nullable Meter shownMeter;

  /// @param leads whether it is the first part
  /// @param bars where measures start, and where the last one ends
  PartWriter(XmlText xml, Score score, Part part, String id, boolean leads, List<Long> bars) {
    this.xml = xml;
    this.score = score;
    this.part = part;
    this.id = id;
    this.bars = bars;
    Key first = score.keys().isEmpty() ? NO_KEY : score.keys().getFirst().value();
    keys = Timeline.of(first, score.keys());
    var grid = new BeatGrid(score.meters(), part.notes());
    for (List<Note> staff : staves(part)) {
      staves.add(Voices.of(staff, grid, part.isDrums()));
    }
    if (leads) {
      collectSigns();
    }
  }

  /// Two staves for what a pianist's hands play, else one.
  private static List<List<Note>> staves(Part part) {
    var high = new ArrayList<Note>();
    var low = new ArrayList<Note>();
    int lowest = 127;
    int highest = 0;
    for (Note note : part.notes()) {
      (note.key() >= MIDDLE_C ? high : low).add(note);
      lowest = Math.min(lowest, note.key());
      highest = Math.max(highest, note.key());
    }
    boolean wide = lowest < MIDDLE_C - 7 && highest > MIDDLE_C + 7;
    return wide && !part.isDrums() ? List.of(high, low) : List.of(part.notes());
  }

  private void collectSigns() {
    for (TempoMap.Change tempo : score.tempos()) {
      sign(tempo.startTick(), offset -> tempo(tempo, offset));
    }
    for (Section section : score.sections()) {
      sign(section.startTick(), offset -> rehearsal(section, offset));
    }
    for (Timeline.Span<Chord> span : score.chords().spans()) {
      Key key = keys.at(span.startTick());
      sign(
          span.startTick(),
          offset ->
              HarmonyNames.write(
                  xml, span.value(), key, offset == 0 ? Optional.empty() : Optional.of(offset)));
    }
  }

  private void sign(long tick, LongConsumer write) {
    signs.computeIfAbsent(tick, _ -> new ArrayList<>()).add(write);
  }

  void write() {
    xml.open("part", "id", id);
    for (int i = 0; i + 1 < bars.size(); i++) {
      long from = bars.get(i);
      xml.open("measure", "number", Integer.toString(i + 1));
      attributes(i, from);
      int voice = 1;
      for (int staff = 0; staff < staves.size(); staff++) {
        voice = writeStaff(staff, voice, from, bars.get(i + 1));
      }
      xml.close();
    }
    xml.close();
  }

  private void attributes(int index, long from) {
    Meter meter = score.meters().meterAt(from);
    Key key = keys.at(from);
    boolean first = index == 0;
    boolean newKey = first ? !score.keys().isEmpty() : !key.equals(keys.at(bars.get(index - 1)));
    boolean newMeter = !meter.equals(shownMeter);
    shownMeter = meter;
    if (!first && !newKey && !newMeter) {
      return;
    }
    xml.open("attributes");
    if (first) {
      xml.leaf("divisions", Ticks.PER_QUARTER);
    }
    if (newKey) {
      xml.open("key")
          .leaf("fifths", Spelling.fifths(key))
          .leaf("mode", key.minor() ? "minor" : "major")
          .close();
    }
    if (newMeter) {
      xml.open("time").leaf("beats", meter.numerator()).leaf("beat-type", meter.denominator());
      xml.close();
    }
    if (first) {
      clefs();
    }
    xml.close();
  }

  private void clefs() {
    if (staves.size() > 1) {
      xml.leaf("staves", 2);
      clef("G", 2, "number", "1");
      clef("F", 4, "number", "2");
    } else if (part.isDrums()) {
      xml.open("clef").leaf("sign", "percussion").close();
    } else {
      double mean = part.notes().stream().mapToInt(Note::key).average().orElse(MIDDLE_C + 7);
      boolean low = mean < MIDDLE_C - 3;
      clef(low ? "F" : "G", low ? 4 : 2);
    }
  }

  private void clef(String sign, int line, String... attributes) {
    xml.open("clef", attributes).leaf("sign", sign).leaf("line", line).close();
  }

  /// Answers the number of the next voice.
  private int writeStaff(int staff, int firstVoice, long from, long to) {
    List<List<Voices.Group>> voices = staves.get(staff);
    int count = Math.max(1, voices.size());
    for (int i = 0; i < count; i++) {
      List<Voices.Group> groups = i < voices.size() ? inside(voices.get(i), from, to) : List.of();
      if (i > 0 && groups.isEmpty()) {
        continue;
      }
      int voice = firstVoice + i;
      if (voice > 1) {
        xml.open("backup").leaf("duration", to - from).close();
      }
      int beat = BeatGrid.beatTicks(score.meters().meterAt(from));
      boolean top = voice == 1;
      for (Pieces.Piece piece : Pieces.of(from, to, beat, stretches(groups, from, to))) {
        if (top) {
          writeSigns(piece.startTick(), piece.endTick());
        }
        new NoteWriter(xml, keys, score.chords(), part.isDrums() ? id : "")
            .write(piece, voice, staves.size() > 1 ? staff + 1 : 0, i == 0);
      }
    }
    return firstVoice + count;
  }

  private static List<Voices.Group> inside(List<Voices.Group> voice, long from, long to) {
    return voice.stream()
        .filter(group -> group.startTick() < to && group.endTick() > from)
        .toList();
  }

  private List<Pieces.Stretch> stretches(List<Voices.Group> groups, long from, long to) {
    var stretches = new ArrayList<Pieces.Stretch>();
    long at = from;
    for (Voices.Group group : groups) {
      long start = Math.max(from, group.startTick());
      if (start > at) {
        stretches.add(new Pieces.Stretch(at, start, null));
      }
      at = Math.min(to, group.endTick());
      stretches.add(new Pieces.Stretch(start, at, group));
    }
    if (at < to) {
      stretches.add(new Pieces.Stretch(at, to, null));
    }
    return stretches;
  }

  /// Signs stand before the note at their time; those within it before it, with their distance.
  private void writeSigns(long from, long to) {
    signs
        .subMap(from, to)
        .forEach((tick, writers) -> writers.forEach(each -> each.accept(tick - from)));
  }

  private void tempo(TempoMap.Change tempo, long offset) {
    xml.open("direction", "placement", "above");
    xml.open("direction-type").open("metronome").leaf("beat-unit", "quarter");
    xml.leaf("per-minute", ScoreNumbers.decimal(Math.rint(tempo.bpm() * 100) / 100, 6));
    xml.close().close();
    offset(offset);
    xml.empty("sound", "tempo", ScoreNumbers.decimal(tempo.bpm(), 12));
    xml.close();
  }

  private void rehearsal(Section section, long offset) {
    xml.open("direction", "placement", "above");
    xml.open("direction-type").leaf("rehearsal", section.name()).close();
    offset(offset);
    xml.close();
  }

  private void offset(long ticks) {
    if (ticks != 0) {
      xml.leaf("offset", Long.toString(ticks), "sound", "yes");
    }
  }
}
