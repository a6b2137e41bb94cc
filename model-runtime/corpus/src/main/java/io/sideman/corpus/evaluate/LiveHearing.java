package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// What the live listener had decided by the end of each 16th of a song, which was played to it
/// note by note.
///
/// @param chords one per step from tick 0
/// @param keys one per step from tick 0
record LiveHearing(List<Chord> chords, List<Key> keys) {

  private record Edge(long tick, Note note, boolean on) {}

  static LiveHearing of(HarmonyModel model, List<Note> notes, MeterMap meters, long endTick) {
    var listener = new HarmonyListener(model, meters);
    var edges = new ArrayList<Edge>();
    for (Note note : notes) {
      edges.add(new Edge(note.startTick(), note, true));
      edges.add(new Edge(note.endTick(), note, false));
    }
    edges.sort((a, b) ->
        a.tick() == b.tick() ? Boolean.compare(a.on(), b.on()) : Long.compare(a.tick(), b.tick()));
    var chords = new ArrayList<Chord>();
    var keys = new ArrayList<Key>();
    int next = 0;
    for (long end = Ticks.PER_STEP; end - Ticks.PER_STEP < endTick; end += Ticks.PER_STEP) {
      while (next < edges.size() && edges.get(next).tick() < end) {
        Edge edge = edges.get(next++);
        if (edge.on()) {
          listener.noteOn(edge.tick(), edge.note().key(), edge.note().velocity());
        } else {
          listener.noteOff(edge.tick(), edge.note().key());
        }
      }
      listener.advance(end);
      chords.add(listener.chord());
      keys.add(listener.key());
    }
    return new LiveHearing(chords, keys);
  }
}
