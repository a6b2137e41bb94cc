package io.sideman.engine.score;

import io.sideman.engine.chart.Section;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.score.PartReader.Instruments;
import io.sideman.engine.score.PartReader.Instruments.Instrument;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Turns a `score-partwise` document into a score, its repeats played. Used once.
final class ScoreReader {
  static final String ORIGIN = "sideman-provenance";

  private final String file;
  private final XmlElement root;
  private final MusicXml.Repeats repeats;
  private final List<XmlElement> declared = new ArrayList<>();
  private final List<List<MeasureRead>> parts = new ArrayList<>();
  private final List<Instruments> instruments = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private final TreeMap<Long, TempoMap.Change> tempos = new TreeMap<>();
  private final List<MeterMap.Change> meters = new ArrayList<>();
  private final List<Timeline.Span<Key>> keys = new ArrayList<>();
  private final TreeMap<Long, Chord> chords = new TreeMap<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>(); // of the measures played
  private long endTick;

  ScoreReader(XmlElement root, String file, MusicXml.Repeats repeats) {
    this.root = root;
    this.file = file;
    this.repeats = repeats;
  }

  Score read() {
    if (!root.name().equals("score-partwise")) {
      throw new ScoreException(
          file,
          "a score must be MusicXML of the kind score-partwise, but this is \""
              + root.name()
              + "\". Export it as partwise MusicXML.");
    }
    root.child("part-list").ifPresent(list -> declared.addAll(list.children("score-part")));
    for (XmlElement part : root.children("part")) {
      XmlElement declaration = declaration(part);
      Instruments sounds = instruments(declaration, parts.size());
      instruments.add(sounds);
      String name = declaration.text("part-name").replaceAll("\\s+", " ");
      names.add(name.isEmpty() ? "Part " + (parts.size() + 1) : name);
      parts.add(new PartReader(file, sounds).read(part));
    }
    if (parts.isEmpty() || parts.getFirst().isEmpty()) {
      throw new ScoreException(file, "a score must have a part with a measure, but has none.");
    }
    List<Integer> order =
        repeats == MusicXml.Repeats.PLAYED
            ? PlayOrder.of(parts.getFirst(), file)
            : java.util.stream.IntStream.range(0, parts.getFirst().size()).boxed().toList();
    layOut(order);
    return score(order);
  }

  private XmlElement declaration(XmlElement part) {
    for (XmlElement each : declared) {
      if (each.attribute("id").equals(part.attribute("id"))) {
        return each;
      }
    }
    return new XmlElement("score-part", part.line());
  }

  /// A part that names no channel takes the next one that is not the drums'.
  private static Instruments instruments(XmlElement declaration, int index) {
    int channel = index % 15 < 9 ? index % 15 : index % 15 + 1;
    var byId = new LinkedHashMap<String, Instrument>();
    for (XmlElement midi : declaration.children("midi-instrument")) {
      byId.put(
          midi.attribute("id"),
          new Instrument(
              whole(midi, "midi-channel", 1, 16).map(each -> each - 1).orElse(channel),
              whole(midi, "midi-program", 1, 128).map(each -> each - 1).orElse(-1),
              whole(midi, "midi-unpitched", 1, 128).map(each -> each - 1).orElse(-1),
              scaled(midi, "volume", 1.27, 0),
              scaled(midi, "pan", 64 / 90.0, 64)));
    }
    Instrument first =
        byId.isEmpty() ? new Instrument(channel, -1, -1, -1, -1) : byId.values().iterator().next();
    return new Instruments(first, byId);
  }

  private static Optional<Integer> whole(XmlElement parent, String name, int low, int high) {
    String text = parent.text(name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Math.clamp((int) ScoreNumbers.number(text, low), low, high));
  }

  /// Percent or degrees as a controller's value; -1 when there is none.
  private static int scaled(XmlElement parent, String name, double scale, int middle) {
    String text = parent.text(name);
    return text.isEmpty()
        ? -1
        : Math.clamp(Math.round(ScoreNumbers.number(text, 0) * scale + middle), 0, 127);
  }

  /// Where the measures start, and everything that belongs to all parts.
  private void layOut(List<Integer> order) {
    Meter meter = Meter.COMMON;
    Meter shown = meter;
    long tick = 0;
    for (int index : order) {
      boolean last = starts.size() == order.size() - 1;
      meter = first(index, each -> each.meter).orElse(meter);
      long length = length(index);
      long nominal = meter.barTicks();
      Meter now =
          length == 0 || length == nominal || last && length < nominal
              ? meter
              : meterOf(length).orElse(meter);
      if (starts.isEmpty() || !now.equals(shown)) {
        meters.add(new MeterMap.Change(tick, now));
      }
      shown = now;
      starts.add(tick);
      gather(index, tick);
      tick += length == 0 || last && length < nominal ? nominal : length;
    }
    endTick = tick;
  }

  private long length(int index) {
    long length = 0;
    for (List<MeasureRead> part : parts) {
      if (index < part.size()) {
        length = Math.max(length, part.get(index).lengthTicks);
      }
    }
    return length;
  }

  /// A metre whose bar has this length: for pick-ups and bars cut in two.
  private static Optional<Meter> meterOf(long length) {
    for (int denominator = 4; denominator <= 32; denominator *= 2) {
      long beat = 3840 / denominator;
      if (length % beat == 0 && length / beat <= 32) {
        return Optional.of(new Meter((int) (length / beat), denominator));
      }
    }
    return Optional.empty();
  }

