package io.sideman.corpus.learn;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Songs that can be learned: steps of two tokens that go on in threes, with some noise.
final class MadeUpSongs {
  static final int VOCABULARY = 20;
  static final int INPUTS = 70;

  private MadeUpSongs() {}

  static SequenceFile file(int songs, int steps) {
    var random = new SplittableRandom(songs);
    var sequences = new ArrayList<Sequence>();
    for (int song = 0; song < songs; song++) {
      var conditions = new ArrayList<short[]>();
      var tokens = new ArrayList<byte[]>();
      for (int step = 0; step < steps + song % 3; step++) {
        int surprise = random.nextInt(10) == 0 ? 5 : 0;
        conditions.add(new short[] {(short) (25 + step % 7), (short) (62 + step % 3)});
        tokens.add(new byte[] {(byte) (10 + step % 3 + surprise), 0});
      }
      Split split = song % 4 == 3 ? Split.VALIDATION : Split.TRAIN;
      sequences.add(new Sequence("song " + song, "pop909_cl", 0, split, conditions, tokens));
    }
    return new SequenceFile("keys", VOCABULARY, INPUTS, 1, 1, 20, 40, List.copyOf(sequences));
  }
}
