package io.sideman.engine.score;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the measures of one part, one after the other.
final class PartReader {
  private static final int USUAL_VELOCITY = 90; // what 100 % stands for in MusicXML

  private final String file;
  private final Instruments instruments;
  private double divisions = 1;
  private int transpose;
  private int velocity = USUAL_VELOCITY;
  private long tick; // from the start of the measure
  private long lastOnset;
  private MeasureRead measure = new MeasureRead();

  PartReader(String file, Instruments instruments) {
    this.file = file;
    this.instruments = instruments;
  }

  List<MeasureRead> read(XmlElement part) {
    var measures = new ArrayList<MeasureRead>();
    for (XmlElement each : part.children("measure")) {
      measures.add(readMeasure(each));
    }
    return measures;
  }

  private MeasureRead readMeasure(XmlElement element) {
    measure = new MeasureRead();
    tick = 0;
    lastOnset = 0;
    for (XmlElement each : element.children()) {
      switch (each.name()) {
        case "attributes" -> readAttributes(each);
        case "harmony" -> readHarmony(each);
        case "note" -> readNote(each);
        case "direction" -> readDirection(each);
        case "sound" -> readSound(each, tick);
        case "barline" -> readBarline(each);
        case "backup" -> {
          tick -= duration(each);
          require(tick >= 0, each, "a backup must not go before its measure", -tick + " ticks");
        }
        case "forward" -> move(duration(each));
        default -> {}
      }
    }
    return measure;
  }

  private void move(long ticks) {
    tick += ticks;
    measure.lengthTicks = Math.max(measure.lengthTicks, tick);
  }

  private long duration(XmlElement timed) {
    String text = timed.text("duration");
    double value = ScoreNumbers.number(text, Double.NaN);
    require(value >= 0, timed, "a duration must be a number from 0 on", '"' + text + '"');
    double ticks = value * Ticks.PER_QUARTER / divisions;
    require(ticks < 1e7, timed, "a duration must be below 10,000 quarters", text);
    return Math.round(ticks);
  }

  private void require(boolean holds, XmlElement at, String rule, String found) {
    if (!holds) {
      throw new ScoreException(
          file + ", line " + at.line(),
          rule + ", but was " + found + ". Export the file again from the program it came from.");
    }
  }

  private void readAttributes(XmlElement attributes) {
    String text = attributes.text("divisions");
    if (!text.isEmpty()) {
      divisions = ScoreNumbers.number(text, 0);
      require(divisions > 0, attributes, "divisions must be above 0", '"' + text + '"');
    }
    attributes
        .child("transpose")
        .ifPresent(each ->
            transpose =
                (int) ScoreNumbers.number(each.text("chromatic"), 0)
                    + 12 * (int) ScoreNumbers.number(each.text("octave-change"), 0));
    attributes.child("key").ifPresent(this::readKey);
    attributes.child("time").ifPresent(this::readTime);
  }

  private void readKey(XmlElement key) {
    if (!key.has("fifths")) {
      return; // a signature of its own kind
    }
    int fifths = (int) ScoreNumbers.number(key.text("fifths"), 0);
    boolean minor = key.text("mode").equals("minor");
    int tonic = Math.floorMod(fifths * 7 + (minor ? 9 : 0) + transpose, 12);
    measure.keys.add(new Timeline.Span<>(tick, new Key(tonic, minor)));
  }

  /// Beats may be written as a sum, 3+2.
  private void readTime(XmlElement time) {
    if (time.has("senza-misura")) {
      return;
    }
    int beats = 0;
    for (String term : time.text("beats").split("\\+", 8)) {
      beats += (int) ScoreNumbers.number(term.strip(), 0);
    }
    int type = (int) ScoreNumbers.number(time.text("beat-type"), 4);
    try {
      measure.meter = Optional.of(new Meter(beats, type));
    } catch (IllegalArgumentException e) {
      require(false, time, "a metre must be like 4/4 (" + e.getMessage() + ")", beats + "/" + type);
    }
  }

  private void readHarmony(XmlElement harmony) {
    Optional<Chord> chord = HarmonyNames.read(harmony);
    if (chord.isPresent()) {
      long at = Math.max(0, tick + offset(harmony));
      measure.chords.add(new Timeline.Span<>(at, chord.get().transpose(transpose)));
    }
  }

  private long offset(XmlElement placed) {
    double value = ScoreNumbers.number(placed.text("offset"), 0);
    return Math.round(value * Ticks.PER_QUARTER / divisions);
  }

  private void readDirection(XmlElement direction) {
    long at = Math.max(0, tick + offset(direction));
    direction.child("sound").ifPresent(sound -> readSound(sound, at));
    boolean told =
        direction.child("sound").map(each -> !each.attribute("tempo").isEmpty()).orElse(false);
    for (XmlElement type : direction.children("direction-type")) {
      for (XmlElement mark : type.children()) {
        if (mark.name().equals("rehearsal") && !mark.text().isEmpty()) {
          measure.sections.add(mark.text());
        } else if (mark.name().equals("metronome") && !told) {
          readMetronome(mark, at);
        }
      }
    }
  }

