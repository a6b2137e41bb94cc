package io.sideman.players.tokens;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.style.Genre;

/// The conditions of one step as a sparse binary vector. A network's input is `[previous token |
/// own steps one and two bars ago | conditions]`; this class writes all but the previous token, as
/// indices that already count from the start of the input. Values that are not known (`NaN`,
/// [StepContext#UNKNOWN], no chord) set nothing. The layout is part of every model file: change it
/// only with [#LAYOUT]. Nothing allocates after construction.
public final class Conditioning {
  /// Version of the layout, written into model files.
  public static final int LAYOUT = 1;

  /// No step sets more indices than this, the previous token included.
  public static final int MAX_ACTIVE = 2 * RoleCodec.MAX_TOKENS + 48;

  private static final int GENRES = Genre.values().length;
  private static final int METRES = 5;
  private static final int QUALITIES = 9;
  private static final int LEVELS = 5;
  private static final int TEMPOS = 6;
  private static final int DISTANCES = 5;
  private static final int PLACES = 24;
  private static final int BARS = 8;

  /// Where intensity and density stand, counted from the first genre input, and how many inputs
  /// they take.
  public static final int LEVELS_AFTER_GENRE = GENRES + PLACES + BARS + METRES + TEMPOS;

  public static final int LEVEL_INPUTS = 2 * LEVELS;

  private final RoleCodec codec;
  private final int genre;
  private final int vocabulary;
  private final int inputs;
  private int[] out = new int[0]; // the caller's array while `features` runs
  private int count;
  private int at; // start of the block that is written next

  /// @param genre index into [Genre]
  public Conditioning(RoleCodec codec, int genre) {
    this.codec = codec;
    this.genre = genre;
    vocabulary = codec.vocabulary();
    inputs = inputs(codec);
  }

  /// Width of a network's input for this role.
  public static int inputs(RoleCodec codec) {
    int time = GENRES + PLACES + BARS + METRES + TEMPOS;
    int play = 2 * LEVELS + 1 + 1 + LEVELS + LEVELS;
    int all = 3 * codec.vocabulary() + time + play;
    if (codec.role().isTonal()) {
      all += QUALITIES + 12 + DISTANCES + 13 + 12 + DISTANCES + 1 + 2;
      all += 4;
    }
    return switch (codec.role()) {
      case DRUMS, BASS -> all;
      case KEYS -> all + 13;
      case PAD -> all + 26;
      case LEAD -> all + 26 + 1;
    };
  }

  public int inputs() {
    return inputs;
  }

  /// First index of the own steps one and two bars ago; they end before [#historyEnd].
  public int historyStart() {
    return vocabulary;
  }

  public int historyEnd() {
    return 3 * vocabulary;
  }

  /// Writes the indices that `context` and the own past set, in ascending blocks, and returns their
  /// number. The same for every token of the step.
  public int features(StepContext context, RecentSteps recent, int[] active) {
    out = active;
    count = 0;
    at = vocabulary;
    history(recent, context.step - context.barSteps);
    history(recent, context.step - 2L * context.barSteps);
    time(context);
    playing(context);
    if (codec.role().isTonal()) {
      harmony(context);
      drums(context.notes(Role.DRUMS));
    }
    earlierRoles(context);
    if (at != inputs) {
      throw new IllegalStateException("wrote " + at + " of " + inputs + " inputs");
    }
    return count;
  }

  private void history(RecentSteps recent, long step) {
    for (int i = 0; i < recent.count(step); i++) {
      out[count++] = at + recent.token(step, i);
    }
    at += vocabulary;
  }

  private void time(StepContext c) {
    one(genre, GENRES);
    one(Math.min(c.stepInBar, PLACES - 1), PLACES);
    one(c.barInSection & BARS - 1, BARS);
    one(metre(c), METRES);
    one(tempo(c.tempoBpm), TEMPOS);
  }

  private void playing(StepContext c) {
    one(level(c.intensity), LEVELS);
    one(level(c.density), LEVELS);
    flag(c.fill);
    flag(c.performerOnset);
    boolean known = c.performerSilentSteps != StepContext.UNKNOWN;
    one(known ? Math.min(c.performerBusy, LEVELS - 1) : -1, LEVELS);
    one(known ? distance(c.performerSilentSteps) : -1, LEVELS);
  }

