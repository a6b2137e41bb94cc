package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.app.cli.CliError;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.time.MeterMap;
import io.sideman.players.harmonize.Harmonization;
import io.sideman.players.harmonize.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Harmonisations as people and scripts read them.
final class HarmonizeText {
  private HarmonizeText() {}

  static Rate rate(String text) {
    for (Rate rate : Rate.values()) {
      if (rate.id().equals(text)) {
        return rate;
      }
    }
    throw CliError.wrongArguments("--rate knows half-bar, bar and beat, but not \"" + text + "\".");
  }

  /// `C Am | F | G7 |`: what `--chords` of other commands reads. A bar that goes on repeats.
  static String chart(Harmonization way, MeterMap meters) {
    var text = new StringBuilder();
    List<Timeline.Span<Chord>> spans = way.chords().spans();
    if (spans.isEmpty()) {
      return "";
    }
    long end = spans.getLast().startTick();
    for (long bar = meters.barAt(spans.getFirst().startTick()); meters.barStart(bar) < end; bar++) {
      long from = meters.barStart(bar);
      text.append(way.chords().at(from));
      for (Timeline.Span<Chord> span : spans) {
        if (span.startTick() > from && span.startTick() < meters.barStart(bar + 1)) {
          text.append(' ').append(span.value());
        }
      }
      text.append(" | ");
    }
    return text.toString().strip();
  }

  static byte[] json(List<Harmonization> ways, MeterMap meters) throws IOException {
    var mapper = new ObjectMapper();
    var array = mapper.createArrayNode();
    for (int i = 0; i < ways.size(); i++) {
      Harmonization way = ways.get(i);
      var node = array.addObject().put("rank", i + 1).put("score", way.score());
      node.put("key", way.key().toString()).put("chart", chart(way, meters));
      var chords = node.putArray("chords");
      way.chords()
          .spans()
          .forEach(span ->
              chords
                  .addObject()
                  .put("tick", span.startTick())
                  .put("bar", meters.barAt(span.startTick()) + 1)
                  .put("chord", span.value().toString()));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(array);
  }

  /// `song.mid` becomes `song-2.mid`.
  static Path numbered(Path file, int number) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    return file.resolveSibling(stem + "-" + number + (dot < 0 ? "" : name.substring(dot)));
  }

  /// The notes of the track that lies highest on average, drums left out.
  static List<Note> highestTrack(Smf smf) {
    List<Note> best = List.of();
    double highest = -1;
    for (SmfTrack track : smf.tracks()) {
      List<Note> notes = track.notes().stream().filter(note -> !note.isDrum()).toList();
      double mean = notes.stream().mapToInt(Note::key).average().orElse(-1);
      if (mean > highest) {
        highest = mean;
        best = notes;
      }
    }
    return best;
  }
}
