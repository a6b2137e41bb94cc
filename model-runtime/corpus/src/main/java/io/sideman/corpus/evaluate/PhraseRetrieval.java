package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.symbolic.TuneIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Somebody plays a few notes of a tune, in any key and at any tempo, and the song is looked for.
final class PhraseRetrieval {
  private static final int[] LENGTHS = {8, 16};
  private static final int PHRASES = 2; // of a song
  private static final double WRONG = 0.1;
  private static final double LATE_TICKS = 40; // 21 ms at 120 bpm, standard deviation

  private final SymbolicAnalyst analyst;

  PhraseRetrieval(SymbolicAnalyst analyst) {
    this.analyst = analyst;
  }

  /// What the player gets wrong.
  private record Slips(String text, double wrong, double late) {}

  String rows(Path data, Split side, List<Row> rows) throws IOException {
    var songs = new ArrayList<Song>();
    for (String set : BandSongs.DATA_SETS) {
      songs.addAll(BandSongs.read(data, set));
    }
    songs.addAll(Pop909Songs.read(data));
    songs.removeIf(song -> song.parts().getOrDefault(Role.LEAD, List.of()).size() < 40);
    var items = new ArrayList<Item>();
    for (Song song : songs) {
      items.add(
          analyst.excerpt(
              song.name(), song.parts(), Optional.empty(), Meter.COMMON, song.tempos().bpmAt(0)));
    }
    var index = new TuneIndex(items.stream().map(Item::contour).toList());
    for (Slips slips :
        List.of(
            new Slips("played exactly", 0, 0),
            new Slips("every tenth note wrong", WRONG, 0),
            new Slips("timing off by 40 ticks", 0, LATE_TICKS),
            new Slips("wrong notes and timing", WRONG, LATE_TICKS))) {
      for (int length : LENGTHS) {
        rows.add(row(slips, length, songs, side, index));
      }
    }
    return ("Phrases: of leads of the side, transposed, at half to double speed; %d songs of all"
            + " sides are there to be found.")
        .formatted(songs.size());
  }

  private Row row(Slips slips, int length, List<Song> songs, Split side, TuneIndex index) {
    var ranks = new Ranks();
    var random = new Random(length);
    for (int i = 0; i < songs.size(); i++) {
      List<Note> lead = songs.get(i).parts().getOrDefault(Role.LEAD, List.of());
      for (int p = 0; songs.get(i).split() == side && p < PHRASES; p++) {
        int from = random.nextInt(lead.size() - length);
        List<Note> phrase = played(lead.subList(from, from + length), slips, random);
        Item query =
            analyst.excerpt(
                "phrase", Map.of(Role.LEAD, phrase), Optional.empty(), Meter.COMMON, 120);
        ranks.add(index.rank(query.contour(), i));
      }
    }
    return new Row(
        "phrase of %d notes, %s: recall@10".formatted(length, slips.text()),
        ranks.recallAtTen(),
        ranks.queries() + " queries",
        String.format(
            Locale.ROOT,
            "MRR %.3f; random recall@10 %.3f",
            ranks.meanReciprocal(),
            10.0 / songs.size()));
  }

  private static List<Note> played(List<Note> phrase, Slips slips, Random random) {
    int by = random.nextInt(12) - 6;
    double speed = Math.pow(2, random.nextDouble() * 2 - 1);
    long start = phrase.getFirst().startTick();
    var played = new ArrayList<Note>();
    for (Note note : phrase) {
      boolean wrong = random.nextDouble() < slips.wrong();
      int slip = wrong ? (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(2)) : 0;
      double at = (note.startTick() - start) / speed + random.nextGaussian() * slips.late();
      played.add(
          new Note(
              Math.max(0, Math.round(at)),
              Math.max(1, Math.round(note.lengthTicks() / speed)),
              Math.clamp(note.key() + by + slip, 0, 127),
              note.velocity(),
              note.channel()));
    }
    return played;
  }
}
