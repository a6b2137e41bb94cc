package io.sideman.engine.smf;

import io.sideman.engine.event.Note;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/// Does `SmfReader` find the notes that `javax.sound.midi` finds, and is a file written back as it
/// was? Reads every `.mid` file below the folders given and prints each difference and a summary.
public final class SmfComparison {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private int files;
  private int refused;
  private int refusedByJdk;
  private int repaired;
  private int identical;
  private int different;
  private long notes;

  private SmfComparison() {}

  public static void main(String[] folders) throws IOException {
    var comparison = new SmfComparison();
    for (String folder : folders) {
      try (var paths = Files.walk(Path.of(folder))) {
        for (Path path : paths.sorted().toList()) {
          if (path.toString().toLowerCase(Locale.ROOT).endsWith(".mid")) {
            comparison.compare(path);
          }
        }
      }
    }
    comparison.summarise();
  }

  private void summarise() {
    OUT.printf(
        Locale.ROOT,
        "%d files, %,d notes: %d refused, %d refused by the JDK, %d repaired, %d with other notes,"
            + " %d written back byte for byte%n",
        files,
        notes,
        refused,
        refusedByJdk,
        repaired,
        different,
        identical);
  }

  private void compare(Path path) throws IOException {
    files++;
    byte[] bytes = Files.readAllBytes(path);
    Smf smf;
    try {
      smf = SmfReader.read(bytes, path.toString());
    } catch (SmfException e) {
      refused++;
      OUT.println(e.getMessage());
      return;
    }
    repaired += smf.warnings().isEmpty() ? 0 : 1;
    identical += Arrays.equals(bytes, SmfWriter.bytes(smf)) ? 1 : 0;
    try {
      compareNotes(path, smf, MidiSystem.getSequence(new ByteArrayInputStream(bytes)));
    } catch (InvalidMidiDataException e) {
      refusedByJdk++;
    }
  }

  /// Notes without a note-off are left out: the JDK leaves them to its user.
  private void compareNotes(Path path, Smf smf, Sequence sequence) {
    boolean same = sequence.getTracks().length == smf.tracks().size();
    for (int t = 0; same && t < smf.tracks().size(); t++) {
      SmfTrack track = smf.tracks().get(t);
      List<Note> theirs = notesOf(sequence.getTracks()[t], smf.division());
      notes += theirs.size();
      same =
          track.hangingNotes() == 0
              ? theirs.equals(track.notes())
              : theirs.size() + track.hangingNotes() == track.notes().size();
    }
    if (!same) {
      different++;
      OUT.println(path + ": other notes");
    }
  }

  private static List<Note> notesOf(Track track, Division division) {
    var open = new HashMap<Integer, ArrayDeque<long[]>>();
    var notes = new ArrayList<Note>();
    for (int i = 0; i < track.size(); i++) {
      if (!(track.get(i).getMessage() instanceof ShortMessage message)) {
        continue;
      }
      long tick = division.toBand(track.get(i).getTick());
      int slot = message.getChannel() << 7 | message.getData1();
      var queue = open.computeIfAbsent(slot, _ -> new ArrayDeque<>());
      boolean on = message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0;
      if (on) {
        queue.add(new long[] {tick, message.getData2()});
      } else if (message.getCommand() <= ShortMessage.NOTE_ON && !queue.isEmpty()) {
        long[] start = queue.remove();
        long length = Math.max(1, tick - start[0]);
        notes.add(new Note(start[0], length, slot & 127, (int) start[1], slot >> 7));
      }
    }
    notes.sort(null);
    return notes;
  }
}
