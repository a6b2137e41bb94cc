package io.sideman.app.command;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.chart.Section;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.form.FormAnalysis;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.score.Part;
import io.sideman.engine.score.Score;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the band's ear makes of a score without chord symbols: chords on the beats, keys, and the
/// sections of the form.
final class HeardScore {
  private HeardScore() {}

  /// The notes that tell about harmony.
  static List<Note> tonal(Score score) {
    var notes = new ArrayList<Note>();
    for (Part part : score.parts()) {
      if (!part.isDrums()) {
        notes.addAll(part.notes());
      }
    }
    notes.sort(null);
    return notes;
  }

  static Score of(Score score, HarmonyModel model) {
    List<Note> notes = tonal(score);
    var heard = new HarmonyAnalysis(model).analyse(notes, score.meters());
    Timeline<Chord> chords = onBeats(heard.chords(), score.meters());
    List<Section> sections =
        score.sections().isEmpty()
            ? sections(FormAnalysis.analyse(notes, chords, score.meters()))
            : score.sections();
    List<Timeline.Span<Key>> keys = score.keys().isEmpty() ? keys(heard.keys()) : score.keys();
    return score.withHarmony(chords, keys, sections);
  }

  private static List<Timeline.Span<Key>> keys(Timeline<Key> heard) {
    var keys = new ArrayList<Timeline.Span<Key>>();
    keys.add(new Timeline.Span<>(0, heard.at(0)));
    heard.spans().stream().filter(span -> span.startTick() > 0).forEach(keys::add);
    return keys;
  }

  /// People write a change on the beat it is meant for, also when it is played ahead of it.
  private static Timeline<Chord> onBeats(Timeline<Chord> chords, MeterMap meters) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (Timeline.Span<Chord> span : chords.spans()) {
      long bar = meters.barStart(meters.barAt(span.startTick()));
      int beat = Math.max(480, meters.meterAt(span.startTick()).beatTicks());
      long inBar = Math.round((double) (span.startTick() - bar) / beat) * beat;
      long next = meters.barStart(meters.barAt(span.startTick()) + 1);
      long tick = Math.min(bar + inBar, next);
      if (!spans.isEmpty() && spans.getLast().startTick() >= tick) {
        spans.removeLast();
      }
      spans.add(new Timeline.Span<>(tick, span.value()));
    }
    return Timeline.of(Chord.NONE, spans);
  }

  private static List<Section> sections(Timeline<SectionKind> form) {
    return form.spans().stream()
        .map(span -> new Section(span.startTick(), name(span.value())))
        .toList();
  }

  private static String name(SectionKind kind) {
    return kind.id().substring(0, 1).toUpperCase(Locale.ROOT) + kind.id().substring(1);
  }
}