  private void gather(int index, long start) {
    boolean sectionsTold = false;
    boolean keysTold = false;
    boolean chordsTold = false;
    for (List<MeasureRead> part : parts) {
      if (index >= part.size()) {
        continue;
      }
      MeasureRead measure = part.get(index);
      for (TempoMap.Change tempo : measure.tempos) {
        long at = start + tempo.startTick();
        tempos.put(at, new TempoMap.Change(at, tempo.microsPerQuarter()));
      }
      if (!keysTold) {
        measure.keys.forEach(key -> addKey(start + key.startTick(), key.value()));
        keysTold = !measure.keys.isEmpty();
      }
      if (!chordsTold) {
        measure.chords.forEach(chord -> chords.put(start + chord.startTick(), chord.value()));
        chordsTold = !measure.chords.isEmpty();
      }
      if (!sectionsTold && !measure.sections.isEmpty()) {
        sections.add(new Section(start, measure.sections.getLast()));
        sectionsTold = true;
      }
    }
  }

  private void addKey(long tick, Key key) {
    if (keys.isEmpty() || !keys.getLast().value().equals(key)) {
      keys.add(new Timeline.Span<>(tick, key));
    }
  }

  private <T> Optional<T> first(
      int index, java.util.function.Function<MeasureRead, Optional<T>> what) {
    for (List<MeasureRead> part : parts) {
      if (index < part.size() && what.apply(part.get(index)).isPresent()) {
        return what.apply(part.get(index));
      }
    }
    return Optional.empty();
  }

  private Score score(List<Integer> order) {
    var timeline =
        Timeline.of(
            Chord.NONE,
            chords.entrySet().stream()
                .map(each -> new Timeline.Span<>(each.getKey(), each.getValue()))
                .toList());
    var played = new ArrayList<Part>();
    for (int i = 0; i < parts.size(); i++) {
      played.addAll(part(i, order));
    }
    return new Score(
        title(),
        List.copyOf(tempos.values()),
        MeterMap.of(meters),
        keys,
        timeline,
        sections,
        played,
        endTick,
        origin());
  }

  private Optional<String> title() {
    String work = root.child("work").map(each -> each.text("work-title")).orElse("");
    String title = work.isEmpty() ? root.text("movement-title") : work;
    return title.isEmpty() ? Optional.empty() : Optional.of(title.replaceAll("\\s+", " "));
  }

  private Optional<String> origin() {
    return root.child("identification")
        .flatMap(each -> each.child("miscellaneous"))
        .flatMap(each ->
            each.children("miscellaneous-field").stream()
                .filter(field -> field.attribute("name").equals(ORIGIN))
                .findFirst())
        .map(XmlElement::text);
  }

  /// One part per channel, in the order in which the part declares them.
  private List<Part> part(int index, List<Integer> order) {
    var joined = new TieJoiner();
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i) < parts.get(index).size()) {
        joined.add(parts.get(index).get(order.get(i)).sounds, starts.get(i));
      }
    }
    var byChannel = new LinkedHashMap<Integer, List<Note>>();
    joined
        .notes()
        .forEach(
            note -> byChannel.computeIfAbsent(note.channel(), _ -> new ArrayList<>()).add(note));
    var result = new ArrayList<Part>();
    byChannel.forEach((channel, notes) -> {
      Instrument sound = sound(instruments.get(index), channel);
      result.add(
          new Part(names.get(index), channel, sound.program(), sound.volume(), sound.pan(), notes));
    });
    return result;
  }

  private static Instrument sound(Instruments sounds, int channel) {
    return sounds.byId().values().stream()
        .filter(each -> each.channel() == channel)
        .findFirst()
        .orElse(new Instrument(channel, -1, -1, -1, -1));
  }

  /// Puts the pieces of tied notes together.
  private static final class TieJoiner {
    private record Open(MeasureRead.Sound first, long startTick, long endTick) {}

    private record Place(long endTick, int key, int channel) {}

    private final List<Note> notes = new ArrayList<>();
    private final Map<Place, List<Open>> open = new HashMap<>();

    void add(List<MeasureRead.Sound> sounds, long measureStart) {
      for (MeasureRead.Sound sound : sounds) {
        long start = measureStart + sound.startTick();
        long end = start + sound.lengthTicks();
        Open whole = sound.comesOn() ? take(start, sound) : new Open(sound, start, end);
        if (sound.goesOn()) {
          var place = new Place(end, sound.key(), sound.channel());
          open.computeIfAbsent(place, _ -> new ArrayList<>())
              .add(new Open(whole.first(), whole.startTick(), end));
        } else {
          addNote(whole, end, sound.release());
        }
      }
    }

    /// The piece that ends here, of the same voice if there are several.
    private Open take(long start, MeasureRead.Sound sound) {
      List<Open> candidates = open.get(new Place(start, sound.key(), sound.channel()));
      if (candidates == null || candidates.isEmpty()) {
        return new Open(sound, start, start + sound.lengthTicks());
      }
      for (int i = 0; i < candidates.size(); i++) {
        if (candidates.get(i).first().voice().equals(sound.voice())) {
          return candidates.remove(i);
        }
      }
      return candidates.removeFirst();
    }

    private void addNote(Open whole, long writtenEnd, long release) {
      MeasureRead.Sound first = whole.first();
      long start = Math.max(0, whole.startTick() + first.attack());
      long length = Math.max(1, writtenEnd + release - start);
      notes.add(new Note(start, length, first.key(), first.velocity(), first.channel()));
    }

    /// Ties that lead nowhere end where their last piece ends.
    List<Note> notes() {
      open.values().forEach(each -> each.forEach(one -> addNote(one, one.endTick(), 0)));
      open.clear();
      notes.sort(null);
      return notes;
    }
  }
}
