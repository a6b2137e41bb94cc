package io.sideman.corpus.touch;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.TouchSteps;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.touch.DrumFeatures;
import io.sideman.players.touch.TonalFeatures;
import io.sideman.players.touch.TouchModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What people played, as inputs and targets of the networks of touch. Parts whose velocity hardly
/// moves were programmed, not played: they are left out.
final class TouchExamples {
  /// Standard deviation of velocity below which a part says nothing about touch.
  private static final double FLAT = 4;

  /// Of each tonal part, so that long pieces do not lead.
  private static final int MOST_OF_A_PART = 400;

  private TouchExamples() {}

  /// Drum takes: velocity and timing.
  static ByteRows drums(List<Song> songs, Split side) {
    var rows = new ByteRows(DrumFeatures.INPUTS, 2);
    float[] in = new float[DrumFeatures.INPUTS];
    for (Song song : songs) {
      if (song.split() != side || !song.dataSet().equals(GrooveSongs.DATA_SET)) {
        continue;
      }
      int genre = song.genre().ordinal();
      TouchSteps.visit(
          song,
          Role.DRUMS,
          (context, played, notes) -> {
            for (int i = 0; i < notes.count(); i++) {
              int drum = Drum.indexOf(notes.key(i));
              if (drum >= 0) {
                int bin = DrumCodec.binOf(notes.velocity(i));
                DrumFeatures.write(context, genre, played, drum, bin, true, in);
                double loud = notes.velocity(i) - TouchModel.VELOCITY_MIDDLE;
                rows.add(
                    in,
                    (float) (loud / TouchModel.VELOCITY_UNIT),
                    (float) (notes.offsetTicks(i) / TouchModel.TICKS_UNIT));
              }
            }
          });
    }
    return rows;
  }

  /// Parts of all tonal roles: velocity against the mean of the part.
  static ByteRows tonal(List<Song> songs, Split side) {
    var rows = new ByteRows(TonalFeatures.INPUTS, 1);
    for (Song song : songs) {
      if (song.split() == side) {
        song.parts()
            .forEach((role, notes) -> {
              if (role.isTonal() && isPlayed(notes)) {
                tonal(song, role, notes, rows);
              }
            });
      }
    }
    return rows;
  }

  private static void tonal(Song song, Role role, List<Note> notes, ByteRows rows) {
    double mean = notes.stream().mapToInt(Note::velocity).average().orElse(0);
    int keepOneIn = Math.max(1, notes.size() / MOST_OF_A_PART);
    float[] in = new float[TonalFeatures.INPUTS];
    TouchSteps.visit(
        song,
        role,
        (context, played, step) -> {
          for (int i = 0; i < step.count(); i++) {
            if (Math.floorMod(context.step * 31 + i * 7L, (long) keepOneIn) == 0) {
              int genre = song.genre().ordinal();
              TonalFeatures.write(context, role, genre, played, step, i, in);
              rows.add(in, (float) ((step.velocity(i) - mean) / TouchModel.VELOCITY_UNIT));
            }
          }
        });
  }

  static boolean isPlayed(List<Note> notes) {
    double mean = notes.stream().mapToInt(Note::velocity).average().orElse(0);
    double square =
        notes.stream()
            .mapToDouble(note -> (note.velocity() - mean) * (note.velocity() - mean))
            .average()
            .orElse(0);
    return Math.sqrt(square) >= FLAT;
  }

  /// Everything there is to learn from, in a fixed order.
  static List<Song> songs(Path data) throws IOException {
    var songs = new ArrayList<Song>(GrooveSongs.read(data));
    songs.addAll(Pop909Songs.read(data));
    for (String set : BandSongs.DATA_SETS) {
      songs.addAll(BandSongs.read(data, set));
    }
    return songs;
  }
}
