package io.sideman.engine.score;

import io.sideman.engine.chart.ChartException;
import io.sideman.engine.chart.ChordSymbol;
import io.sideman.engine.chart.Section;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Provenance;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.TextEvent;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Scores to MIDI files and back. Chords are markers with their symbols, as `generate` writes them;
/// sections are markers in brackets.
public final class ScoreMidi {
  private ScoreMidi() {}

  /// One part per track and channel. Markers that are chord symbols become chords, the others
  /// sections. Controllers other than volume and pan, bends and lyrics stay behind.
  ///
  /// @throws ScoreException for a file of separate patterns
  public static Score of(Smf smf, String name) {
    if (smf.isSeparatePatterns()) {
      throw new ScoreException(
          name,
          "a score must be one piece, but this file holds "
              + smf.tracks().size()
              + " separate patterns (format 2). Export the one you want.");
    }
    MeterMap meters = smf.meterMap();
    long end = Math.max(1, smf.endTick());
    return new Score(
        title(smf),
        smf.tempoMap().changes(),
        meters,
        keys(smf),
        chords(smf),
        sections(smf, meters),
        parts(smf),
        meters.barStart(meters.barAt(end - 1) + 1),
        Provenance.read(smf).stream().findFirst().map(each -> each.provenance().json()));
  }

  private static Optional<String> title(Smf smf) {
    SmfTrack first = smf.tracks().getFirst();
    return first.noteChannels() == 0 ? first.name() : Optional.empty();
  }

  /// Every track may state the key: only changes count.
  private static List<Timeline.Span<Key>> keys(Smf smf) {
    var byTick = new TreeMap<Long, Key>();
    smf.keySignatures().forEach(span -> byTick.put(span.startTick(), span.value()));
    var changes = new ArrayList<Timeline.Span<Key>>();
    byTick.forEach((tick, key) -> {
      if (changes.isEmpty() || !changes.getLast().value().equals(key)) {
        changes.add(new Timeline.Span<>(tick, key));
      }
    });
    return changes;
  }

  private static Timeline<Chord> chords(Smf smf) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    if (!marksSections(smf)) {
      for (TextEvent marker : smf.markers()) {
        chord(marker.text())
            .ifPresent(chord -> spans.add(new Timeline.Span<>(marker.tick(), chord)));
      }
    }
    return Timeline.of(Chord.NONE, spans);
  }

  private static Optional<Chord> chord(String text) {
    try {
      return Optional.of(ChordSymbol.parse(text.strip()));
    } catch (ChartException e) {
      return Optional.empty();
    }
  }

  /// Songs whose markers are A, B, A, C mean parts of the form, not chords: bare letters alone that
  /// come up in the order of the alphabet.
  private static boolean marksSections(Smf smf) {
    char next = 'A';
    for (TextEvent marker : smf.markers()) {
      String text = marker.text().strip();
      if (chord(text).isEmpty()) {
        continue;
      }
      if (text.length() > 1 || text.charAt(0) > next) {
        return false;
      }
      next = text.charAt(0) == next ? (char) (next + 1) : next;
    }
    return true;
  }

  private static List<Section> sections(Smf smf, MeterMap meters) {
    boolean letters = marksSections(smf);
    var byTick = new TreeMap<Long, Section>();
    for (TextEvent marker : smf.markers()) {
      String text = marker.text().strip();
      if (!text.isEmpty() && (letters || chord(text).isEmpty())) {
        long bar = nearestBar(meters, marker.tick());
        byTick.put(bar, new Section(bar, withoutBrackets(text)));
      }
    }
    return List.copyOf(byTick.values());
  }

  private static long nearestBar(MeterMap meters, long tick) {
    long start = meters.barStart(meters.barAt(tick));
    long next = meters.barStart(meters.barAt(tick) + 1);
    return tick - start <= next - tick ? start : next;
  }

  private static String withoutBrackets(String text) {
    boolean inBrackets = text.length() > 2 && text.startsWith("[") && text.endsWith("]");
    return inBrackets ? text.substring(1, text.length() - 1).strip() : text;
  }

  private static List<Part> parts(Smf smf) {
    var parts = new ArrayList<Part>();
    for (int t = 0; t < smf.tracks().size(); t++) {
      SmfTrack track = smf.tracks().get(t);
      List<Note> notes = track.notes();
      boolean several = Integer.bitCount(track.noteChannels()) > 1;
      for (int channel = 0; channel < 16; channel++) {
        if ((track.noteChannels() >> channel & 1) != 0) {
          String name = track.name().orElse("Track " + (t + 1));
          if (several) {
            name = track.channelName(channel).orElse(name + " " + (channel + 1));
          }
          int wanted = channel;
          parts.add(
              new Part(
                  name,
                  channel,
                  track.program(channel),
                  control(track, channel, 7),
                  control(track, channel, 10),
                  notes.stream().filter(note -> note.channel() == wanted).toList()));
        }
      }
    }
    return parts;
  }

  /// The first value of a controller, or -1.
  private static int control(SmfTrack track, int channel, int controller) {
    for (int i = 0; i < track.size(); i++) {
      int message = track.message(i);
      if (track.isChannelMessage(i)
          && MidiMessage.status(message) == (MidiMessage.CONTROL | channel)
          && MidiMessage.data1(message) == controller) {
        return MidiMessage.data2(message);
      }
    }
    return -1;
  }

  /// A file of format 1: a conductor track, then one track per part.
  public static Smf smf(Score score) {
    var conductor =
        new SmfTrackBuilder(Division.band())
            .name(score.title().orElse(""))
            .maps(tempos(score), score.meters());
    score.keys().forEach(span -> conductor.key(span.startTick(), span.value()));
    for (Section section : score.sections()) {
      conductor.marker(section.startTick(), "[" + section.name() + "]");
    }
    for (Timeline.Span<Chord> span : score.chords().spans()) {
      conductor.marker(span.startTick(), span.value().toString());
    }
    var tracks = new ArrayList<SmfTrack>();
    tracks.add(conductor.end(score.lengthTicks()).build());
    Optional<Provenance> origin = score.origin().flatMap(Provenance::parse);
    for (Part part : score.parts()) {
      SmfTrack track = track(part);
      boolean ours = part.name().startsWith("Sideman ");
      tracks.add(ours ? origin.map(each -> each.stamp(track)).orElse(track) : track);
    }
    return Smf.of(Division.band(), tracks);
  }

  private static TempoMap tempos(Score score) {
    return TempoMap.of(score.tempos());
  }

  private static SmfTrack track(Part part) {
    var track = new SmfTrackBuilder(Division.band()).name(part.name());
    if (part.program() >= 0) {
      track.program(0, part.channel(), part.program());
    }
    if (part.volume() >= 0) {
      track.volume(0, part.channel(), part.volume());
    }
    if (part.pan() >= 0) {
      track.pan(0, part.channel(), part.pan());
    }
    return track.notes(part.notes()).build();
  }
}
