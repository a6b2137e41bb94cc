package io.sideman.players.tokens;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Ticks;

/// The drummer's tokens: one per hit, which drum and how hard (four bins), drums in a fixed order,
/// then the closing token. Micro-timing and velocity within the bin come from a [GrooveTable].
public final class DrumCodec implements RoleCodec {
  /// Velocity bins: ghost, soft, firm, hard.
  public static final int BINS = 4;

  private static final int CLOSE = 0;
  private static final int[] BIN_START = {1, 44, 74, 102, 128};
  private static final String[] BIN_NAME = {"ghost", "soft", "firm", "hard"};
  private static final int DRUM_LENGTH_TICKS = Ticks.PER_STEP / 2;
  private static final int WHOLE_BODY = -1;
  private static final double TOGETHER = 0.8; // limbs that strike together stray together
  private static final double APART = 0.6; // the squares of both sum to 1
  private static final int DRAW_OFFSET = 1;
  private static final int DRAW_VELOCITY = 2;

  private final GrooveTable groove;
  private final int genre;
  private final int[] loudest = new int[Drum.count()]; // velocity per drum on this step
  private long seed;

  /// A codec that plays with the feel of one genre.
  ///
  /// @param genre index into [Genre]
  public DrumCodec(GrooveTable groove, int genre) {
    this.groove = groove;
    this.genre = genre;
  }

  /// A codec without micro-timing, for preparing data.
  public DrumCodec() {
    this(GrooveTable.straight(), Genre.OTHER.ordinal());
  }

  public static int token(Drum drum, int bin) {
    return 1 + drum.ordinal() * BINS + bin;
  }

  public static int binOf(int velocity) {
    int bin = 0;
    while (velocity >= BIN_START[bin + 1]) {
      bin++;
    }
    return bin;
  }

  /// Index of the drum that `token` hits, or -1 for the closing token.
  public static int drumOf(int token) {
    return token == CLOSE ? -1 : (token - 1) / BINS;
  }

  @Override
  public Role role() {
    return Role.DRUMS;
  }

  @Override
  public int vocabulary() {
    return 1 + Drum.count() * BINS;
  }

  @Override
  public String tokenName(int token) {
    return token == CLOSE
        ? "close"
        : Drum.at(drumOf(token)).id() + ":" + BIN_NAME[(token - 1) % BINS];
  }

  @Override
  public int start() {
    return CLOSE;
  }

  @Override
  public boolean closes(int token) {
    return token == CLOSE;
  }

  @Override
  public void reseed(long seed) {
    this.seed = seed;
  }

  /// Two hits of one drum on one step become the louder one; keys outside the kit are dropped.
  @Override
  public int encode(StepContext context, StepNotes notes, int[] tokens) {
    java.util.Arrays.fill(loudest, 0);
    for (int i = 0; i < notes.count(); i++) {
      int drum = Drum.indexOf(notes.key(i));
      if (drum >= 0) {
        loudest[drum] = Math.max(loudest[drum], notes.velocity(i));
      }
    }
    int count = 0;
    for (int drum = 0; drum < loudest.length; drum++) {
      if (loudest[drum] > 0) {
        tokens[count++] = 1 + drum * BINS + binOf(loudest[drum]);
      }
    }
    tokens[count++] = CLOSE;
    return count;
  }

  @Override
  public void decode(StepContext context, int[] tokens, int count, StepNotes out) {
    out.clear();
    for (int i = 0; i < count && tokens[i] != CLOSE; i++) {
      int drum = drumOf(tokens[i]);
      int bin = (tokens[i] - 1) % BINS;
      int cell = groove.cell(genre, drum, context);
      double timing =
          TOGETHER * HumanSpread.draw(seed, context.step, WHOLE_BODY, DRAW_OFFSET)
              + APART * HumanSpread.draw(seed, context.step, drum, DRAW_OFFSET);
      double force = HumanSpread.draw(seed, context.step, drum, DRAW_VELOCITY);
      out.tryAdd(
          Drum.at(drum).key(),
          velocity(cell, bin, force),
          DRUM_LENGTH_TICKS,
          groove.offsetTicks(cell, timing));
    }
  }

  @Override
  public void allow(StepContext context, int[] prefix, int count, boolean[] allowed) {
    int last = count == 0 ? -1 : drumOf(prefix[count - 1]);
    boolean full = count >= StepNotes.CAPACITY;
    for (int token = 0; token < vocabulary(); token++) {
      allowed[token] = token == CLOSE || (!full && drumOf(token) > last);
    }
  }

  private int velocity(int cell, int bin, double force) {
    int low = BIN_START[bin];
    int high = BIN_START[bin + 1] - 1;
    double middle = groove.usualVelocity(cell, bin);
    int velocity = (int) Math.round(middle + force * (high - low) / 6.0);
    return Math.clamp(velocity, Math.max(low, 12), high);
  }
}
