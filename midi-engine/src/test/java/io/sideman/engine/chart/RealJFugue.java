package io.sideman.engine.chart;

import io.sideman.engine.event.Note;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.jfugue.MidiRenderer;
import org.jfugue.MusicStringParser;
import org.jfugue.Pattern;

/// The real JFugue (4.0.3) behind our interface, for comparison. Compiled only where its jar is
/// installed. It counts 120 ticks to a whole note and tells programs and tempo in other units, so
/// only notes are taken over.
final class RealJFugue implements StaccatoReader {
  private static final int BAND_TICKS_PER_TICK = 3840 / 120;

  @Override
  public StaccatoPiece read(String text) {
    var parser = new MusicStringParser();
    var renderer = new MidiRenderer(Sequence.PPQ, 120);
    parser.addParserListener(renderer);
    parser.parse(new Pattern(text));
    var notes = new ArrayList<Note>();
    for (Track track : renderer.getSequence().getTracks()) {
      addNotes(track, notes);
    }
    notes.sort(null);
    return new StaccatoPiece(notes, List.of(), List.of(), 0);
  }

  private static void addNotes(Track track, List<Note> notes) {
    var open = new HashMap<Integer, ArrayDeque<long[]>>();
    for (int i = 0; i < track.size(); i++) {
      if (!(track.get(i).getMessage() instanceof ShortMessage message)) {
        continue;
      }
      long tick = track.get(i).getTick() * BAND_TICKS_PER_TICK;
      var queue =
          open.computeIfAbsent(
              message.getChannel() << 7 | message.getData1(), _ -> new ArrayDeque<>());
      if (message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0) {
        queue.add(new long[] {tick, message.getData2()});
      } else if (message.getCommand() <= ShortMessage.NOTE_ON && !queue.isEmpty()) {
        long[] on = queue.remove();
        notes.add(
            new Note(on[0], tick - on[0], message.getData1(), (int) on[1], message.getChannel()));
      }
    }
  }
}
