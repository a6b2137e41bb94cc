package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ProgressBar;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.players.loop.Loop;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Single loops as files, as items for a library.
///
/// @param sheet chords of four bars, and the key
record LoopExport(Style style, Sheet sheet, double bpm, LoopMaker maker) {
  static final int MOST = 1000;

  private static final int OCTAVE = 12;

  /// Takes a finished file.
  interface Writer {
    void write(Path file, byte[] content) throws IOException;
  }

  /// Writes loops of seeds that follow on each other; answers how many.
  ///
  /// @param mark provenance of the tracks
  int write(
      Path folder,
      int count,
      long seed,
      UnaryOperator<List<SmfTrack>> mark,
      Writer writer,
      ProgressBar progress)
      throws IOException {
    if (count < 1 || count > MOST) {
      throw CliError.wrongArguments("--loops must be 1 to " + MOST + ", but was " + count + ".");
    }
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("%s-loop-%d.mid".formatted(style.id(), seed + i));
      writer.write(file, SmfWriter.bytes(file().of(notes(seed + i), mark)));
      progress.update((i + 1.0) / count);
    }
    return count;
  }

  private GeneratedFile file() {
    long end = LoopGan.BARS * LoopGrid.BAR_TICKS;
    return new GeneratedFile(style, sheet, MeterMap.of(Meter.COMMON), bpm, end);
  }

  /// The loop in the ranges of the style's sounds.
  Map<Role, List<Note>> notes(long seed) {
    Loop loop =
        maker
            .make(style.genre(), seed)
            .over(style.genre(), bpm, sheet.chords(), sheet.keys().at(0));
    var notes = new EnumMap<Role, List<Note>>(Role.class);
    for (Role role : Role.values()) {
      notes.put(
          role, role.isTonal() ? folded(loop.notes(role), style.voice(role)) : loop.notes(role));
    }
    return notes;
  }

  private static List<Note> folded(List<Note> notes, RoleVoice voice) {
    var folded = new ArrayList<Note>();
    long[] freeFrom = new long[128];
    for (Note note : notes) {
      int key = note.key();
      while (key < voice.lowKey()) {
        key += OCTAVE;
      }
      while (key > voice.highKey()) {
        key -= OCTAVE;
      }
      if (freeFrom[key] <= note.startTick()) {
        freeFrom[key] = note.endTick();
        folded.add(
            new Note(note.startTick(), note.lengthTicks(), key, note.velocity(), note.channel()));
      }
    }
    return folded;
  }
}
