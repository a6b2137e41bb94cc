package io.sideman.players.tokens;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.time.Ticks;

/// Tokens of bass, keys, pad and lead: notes as semitones above the chord's root in the role's
/// octave, lowest first, then one length for all of them, which closes the step. An empty step is
/// one closing token. So every key and every chord root shares what is learned.
public final class TonalCodec implements RoleCodec {
  private static final int EMPTY = 0;
  private static final int[] LENGTH_STEPS = {1, 2, 3, 4, 6, 8, 12, 16};

  private final Role role;
  private final int anchorLow; // lowest key an anchor may be; anchors span 12 keys from here
  private final int lowest; // semitones from the anchor, first note token
  private final int highest;
  private final int voices;
  private final boolean[] sounding; // scratch: which note tokens stand on this step
  private long seed;

  private TonalCodec(Role role, int anchorLow, int lowest, int highest, int voices) {
    this.role = role;
    this.anchorLow = anchorLow;
    this.lowest = lowest;
    this.highest = highest;
    this.voices = voices;
    sounding = new boolean[highest - lowest + 1];
  }

  /// The codec of a tonal role.
  public static TonalCodec of(Role role) {
    return switch (role) {
      case BASS -> new TonalCodec(role, 28, -7, 24, 1);
      case KEYS, PAD -> new TonalCodec(role, 48, -12, 28, 8);
      case LEAD -> new TonalCodec(role, 60, -12, 28, 1);
      case DRUMS -> throw new IllegalArgumentException("drums have no pitch; use DrumCodec");
    };
  }

  /// The key that note tokens count from: the chord's root (without a chord the key's tonic) in the
  /// role's octave.
  public int anchor(StepContext context) {
    int pc = context.chord.isNone() ? context.key.tonic() : context.chord.root();
    return anchorLow + Math.floorMod(pc - anchorLow, 12);
  }

  /// True for a token that stands for a note.
  public boolean isNote(int token) {
    return token > EMPTY && token <= sounding.length;
  }

  /// Semitones from the anchor of a note token.
  public int interval(int noteToken) {
    return noteToken - 1 + lowest;
  }

  /// The note token nearest to `key`, moved by octaves into range.
  public int noteToken(StepContext context, int key) {
    int interval = key - anchor(context);
    while (interval < lowest) {
      interval += 12;
    }
    while (interval > highest) {
      interval -= 12;
    }
    return interval - lowest + 1;
  }

  /// Steps that a length token stands for.
  public int lengthSteps(int lengthToken) {
    return lengthTicks(lengthToken) / Ticks.PER_STEP;
  }

  /// Notes that may sound together.
  public int voices() {
    return voices;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public int vocabulary() {
    return 1 + sounding.length + LENGTH_STEPS.length;
  }

  @Override
  public String tokenName(int token) {
    if (token == EMPTY) {
      return "empty";
    }
    return isNote(token)
        ? "note:" + interval(token)
        : "length:" + LENGTH_STEPS[token - 1 - sounding.length];
  }

  @Override
  public int start() {
    return EMPTY;
  }

  @Override
  public boolean closes(int token) {
    return !isNote(token);
  }

  @Override
  public void reseed(long seed) {
    this.seed = seed;
  }

  /// Too many notes: the bass keeps its lowest, the lead its highest, chords lose inner ones last.
  @Override
  public int encode(StepContext context, StepNotes notes, int[] tokens) {
    if (notes.isEmpty()) {
      tokens[0] = EMPTY;
      return 1;
    }
    java.util.Arrays.fill(sounding, false);
    long lengthSum = 0;
    for (int i = 0; i < notes.count(); i++) {
      sounding[noteToken(context, notes.key(i)) - 1] = true;
      lengthSum += notes.lengthTicks(i);
    }
    int count = role == Role.LEAD ? highestOne(tokens) : lowestOnes(tokens);
    tokens[count++] = lengthToken((double) lengthSum / notes.count() / Ticks.PER_STEP);
    return count;
  }

  @Override
  public void decode(StepContext context, int[] tokens, int count, StepNotes out) {
    out.clear();
    int lengthTicks = lengthTicks(tokens[count - 1]);
    int anchor = anchor(context);
    for (int i = 0; i < count && isNote(tokens[i]); i++) {
      int key = Math.clamp(anchor + interval(tokens[i]), 0, 127);
      out.tryAdd(key, velocity(context, i), lengthTicks, 0);
    }
  }

  @Override
  public void allow(StepContext context, int[] prefix, int count, boolean[] allowed) {
    int last = count == 0 ? EMPTY : prefix[count - 1];
    for (int token = 0; token < vocabulary(); token++) {
      boolean note = isNote(token) && token > last && count < voices;
      allowed[token] = note || (count == 0 ? token == EMPTY : token > sounding.length);
    }
  }

  private int lowestOnes(int[] tokens) {
    int count = 0;
    for (int i = 0; i < sounding.length && count < voices; i++) {
      if (sounding[i]) {
        tokens[count++] = i + 1;
      }
    }
    return count;
  }

  private int highestOne(int[] tokens) {
    int i = sounding.length - 1;
    while (!sounding[i]) {
      i--;
    }
    tokens[0] = i + 1;
    return 1;
  }

  private int lengthToken(double steps) {
    int nearest = 0;
    for (int i = 1; i < LENGTH_STEPS.length; i++) {
      if (Math.abs(LENGTH_STEPS[i] - steps) < Math.abs(LENGTH_STEPS[nearest] - steps)) {
        nearest = i;
      }
    }
    return 1 + sounding.length + nearest;
  }

  private int lengthTicks(int token) {
    return isNote(token) || token == EMPTY
        ? Ticks.PER_STEP
        : LENGTH_STEPS[token - 1 - sounding.length] * Ticks.PER_STEP;
  }

  /// Louder with intensity and on the beat, a little different every time.
  private int velocity(StepContext context, int voice) {
    double accent = context.stepInBar == 0 ? 9 : context.stepInBar % context.beatSteps == 0 ? 4 : 0;
    double spread = HumanSpread.draw(seed, context.step, voice, role.ordinal()) * 4;
    return Math.clamp(Math.round(58 + 44 * context.intensity + accent + spread), 20, 124);
  }
}
