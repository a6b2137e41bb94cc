package io.sideman.corpus.audio;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Some seconds of music to be played.
///
/// @param strokes in any order
/// @param programs General MIDI program by channel; others play piano
/// @param seconds where the sound is cut off
/// @param vibrato depth by the modulation wheel, 0 to 127
public record Segment(
    List<Stroke> strokes, Map<Integer, Integer> programs, double seconds, int vibrato) {
  /// A note in seconds.
  public record Stroke(double at, double length, int key, int velocity, int channel) {}

  public Segment {
    strokes = List.copyOf(strokes);
    programs = Map.copyOf(programs);
  }

  /// Notes from one tick to another at a tempo; what began before is left out, as in a loop.
  public static List<Stroke> strokes(List<Note> notes, long from, long to, double bpm) {
    double perTick = 60 / bpm / Ticks.PER_QUARTER;
    var strokes = new ArrayList<Stroke>();
    for (Note note : notes) {
      if (note.startTick() >= from && note.startTick() < to) {
        double length = Math.min(note.endTick(), to) - note.startTick();
        strokes.add(
            new Stroke(
                (note.startTick() - from) * perTick,
                length * perTick,
                note.key(),
                note.velocity(),
                note.channel()));
      }
    }
    return strokes;
  }
}
