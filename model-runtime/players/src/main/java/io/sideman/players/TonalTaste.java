package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.style.RoleVoice;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.TonalCodec;

/// Harmony, range and voice leading of a tonal role: chord tones where it counts, scale tones
/// elsewhere, small steps, room for the performer.
final class TonalTaste implements Taste {
  private static final int LOW_CLUSTERS = 52; // below, close intervals turn to mud
  private static final int EARLY_STEPS = 2; // the coming chord may be played so much ahead
  private static final int WALK_STEPS = 4; // before a change, the bass walks towards it
  private static final double WALK = 0.7;
  private static final double WALK_ON = 0.6; // less likely to rest meanwhile
  private static final double CLUSTER = -4;
  private static final double MUD = -2;
  private static final double IN_THE_WAY = -1.5;

  private final Role role;
  private final TonalCodec codec;
  private final RoleVoice voice;
  private final LastNotes last;
  private final double[] weights; // (tokens)

  TonalTaste(TonalCodec codec, RoleVoice voice, LastNotes last) {
    role = codec.role();
    this.codec = codec;
    this.voice = voice;
    this.last = last;
    weights = Taste.weights(codec);
  }

  @Override
  public double[] weigh(
      StepContext context, int[] prefix, int count, boolean[] allowed, PatternExpert pattern) {
    int tones = tones(context);
    int anchor = codec.anchor(context);
    boolean full = count >= voice.maxVoices();
    for (int token = 0; token < weights.length; token++) {
      if (!allowed[token]) {
        weights[token] = Sampler.FORBIDDEN;
      } else if (!codec.isNote(token)) {
        weights[token] = closing(context, token, prefix, count, anchor);
      } else if (full) {
        weights[token] = Sampler.FORBIDDEN;
      } else {
        int key = anchor + codec.interval(token);
        boolean may =
            pattern.writes(token) || voice.inRange(key) && PitchClass.contains(tones, key);
        weights[token] = may ? note(context, key, prefix, count, anchor) : Sampler.FORBIDDEN;
      }
    }
    return weights;
  }

  /// Pitch classes that may sound on this step.
  private int tones(StepContext context) {
    int chord = context.chord.mask();
    if (chord == 0) {
      return context.key.mask();
    }
    if (context.stepsToNextChord <= EARLY_STEPS) {
      chord |= context.nextChord.mask();
    }
    boolean under = role == Role.LEAD && context.performerSilentSteps == 0;
    if (under && (chord & context.key.mask()) != 0) {
      return chord & context.key.mask(); // an answer under a held note rubs against nothing
    }
    boolean onBeat = context.stepInBar % context.beatSteps == 0;
    boolean strong = onBeat || context.stepsSinceChord == 0;
    return strong || role == Role.PAD ? chord : chord | passing(context);
  }

  /// Tones of the key, without those that a chord tone from outside the key stands in for.
  private static int passing(StepContext context) {
    int chord = context.chord.mask();
    int key = context.key.mask();
    int foreign = chord & ~key;
    int replaced = PitchClass.rotate(foreign, 1) | PitchClass.rotate(foreign, -1);
    return key & ~replaced;
  }

  private double closing(StepContext context, int token, int[] prefix, int count, int anchor) {
    if (count == 0) {
      return Taste.restWeight(context) - (walks(context) ? WALK_ON : 0);
    }
    int steps = codec.lengthSteps(token);
    if (steps <= context.stepsToNextChord) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      if (!context.nextChord.contains(anchor + codec.interval(prefix[i]))) {
        return CLUSTER;
      }
    }
    return 0;
  }

  private double note(StepContext context, int key, int[] prefix, int count, int anchor) {
    double weight = movement(key) + room(context, key) + walk(context, key);
    if (count > 0) {
      int gap = key - anchor - codec.interval(prefix[count - 1]);
      weight += gap == 1 ? CLUSTER : 0;
      weight += key < LOW_CLUSTERS && gap < 5 ? MUD : 0;
    }
    return weight;
  }

  private boolean walks(StepContext context) {
    return role == Role.BASS && context.stepsToNextChord <= WALK_STEPS;
  }

  /// On the last beat of a chord a bass likes to stand a step beside the next one's bass note.
  private double walk(StepContext context, int key) {
    if (!walks(context)) {
      return 0;
    }
    int distance = Math.floorMod(context.nextChord.bass() - key, 12);
    boolean beside = distance == 1 || distance == 2 || distance == 10 || distance == 11;
    return beside ? WALK : 0;
  }

  private double movement(int key) {
    if (last.count() == 0) {
      return 0;
    }
    int distance = last.distance(key);
    return switch (role) {
      case BASS -> distance > 12 ? -3 : distance > 7 ? -0.7 : 0;
      case LEAD -> distance > 12 ? -4 : distance > 7 ? -1.5 : 0;
      case KEYS, PAD -> -0.08 * Math.min(distance, 24);
      case DRUMS -> throw new IllegalStateException("drums have no pitch");
    };
  }

  private double room(StepContext context, int key) {
    int low = context.performerLowKey;
    int high = context.performerHighKey;
    if (low < 0) {
      return 0;
    }
    return switch (role) {
      case BASS -> key >= low && low > voice.lowKey() + 12 ? 2 * IN_THE_WAY : 0;
      case LEAD -> key >= low - 1 && key <= high + 1 ? IN_THE_WAY : 0;
      case KEYS, PAD -> low >= 57 && key >= low && key <= high ? IN_THE_WAY / 2 : 0;
      case DRUMS -> throw new IllegalStateException("drums have no pitch");
    };
  }

  @Override
  public void reset() {
    last.clear();
  }
}
