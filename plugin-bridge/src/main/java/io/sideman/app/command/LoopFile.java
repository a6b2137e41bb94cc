package io.sideman.app.command;

import io.sideman.app.bandfile.BandFile;
import io.sideman.app.cli.CliError;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.parts.Part;
import io.sideman.players.vae.Passage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A MIDI file taken as a loop: one metre, one tempo, a sound per role.
///
/// @param path for messages
/// @param bars length in bars of the metre
/// @param content one round of it
record LoopFile(
    Path path, Meter meter, double bpm, int bars, Passage content, Map<Role, Integer> programs) {
  private static final int MOST_BARS = 32;
  private static final int VOLUME = 100;
  private static final int FINAL_STROKE_TICKS = 120;

  static LoopFile read(BandFile file) {
    if (file.roles().isEmpty()) {
      throw CliError.invalidInput(
          file.path()
              + " has no notes that a band would play. Give a loop with drums, bass, chords or a"
              + " melody.");
    }
    int bars = bars(file);
    if (bars > MOST_BARS) {
      throw CliError.invalidInput(
          "%s must be a loop of at most %d bars, but has %d. Cut out the bars that you mean."
              .formatted(file.path(), MOST_BARS, bars));
    }
    Map<Role, Integer> programs = new EnumMap<>(Role.class);
    for (Part part : file.parts()) {
      programs.putIfAbsent(part.role(), part.program());
    }
    Meter meter = file.meters().meterAt(0);
    if (file.meters().barStart(bars) != bars * (long) meter.barTicks()) {
      throw CliError.invalidInput(
          file.path()
              + " must keep one metre, but changes from "
              + meter
              + ". Cut it at the change.");
    }
    return new LoopFile(
        file.path(), meter, file.tempos().bpmAt(0), (int) file.bars(), Passages.of(file), programs);
  }

  /// Bars up to the last onset; a final stroke on the next bar line makes no bar.
  private static int bars(BandFile file) {
    long last = 0;
    for (List<Note> notes : file.roles().values()) {
      for (Note note : notes) {
        last = Math.max(last, note.startTick());
      }
    }
    return (int) file.meters().barAt(Math.max(0, last - FINAL_STROKE_TICKS)) + 1;
  }

  /// The length in which both come out even.
  static int commonBars(LoopFile one, LoopFile other) {
    if (!one.meter.equals(other.meter)) {
      throw CliError.invalidInput(
          "Both loops must have the same metre, but %s is in %s and %s in %s."
              .formatted(one.path, one.meter, other.path, other.meter));
    }
    int bars = one.bars;
    while (bars % other.bars != 0) {
      bars += one.bars;
    }
    if (bars > MOST_BARS) {
      throw CliError.invalidInput(
          "%d bars of %s and %d bars of %s come out even after %d bars; at most %d are taken. Cut"
                  .formatted(one.bars, one.path, other.bars, other.path, bars, MOST_BARS)
              + " them to like lengths, such as 4 and 4, or 2 and 4.");
    }
    return bars;
  }

  /// The loop, repeated to a length.
  Passage passage(int length) {
    long round = (long) bars * meter.barTicks();
    int rounds = length / bars;
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    content
        .parts()
        .forEach((role, notes) -> {
          var all = new ArrayList<Note>();
          for (int i = 0; i < rounds; i++) {
            for (Note note : notes) {
              long start = note.startTick() + i * round;
              all.add(
                  new Note(start, note.lengthTicks(), note.key(), note.velocity(), note.channel()));
            }
          }
          parts.put(role, all);
        });
    return new Passage(
        Passage.bars(MeterMap.of(meter), 0, length),
        repeated(content.chords(), round, rounds, Chord.NONE),
        repeated(content.keys(), round, rounds, content.keys().at(0)),
        parts);
  }

  private static <T> Timeline<T> repeated(Timeline<T> once, long round, int rounds, T before) {
    var spans = new ArrayList<Timeline.Span<T>>();
    for (int i = 0; i < rounds; i++) {
      spans.add(new Timeline.Span<>(i * round, once.at(0)));
      for (Timeline.Span<T> span : once.spans()) {
        if (span.startTick() > 0 && span.startTick() < round) {
          spans.add(new Timeline.Span<>(i * round + span.startTick(), span.value()));
        }
      }
    }
    return Timeline.of(before, spans);
  }

  /// Tempo and sounds on the way: the tempo changes by the same ratio from step to step, sounds in
  /// the middle.
  static LoopFile between(LoopFile one, LoopFile other, double share) {
    Map<Role, Integer> programs = new EnumMap<>(Role.class);
    programs.putAll(share < 0.5 ? other.programs : one.programs);
    programs.putAll(share < 0.5 ? one.programs : other.programs);
    double bpm = one.bpm * Math.pow(other.bpm / one.bpm, share);
    LoopFile near = share < 0.5 ? one : other;
    return new LoopFile(near.path, near.meter, bpm, near.bars, near.content, programs);
  }

  MeterMap meters() {
    return MeterMap.of(meter);
  }

  /// A file that plays a passage.
  Smf smf(String name, Passage passage, UnaryOperator<List<SmfTrack>> mark) {
    var conductor =
        new SmfTrackBuilder(Division.band()).name(name).maps(TempoMap.of(bpm), meters());
    Key key = passage.keys().at(passage.startTick());
    conductor.key(0, key);
    for (Timeline.Span<Chord> span : passage.chords().spans()) {
      conductor.marker(span.startTick(), span.value().toString());
    }
    var tracks = new ArrayList<SmfTrack>();
    tracks.add(conductor.end(passage.endTick()).build());
    passage
        .parts()
        .forEach((role, notes) -> {
          if (!notes.isEmpty()) {
            tracks.add(track(role, notes));
          }
        });
    return Smf.of(Division.band(), mark.apply(tracks));
  }

  private SmfTrack track(Role role, List<Note> notes) {
    var builder =
        new SmfTrackBuilder(Division.band())
            .name(role.trackName())
            .program(0, role.channel(), programs.getOrDefault(role, 0))
            .volume(0, role.channel(), VOLUME);
    for (Note note : notes) {
      builder.note(
          new Note(
              note.startTick(), note.lengthTicks(), note.key(), note.velocity(), role.channel()));
    }
    return builder.build();
  }
}
