package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.players.loop.Loop;
import io.sideman.players.vae.LoopSpace;
import io.sideman.players.vae.LoopVae;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Changed loops look for their originals among the loops of all other songs.
final class VaeNeighbours {
  private static final double DROPPED = 0.2;
  private static final double LATE_TICKS = 15;
  private static final double LOUDER = 8;

  private final LoopSpace space;

  VaeNeighbours(LoopVae vae) {
    space = new LoopSpace(vae);
  }

  private interface Change {
    Loop of(Loop loop, Random random);
  }

  void rows(List<CorpusLoop> sample, List<Row> rows) {
    var places = new ArrayList<float[]>();
    sample.forEach(each -> places.add(space.embed(each.loop())));
    rows.add(
        row(
            "transposed by 1 to 11",
            (loop, random) -> moved(loop, 1 + random.nextInt(11)),
            sample,
            places));
    rows.add(row("a fifth of the notes gone", VaeNeighbours::thinned, sample, places));
    rows.add(
        row(
            "played by hand (15 ticks, velocity 8, standard deviations)",
            VaeNeighbours::humanised,
            sample,
            places));
    rows.add(
        row(
            "all three",
            (loop, random) ->
                humanised(thinned(moved(loop, 1 + random.nextInt(11)), random), random),
            sample,
            places));
  }

  private Row row(String name, Change change, List<CorpusLoop> sample, List<float[]> places) {
    double sum = 0;
    int first = 0;
    for (int i = 0; i < sample.size(); i++) {
      float[] query = space.embed(change.of(sample.get(i).loop(), new Random(i)));
      double own = space.distance(query, places.get(i));
      int rank = 1;
      for (int j = 0; j < sample.size(); j++) {
        boolean otherSong = !sample.get(j).song().equals(sample.get(i).song());
        rank += otherSong && space.distance(query, places.get(j)) <= own ? 1 : 0;
      }
      sum += 1.0 / rank;
      first += rank == 1 ? 1 : 0;
    }
    String spread = "%d of %d first".formatted(first, sample.size());
    return new Row("nearest: " + name + ", mean reciprocal rank", sum / sample.size(), spread, "");
  }

  private static Loop moved(Loop loop, int semitones) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (Timeline.Span<Chord> span : loop.chords().spans()) {
      spans.add(new Timeline.Span<>(span.startTick(), span.value().transpose(semitones)));
    }
    int by = semitones > 6 ? semitones - 12 : semitones;
    return with(
        new Loop(
            loop.genre(),
            loop.bpm(),
            loop.bars(),
            Timeline.of(Chord.NONE, spans),
            loop.key().transpose(semitones),
            loop.parts()),
        (role, note) -> role.isTonal() ? keyed(note, Math.clamp(note.key() + by, 0, 127)) : note);
  }

  private static Note keyed(Note note, int key) {
    return new Note(note.startTick(), note.lengthTicks(), key, note.velocity(), note.channel());
  }

  private static Loop thinned(Loop loop, Random random) {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    loop.parts()
        .forEach((role, notes) -> {
          var kept = notes.stream().filter(_ -> random.nextDouble() >= DROPPED).toList();
          parts.put(role, kept.isEmpty() ? notes : kept);
        });
    return new Loop(loop.genre(), loop.bpm(), loop.bars(), loop.chords(), loop.key(), parts);
  }

  private static Loop humanised(Loop loop, Random random) {
    return with(
        loop,
        (_, note) -> {
          long late = Math.round(random.nextGaussian() * LATE_TICKS);
          long start = Math.clamp(note.startTick() + late, 0, loop.endTick() - 1);
          long length = Math.min(note.lengthTicks(), loop.endTick() - start);
          long velocity = Math.round(note.velocity() + random.nextGaussian() * LOUDER);
          return new Note(start, length, note.key(), Math.clamp(velocity, 1, 127), note.channel());
        });
  }

  private interface NoteChange {
    Note of(Role role, Note note);
  }

  private static Loop with(Loop loop, NoteChange change) {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    loop.parts()
        .forEach((role, notes) ->
            parts.put(role, notes.stream().map(note -> change.of(role, note)).toList()));
    return new Loop(loop.genre(), loop.bpm(), loop.bars(), loop.chords(), loop.key(), parts);
  }
}
