package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.TonalCodec;

/// The written pattern as a probability over the next token: most of it on what the pattern says
/// next, some on its kin (the same drum harder or softer, another length), the rest on all that is
/// allowed. Where the player has left the pattern, the next written note above the last one played
/// leads back. One thread; allocates nothing after construction.
final class PatternExpert {
  private static final double KIN = 0.12;
  private static final double REST = 0.06;
  private static final int NOTHING_TO_SAY = -1;

  private final RoleCodec codec;
  private final double[] logs; // (tokens)
  private final int[] written = new int[RoleCodec.MAX_TOKENS];
  private int writtenCount;

  PatternExpert(RoleCodec codec) {
    this.codec = codec;
    logs = new double[codec.vocabulary()];
  }

  /// Takes what the pattern plays on this step.
  void take(StepContext context, StepNotes notes) {
    writtenCount = codec.encode(context, notes, written);
  }

  int[] written() {
    return written;
  }

  int writtenCount() {
    return writtenCount;
  }

  boolean writes(int token) {
    for (int i = 0; i < writtenCount; i++) {
      if (written[i] == token) {
        return true;
      }
    }
    return false;
  }

  /// True when the pattern rests on this step.
  boolean rests() {
    return writtenCount <= 1;
  }

  /// Logarithms of the probabilities of the token that follows `prefix`.
  double[] after(int[] prefix, int count, boolean[] allowed) {
    int next = next(prefix, count);
    if (next == NOTHING_TO_SAY || !allowed[next]) {
      java.util.Arrays.fill(logs, 0);
      return logs;
    }
    int kin = 0;
    int all = 0;
    for (int token = 0; token < logs.length; token++) {
      if (allowed[token] && token != next) {
        all++;
        kin += isKin(token, next) ? 1 : 0;
      }
    }
    double rest = Math.log(REST / Math.max(1, all));
    double near = Math.log(REST / Math.max(1, all) + KIN / Math.max(1, kin));
    for (int token = 0; token < logs.length; token++) {
      logs[token] = isKin(token, next) ? near : rest;
    }
    logs[next] = Math.log(1 - REST - KIN);
    return logs;
  }

  private int next(int[] prefix, int count) {
    int last = count == 0 ? NOTHING_TO_SAY : rank(prefix[count - 1]);
    for (int i = 0; i < writtenCount; i++) {
      if (codec.closes(written[i])) {
        boolean departed = count > 0 && writtenCount == 1 && codec instanceof TonalCodec;
        return departed ? NOTHING_TO_SAY : written[i]; // an empty step says no length
      }
      if (rank(written[i]) > last) {
        return written[i];
      }
    }
    return NOTHING_TO_SAY;
  }

  /// Order of a note token within its step.
  private int rank(int token) {
    return codec instanceof DrumCodec ? DrumCodec.drumOf(token) : token;
  }

  private boolean isKin(int token, int other) {
    if (codec instanceof TonalCodec tonal) {
      boolean lengths = !tonal.isNote(token) && !tonal.isNote(other);
      return lengths && token != codec.start() && other != codec.start();
    }
    return DrumCodec.drumOf(token) == DrumCodec.drumOf(other) && !codec.closes(token);
  }
}
