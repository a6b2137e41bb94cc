package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.players.loop.Loop;
import io.sideman.players.loop.LoopGrid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Small loops, written out.
final class TestLoops {
  static final LoopVae SHIPPED =
      LoopVae.read(Path.of(System.getProperty("sideman.presets"), "models", LoopVae.FILE));

  private static final int KICK = 36;
  private static final int SNARE = 38;
  private static final int HAT = 42;

  private TestLoops() {}

  /// Four bars in C: straight rock drums, roots in the bass, chords on the beat, a little tune.
  static Loop rock() {
    int[] roots = {0, 9, 5, 7};
    Quality[] qualities = {Quality.MAJ, Quality.MIN, Quality.MAJ, Quality.MAJ};
    Map<Role, List<Note>> parts = parts();
    var chords = new ArrayList<Timeline.Span<Chord>>();
    for (int bar = 0; bar < 4; bar++) {
      long start = bar * LoopGrid.BAR_TICKS;
      Chord chord = Chord.of(roots[bar], qualities[bar]);
      chords.add(new Timeline.Span<>(start, chord));
      for (int eighth = 0; eighth < 8; eighth++) {
        long tick = start + eighth * 480L;
        drum(parts, tick, HAT, 70 + 10 * (1 - eighth % 2));
        add(parts, Role.BASS, tick + 5, 440, 28 + Math.floorMod(roots[bar] - 28, 12), 84);
      }
      for (int beat = 0; beat < 4; beat++) {
        drum(parts, start + beat * 960L + 3, beat % 2 == 0 ? KICK : SNARE, 100);
        for (int tone = 0; tone < 3; tone++) {
          int key = 60 + Math.floorMod(roots[bar] + chord.quality().interval(tone), 12);
          add(parts, Role.KEYS, start + beat * 960L + 8, 900, key, 75);
        }
      }
      add(parts, Role.LEAD, start, 900, 72 + roots[bar] % 12, 90);
      add(parts, Role.LEAD, start + 1440, 460, 76, 84);
    }
    Timeline<Chord> line = Timeline.of(Chord.NONE, chords);
    return new Loop(Genre.ROCK, 120, 4, line, new Key(0, false), parts);
  }

  /// Four bars in E: triplets on the ride, a walking bass, long chords.
  static Loop swing() {
    int[] roots = {4, 9, 4, 11};
    Map<Role, List<Note>> parts = parts();
    var chords = new ArrayList<Timeline.Span<Chord>>();
    for (int bar = 0; bar < 4; bar++) {
      long start = bar * LoopGrid.BAR_TICKS;
      Chord chord = Chord.of(roots[bar], Quality.DOM7);
      chords.add(new Timeline.Span<>(start, chord));
      for (int beat = 0; beat < 4; beat++) {
        long tick = start + beat * 960L;
        drum(parts, tick, 51, 80);
        if (beat % 2 == 1) {
          drum(parts, tick, 44, 70);
          drum(parts, tick + 640, 51, 60);
        }
        int step = chord.quality().interval(beat);
        add(parts, Role.BASS, tick, 900, 28 + Math.floorMod(roots[bar] + step - 28, 12), 90);
      }
      for (int tone = 1; tone < 4; tone++) {
        int key = 55 + Math.floorMod(roots[bar] + chord.quality().interval(tone) - 55, 12);
        add(parts, Role.KEYS, start + 640, 2000, key, 66);
      }
    }
    Timeline<Chord> line = Timeline.of(Chord.NONE, chords);
    return new Loop(Genre.JAZZ, 160, 4, line, new Key(4, false), parts);
  }

  private static Map<Role, List<Note>> parts() {
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    for (Role role : List.of(Role.DRUMS, Role.BASS, Role.KEYS, Role.LEAD)) {
      parts.put(role, new ArrayList<>());
    }
    return parts;
  }

  private static void drum(Map<Role, List<Note>> parts, long tick, int key, int velocity) {
    add(parts, Role.DRUMS, tick, 100, key, velocity);
  }

  private static void add(
      Map<Role, List<Note>> parts, Role role, long tick, long length, int key, int velocity) {
    List<Note> notes = parts.get(role);
    if (notes != null) {
      notes.add(new Note(tick, length, key, velocity, role.channel()));
    }
  }
}
