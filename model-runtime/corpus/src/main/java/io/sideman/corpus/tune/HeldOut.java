package io.sideman.corpus.tune;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import java.util.ArrayList;
import java.util.List;

/// Parts the user's songs into what is learned from, what says when to stop, and what judges the
/// result. Of ten songs or more whole songs are held out; of fewer the last bars of each, which the
/// songs may have played before.
final class HeldOut {
  private static final int MANY = 10;
  private static final int EVERY = 7; // of so many songs one stops and one judges
  private static final double LEARNED = 0.7; // of a song's steps, when bars are held out
  private static final double STOPPING = 0.15;
  private static final int STEPS = 16;

  private HeldOut() {}

  static boolean isBySong(SequenceFile file) {
    return file.sequences().size() >= MANY;
  }

  static SequenceFile split(SequenceFile file) {
    var sequences = new ArrayList<Sequence>();
    boolean bySong = isBySong(file);
    for (int i = 0; i < file.sequences().size(); i++) {
      Sequence song = file.sequences().get(i);
      if (bySong) {
        int place = i % EVERY;
        Split split = place == 3 ? Split.VALIDATION : place == 6 ? Split.TEST : Split.TRAIN;
        sequences.add(part(song, 0, song.steps(), split));
      } else {
        int learned = (int) (song.steps() * LEARNED) / STEPS * STEPS;
        int stopping = (int) (song.steps() * (LEARNED + STOPPING)) / STEPS * STEPS;
        sequences.add(part(song, 0, learned, Split.TRAIN));
        sequences.add(part(song, learned, stopping, Split.VALIDATION));
        sequences.add(part(song, stopping, song.steps(), Split.TEST));
      }
    }
    sequences.removeIf(each -> each.steps() == 0);
    return new SequenceFile(
        file.name(),
        file.vocabulary(),
        file.inputs(),
        file.layout(),
        file.start(),
        file.historyStart(),
        file.historyEnd(),
        sequences);
  }

  static List<Sequence> side(SequenceFile file, Split split) {
    return file.sequences().stream().filter(each -> each.split() == split).toList();
  }

  static int tokens(SequenceFile file, Split split) {
    return side(file, split).stream().mapToInt(Sequence::tokenCount).sum();
  }

  private static Sequence part(Sequence song, int from, int to, Split split) {
    return new Sequence(
        song.song(),
        song.dataSet(),
        song.genre(),
        split,
        song.conditions().subList(from, to),
        song.tokens().subList(from, to));
  }
}
