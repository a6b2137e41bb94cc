package io.sideman.corpus.chorales;

import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.engine.style.Genre;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Chorales as sequences of notes: 16th by 16th, in each soprano, bass, alto, tenor. A note is told
/// as its interval from the same voice's note before, so that all keys share what is learned; given
/// the past that names the note, so the likelihood is that of notes. What the network is told (see
/// [#features]) is the past and the voices already chosen on this 16th, nothing later.
public final class ChoraleSequences {
  /// Name of the network and of its file of sequences.
  public static final String NAME = "jsb";

  static final int[] ORDER = {0, 3, 1, 2};

  private static final int START = 0;
  private static final int REST = 1;
  private static final int INTERVALS = 2; // first token of the intervals -24 to 24
  private static final int WIDEST = 24;
  private static final int KEYS = INTERVALS + 2 * WIDEST + 1; // first token of keys 30 to 89
  private static final int LOWEST = 30;
  private static final int VOCABULARY = KEYS + 60;

  private static final int FEATURES_AT = VOCABULARY + 2 + Genre.values().length; // see SequenceFile
  private static final int MOST = 96;

  private final int[] active = new int[MOST];
  private int count;
  private int at;
  private int inputs;

  /// All chorales, ready for training.
  public static SequenceFile of(List<Chorale> chorales) {
    var writer = new ChoraleSequences();
    var sequences = new ArrayList<Sequence>();
    for (Chorale chorale : chorales) {
      sequences.add(writer.sequence(chorale));
    }
    return new SequenceFile(NAME, VOCABULARY, writer.inputs, 1, START, 0, 0, sequences);
  }

  private Sequence sequence(Chorale chorale) {
    var conditions = new ArrayList<short[]>();
    var tokens = new ArrayList<byte[]>();
    var tonic = new TonicGuess();
    var past = new ChoralePast(chorale);
    for (int time = 0; time < chorale.sixteenths().size(); time++) {
      past.begin(time);
      int key = tonic.key();
      for (int turn = 0; turn < Chorale.VOICES; turn++) {
        features(past, turn, key);
        conditions.add(shorts());
        int found = chorale.key(time, ORDER[turn]);
        tokens.add(new byte[] {(byte) token(found, past.last(ORDER[turn]))});
        past.choose(ORDER[turn], found);
        if (found != Chorale.REST) {
          tonic.hear(found % 12);
        }
      }
      tonic.pass();
    }
    return new Sequence(
        chorale.name(), NAME, Genre.OTHER.ordinal(), chorale.split(), conditions, tokens);
  }

  /// The word for a note.
  ///
  /// @param last key of the voice's note before, or [Chorale#REST] when there was none
  static int token(int key, int last) {
    if (key == Chorale.REST) {
      return REST;
    }
    int interval = key - last;
    return last == Chorale.REST || Math.abs(interval) > WIDEST
        ? KEYS + key - LOWEST
        : INTERVALS + WIDEST + interval;
  }

  private short[] shorts() {
    short[] result = new short[count];
    for (int i = 0; i < count; i++) {
      result[i] = (short) active[i];
    }
    return result;
  }

  /// Writes what the network is told before a note.
  private void features(ChoralePast past, int turn, int key) {
    count = 0;
    at = FEATURES_AT;
    int voice = ORDER[turn];
    int last = past.last(voice);
    int held = past.held(voice);
    one(turn, 4);
    one(4 * (past.time() % 16) + turn, 64);
    one(Math.min(past.time(), 7), 8);
    one(4 * held(held) + past.time() % 4, 48);
    one(last < 0 ? -1 : Math.floorMod(last - key, 12) + (key < 12 ? 0 : 12), 24);
    one(last < 0 ? -1 : (last - LOWEST) / 2, 30);
    one(past.step(voice) + 12, 25);
    one(last < 0 || past.ago(voice, 8) < 0 ? -1 : fold(past.ago(voice, 8) - last), 25);
    one(last < 0 || past.ago(voice, 16) < 0 ? -1 : fold(past.ago(voice, 16) - last), 25);
    for (int other = 0; other < Chorale.VOICES; other++) {
      boolean known = past.isChosen(other);
      int sounding = known ? past.now(other) : past.last(other);
      boolean there = sounding >= 0;
      one(there && last >= 0 ? (known ? 12 : 0) + mod(sounding - last) : -1, 24);
      one(there ? mod(sounding - key) : -1, 12);
      one(known && there && past.last(other) >= 0 ? fold7(sounding - past.last(other)) : -1, 15);
      one(there && last >= 0 ? Math.clamp((sounding - last) / 2 + 18, 0, 36) : -1, 37);
      one(other == voice ? -1 : held(past.held(other)), 12);
      one(past.ago(other, 4) < 0 ? -1 : mod(past.ago(other, 4) - key), 12);
    }
    inputs = at;
  }

  private void one(int value, int size) {
    if (value >= 0) {
      active[count++] = at + Math.min(value, size - 1);
    }
    at += size;
  }

  private static int held(int sixteenths) {
    return sixteenths <= 8 ? sixteenths : sixteenths <= 12 ? 9 : sixteenths <= 16 ? 10 : 11;
  }

  private static int mod(int interval) {
    return Math.floorMod(interval, 12);
  }

  private static int fold(int interval) {
    return Math.clamp(interval, -12, 12) + 12;
  }

  private static int fold7(int interval) {
    return Math.clamp(interval, -7, 7) + 7;
  }

  /// Names of all tokens, for people.
  public static List<String> tokenNames() {
    String[] names = new String[VOCABULARY];
    names[START] = "start";
    names[REST] = "rest";
    for (int i = -WIDEST; i <= WIDEST; i++) {
      names[INTERVALS + WIDEST + i] = "interval " + i;
    }
    for (int i = KEYS; i < VOCABULARY; i++) {
      names[i] = "key " + (LOWEST + i - KEYS);
    }
    return Arrays.asList(names);
  }
}