  private void readSound(XmlElement sound, long at) {
    double bpm = ScoreNumbers.number(sound.attribute("tempo"), 0);
    if (bpm > 0) {
      addTempo(bpm, at);
    }
    double dynamics = ScoreNumbers.number(sound.attribute("dynamics"), -1);
    if (dynamics >= 0) {
      velocity = velocity(dynamics);
    }
  }

  private void readMetronome(XmlElement metronome, long at) {
    double beats = ScoreNumbers.number(metronome.text("per-minute"), 0);
    Optional<NoteValue> unit = NoteValue.named(metronome.text("beat-unit"));
    if (beats > 0 && unit.isPresent()) {
      double quarters = (double) unit.get().ticks() / Ticks.PER_QUARTER;
      addTempo(beats * quarters * (metronome.has("beat-unit-dot") ? 1.5 : 1), at);
    }
  }

  /// MIDI knows whole microseconds; what came from there goes back unchanged.
  private void addTempo(double bpm, long at) {
    double micros = 60e6 / Math.clamp(bpm, 4, 2000);
    double whole = Math.rint(micros);
    measure.tempos.add(new TempoMap.Change(at, Math.abs(micros - whole) < 0.01 ? whole : micros));
  }

  private static int velocity(double percent) {
    return Math.clamp(Math.round(percent * USUAL_VELOCITY / 100), 1, 127);
  }

  private void readBarline(XmlElement barline) {
    barline
        .child("repeat")
        .ifPresent(repeat -> {
          if (repeat.attribute("direction").equals("forward")) {
            measure.repeatStarts = true;
          } else {
            int times = (int) ScoreNumbers.number(repeat.attribute("times"), 2);
            measure.repeatPasses = Math.clamp(times, 1, 99);
          }
        });
    barline
        .child("ending")
        .ifPresent(ending -> {
          for (String number : ending.attribute("number").split("[,\\s]+", 20)) {
            int pass = (int) ScoreNumbers.number(number, 0);
            if (pass > 0 && pass < 100) {
              measure.endings.add(pass);
            }
          }
          measure.endingStops |= !ending.attribute("type").equals("start");
        });
  }

  private void readNote(XmlElement note) {
    if (note.has("grace") || note.has("cue")) {
      return;
    }
    long length = duration(note);
    boolean chordTone = note.has("chord");
    long onset = chordTone ? lastOnset : tick;
    if (!note.has("rest") && length > 0) {
      addSound(note, onset, length);
    }
    if (!chordTone) {
      lastOnset = tick;
      move(length);
    }
  }

  private void addSound(XmlElement note, long onset, long length) {
    String instrument = note.child("instrument").map(each -> each.attribute("id")).orElse("");
    Optional<XmlElement> pitch = note.child("pitch");
    Optional<XmlElement> unpitched = note.child("unpitched");
    if (pitch.isEmpty() && unpitched.isEmpty()) {
      return;
    }
    int key =
        pitch.isPresent()
            ? key(pitch.get(), "step", "octave") + transpose
            : instruments
                .drum(instrument)
                .orElseGet(
                    () -> DrumStaff.drumAt(key(unpitched.get(), "display-step", "display-octave")));
    double dynamics = ScoreNumbers.number(note.attribute("dynamics"), -1);
    measure.sounds.add(
        new MeasureRead.Sound(
            onset,
            length,
            Math.clamp(key, 0, 127),
            dynamics < 0 ? velocity : velocity(dynamics),
            instruments.channel(instrument, unpitched.isPresent()),
            note.text("voice"),
            shift(note, "attack"),
            shift(note, "release"),
            hasTie(note, "start"),
            hasTie(note, "stop")));
  }

  private long shift(XmlElement note, String attribute) {
    double value = ScoreNumbers.number(note.attribute(attribute), 0);
    return Math.round(Math.clamp(value * Ticks.PER_QUARTER / divisions, -1e6, 1e6));
  }

  private static boolean hasTie(XmlElement note, String type) {
    for (XmlElement tie : note.children("tie")) {
      if (tie.attribute("type").equals(type)) {
        return true;
      }
    }
    return false;
  }

  private static int key(XmlElement pitch, String step, String octave) {
    String letter = pitch.text(step);
    int pc = Math.max(0, "C D EF G A B".indexOf(letter.isEmpty() ? 'C' : letter.charAt(0)));
    int alter = (int) Math.round(ScoreNumbers.number(pitch.text("alter"), 0));
    return 12 * ((int) ScoreNumbers.number(pitch.text(octave), 4) + 1) + pc + alter;
  }

  /// The instruments of a part by their ids in the file.
  ///
  /// @param first where notes go that name none
  record Instruments(Instrument first, Map<String, Instrument> byId) {
    /// One sound of a part.
    ///
    /// @param drum key of a sound without pitch, or -1
    record Instrument(int channel, int program, int drum, int volume, int pan) {}

    private Instrument find(String id) {
      return byId.getOrDefault(id, first);
    }

    Optional<Integer> drum(String id) {
      int drum = find(id).drum();
      return drum < 0 ? Optional.empty() : Optional.of(drum);
    }

    /// Sounds without pitch are drums.
    int channel(String id, boolean unpitched) {
      return unpitched ? 9 : find(id).channel();
    }
  }
}