  private void harmony(StepContext c) {
    Chord chord = c.chord;
    one(quality(chord), QUALITIES);
    one(chord.isNone() ? -1 : PitchClass.interval(c.key.tonic(), chord.root()), 12);
    one(distance(c.stepsSinceChord), DISTANCES);
    boolean known = c.stepsToNextChord != StepContext.UNKNOWN && !c.nextChord.isNone();
    one(known && !chord.isNone() ? interval(chord, c.nextChord.root()) : -1, 13);
    one(chord.isNone() ? -1 : interval(chord, chord.bass()), 12);
    one(known ? distance(c.stepsToNextChord - 1) : -1, DISTANCES);
    flag(c.nextChord.quality().isMinor() && known);
    one(c.key.minor() ? 1 : 0, 2);
  }

  private void drums(StepNotes hits) {
    boolean kick = false;
    boolean snare = false;
    boolean hat = false;
    boolean accent = false;
    for (int i = 0; i < hits.count(); i++) {
      int drum = Drum.indexOf(hits.key(i));
      kick |= drum == Drum.KICK.ordinal();
      snare |= drum >= Drum.SNARE.ordinal() && drum <= Drum.CLAP.ordinal();
      hat |= drum >= Drum.CLOSED_HAT.ordinal() && drum <= Drum.OPEN_HAT.ordinal();
      accent |= drum == Drum.CRASH.ordinal();
    }
    flag(kick);
    flag(snare);
    flag(hat);
    flag(accent);
  }

  private void earlierRoles(StepContext c) {
    Role role = codec.role();
    if (role.compareTo(Role.BASS) > 0) {
      onset(c, Role.BASS, false);
    }
    if (role.compareTo(Role.KEYS) > 0) {
      onset(c, Role.KEYS, true);
    }
    if (role == Role.LEAD) {
      flag(!c.notes(Role.PAD).isEmpty());
    }
  }

  /// An onset of another role and its interval above the chord root (or tonic): 13 inputs.
  private void onset(StepContext c, Role other, boolean top) {
    StepNotes notes = c.notes(other);
    int key = -1;
    for (int i = 0; i < notes.count(); i++) {
      key = key < 0 || (notes.key(i) > key) == top ? notes.key(i) : key;
    }
    int root = c.chord.isNone() ? c.key.tonic() : c.chord.root();
    flag(key >= 0);
    one(key < 0 ? -1 : PitchClass.interval(root, key), 12);
  }

  private void one(int value, int size) {
    if (value >= 0) {
      out[count++] = at + value;
    }
    at += size;
  }

  private void flag(boolean set) {
    one(set ? 0 : -1, 1);
  }

  private static int interval(Chord from, int pc) {
    return PitchClass.interval(from.root(), pc);
  }

  private static int level(double share) {
    return Double.isNaN(share) ? -1 : Math.clamp((int) (share * LEVELS), 0, LEVELS - 1);
  }

  private static int metre(StepContext c) {
    if (c.beatSteps == 6) {
      return 3;
    }
    return switch (c.barSteps) {
      case 16 -> 0;
      case 12 -> 1;
      case 8 -> 2;
      default -> 4;
    };
  }

  private static int tempo(double bpm) {
    return bpm < 75 ? 0 : bpm < 95 ? 1 : bpm < 115 ? 2 : bpm < 135 ? 3 : bpm < 160 ? 4 : 5;
  }

  /// Now, within the beat, within the half bar, within the bar, later.
  private static int distance(int steps) {
    return steps <= 0 ? 0 : steps < 4 ? 1 : steps < 8 ? 2 : steps < 16 ? 3 : 4;
  }

  private static int quality(Chord chord) {
    if (chord.isNone()) {
      return 8;
    }
    return switch (chord.quality()) {
      case MAJ, MAJ6, AUG -> 0;
      case MIN, MIN6, MIN_MAJ7 -> 1;
      case DIM, HALF_DIM7, DIM7 -> 2;
      case SUS2, SUS4, DOM7_SUS4 -> 3;
      case DOM7 -> 4;
      case MAJ7 -> 5;
      case MIN7 -> 6;
      case POWER -> 7;
    };
  }
}
