package io.sideman.engine.curves;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Spelling;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// One bar in numbers: how busy, and its tonal tension by Herremans and Chew (2016).
///
/// @param bar from 0
/// @param onsets notes that start in it, drums included
/// @param density onsets per quarter note
/// @param diameter how wide its tones lie in the spiral array: dissonance
/// @param momentum how far their centre moved since the bar before: change
/// @param strain how far their centre is from that of the key
/// @param tension diameter and strain as one number, 0 to about 1
public record BarFigures(
    long bar,
    int onsets,
    double density,
    double diameter,
    double momentum,
    double strain,
    double tension) {

  /// All bars up to the last note. The piece is measured as if it began in C: there no tone needs a
  /// name that nobody writes.
  ///
  /// @param notes in band ticks; drums have no say in tension
  /// @param chords for the spelling of tones, where they are known
  public static List<BarFigures> of(
      List<Note> notes, MeterMap meters, Timeline<Key> keys, Timeline<Chord> chords) {
    long end = notes.stream().mapToLong(Note::endTick).max().orElse(0);
    int bars = end == 0 ? 0 : (int) meters.barAt(end - 1) + 1;
    int[] onsets = new int[bars];
    int home = keys.at(0).tonic();
    var clouds = new ArrayList<Cloud>();
    for (int i = 0; i < bars; i++) {
      clouds.add(new Cloud());
    }
    for (Note note : notes) {
      int first = (int) Math.max(0, meters.barAt(note.startTick()));
      onsets[first]++;
      for (int bar = first; !note.isDrum() && bar <= meters.barAt(note.endTick() - 1); bar++) {
        long from = Math.max(note.startTick(), meters.barStart(bar));
        long to = Math.min(note.endTick(), meters.barStart(bar + 1L));
        int pc = Math.floorMod(note.key() - home, 12);
        Key key = keys.at(from).transpose(-home);
        int place = Spelling.place(key, chords.at(from).transpose(-home), pc);
        clouds.get(bar).add(place, (double) (to - from));
      }
    }
    return figures(onsets, clouds, meters, keys, home);
  }

  private static List<BarFigures> figures(
      int[] onsets, List<Cloud> clouds, MeterMap meters, Timeline<Key> keys, int home) {
    var figures = new ArrayList<BarFigures>();
    SpiralArray.Point before = null;
    for (int bar = 0; bar < onsets.length; bar++) {
      long start = meters.barStart(bar);
      double quarters = (double) (meters.barStart(bar + 1L) - start) / Ticks.PER_QUARTER;
      Cloud cloud = clouds.get(bar);
      double diameter = cloud.diameter();
      double momentum = 0;
      double strain = 0;
      if (!cloud.isEmpty()) {
        SpiralArray.Point centre = cloud.centre();
        momentum = before == null ? 0 : centre.distance(before);
        strain = centre.distance(SpiralArray.key(keys.at(start).transpose(-home)));
        before = centre;
      }
      figures.add(
          new BarFigures(
              bar,
              onsets[bar],
              onsets[bar] / quarters,
              diameter,
              momentum,
              strain,
              cloud.isEmpty() ? 0 : SpiralArray.tension(diameter, strain)));
    }
    return figures;
  }
}
