package io.sideman.players.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.players.loop.Loop;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopSpaceTest {
  private final LoopSpace space = new LoopSpace(TestLoops.SHIPPED);
  private final float[] rock = space.embed(TestLoops.rock());
  private final float[] swing = space.embed(TestLoops.swing());

  @Test
  void aLoopIsNearerToItselfTransposedAndThinnedThanToAnother() {
    float[] changed = space.embed(thinned(transposed(TestLoops.rock(), 5)));
    double own = space.distance(rock, changed);
    assertTrue(
        own < space.distance(swing, changed) / 2, own + " " + space.distance(swing, changed));
  }

  @Test
  void transpositionMovesNothingButARegister() {
    Loop loop = TestLoops.rock();
    float[] moved = space.embed(transposed(loop, 12));
    assertEquals(space.size(), moved.length);
    assertEquals(0, space.distance(rock, rock));
    assertTrue(space.distance(rock, moved) < space.distance(rock, swing));
  }

  @Test
  void aMissingRoleCounts() {
    Loop loop = TestLoops.rock();
    Map<Role, List<Note>> parts = new EnumMap<>(loop.parts());
    parts.remove(Role.LEAD);
    float[] without = space.embed(with(loop, loop.chords(), 0, parts));
    assertEquals(0.5 / 4, space.distance(rock, without), 1e-6);
  }

  private static Loop transposed(Loop loop, int semitones) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    loop.chords()
        .spans()
        .forEach(span ->
            spans.add(new Timeline.Span<>(span.startTick(), span.value().transpose(semitones))));
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    loop.parts()
        .forEach((role, notes) ->
            parts.put(
                role,
                notes.stream()
                    .map(n -> role.isTonal() ? keyed(n, n.key() + semitones) : n)
                    .toList()));
    return with(loop, Timeline.of(Chord.NONE, spans), semitones, parts);
  }

  private static Note keyed(Note note, int key) {
    return new Note(note.startTick(), note.lengthTicks(), key, note.velocity(), note.channel());
  }

  private static Loop thinned(Loop loop) {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    loop.parts()
        .forEach((role, notes) -> {
          var kept = new ArrayList<Note>();
          for (int i = 0; i < notes.size(); i++) {
            if (i % 7 != 3) {
              kept.add(notes.get(i));
            }
          }
          parts.put(role, kept);
        });
    return with(loop, loop.chords(), 0, parts);
  }

  private static Loop with(
      Loop loop, Timeline<Chord> chords, int semitones, Map<Role, List<Note>> parts) {
    return new Loop(
        loop.genre(), loop.bpm(), loop.bars(), chords, loop.key().transpose(semitones), parts);
  }
}
