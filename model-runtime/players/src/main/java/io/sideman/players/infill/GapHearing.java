package io.sideman.players.infill;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.time.Ticks;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.StepGrid;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the network has heard around a gap: everything before it, and behind each continuation what
/// comes after it. Knows the piece's own bars that may serve as models.
final class GapHearing {
  private static final int HEARD_BARS = 16;
  private static final int NEXT_BARS = 2;
  private static final int[] NOTHING = {};

  private final RoleCodec codec;
  private final Surroundings piece;
  private final Gap gap;
  private final GapWalk walk;
  private final Speech before;
  private final Speech speech;
  private final Map<Long, int[]> said = new HashMap<>();
  private final long fromStep;
  private final long toStep;
  private final long nextStep;

  GapHearing(LstmNet net, RoleCodec codec, Surroundings piece, Gap gap, GapWalk walk) {
    this.codec = codec;
    this.piece = piece;
    this.gap = gap;
    this.walk = walk;
    before = new Speech(net, codec, piece.genre());
    speech = new Speech(net, codec, piece.genre());
    fromStep = gap.fromTick() / Ticks.PER_STEP;
    toStep = gap.toTick() / Ticks.PER_STEP;
    int bar = piece.meters().meterAt(gap.toTick()).barSteps();
    nextStep = Math.clamp(walk.own().lastStep() + 1, toStep, toStep + (long) NEXT_BARS * bar);
    hearBefore();
    readAfter();
  }

  private void hearBefore() {
    int bar = piece.meters().meterAt(gap.fromTick()).barSteps();
    long first = Math.max(walk.firstStep(), fromStep - (long) HEARD_BARS * bar);
    for (long step = first; step < fromStep; step++) {
      StepContext context = walk.at(step);
      int[] tokens = encoded(context, walk.own().at(step));
      before.hear(context, tokens);
      said.put(step, tokens);
    }
    before.takeLog();
  }

  /// What is played after the gap, as a model for it. Said over its own chords.
  private void readAfter() {
    long last = Math.min(walk.own().lastStep() + 1, toStep + (long) HEARD_BARS * 16);
    for (long step = toStep; step < last; step++) {
      StepContext context = walk.at(step);
      said.put(step, encoded(context, walk.own().at(step)));
    }
  }

  long fromStep() {
    return fromStep;
  }

  long toStep() {
    return toStep;
  }

  /// The piece's own bars from elsewhere, each over the gap's chords as it lies to its own, and key
  /// for key: the gap's length and more, back and ahead, where all of it was heard.
  List<Proposal> echoes() {
    long length = toStep - fromStep;
    int bar = piece.meters().meterAt(gap.fromTick()).barSteps();
    return LongStream.of(length, 2 * length, 4L * bar, 8L * bar)
        .flatMap(away -> LongStream.of(-away, away))
        .distinct()
        .filter(away ->
            Math.abs(away) >= length
                && said.containsKey(fromStep + away)
                && said.containsKey(toStep - 1 + away))
        .boxed()
        .flatMap(away ->
            gap.role().isTonal()
                ? Stream.of(new Proposal(away, false), new Proposal(away, true))
                : Stream.of(new Proposal(away, false)))
        .toList();
  }

  /// What a proposal would play on a step of the gap.
  int[] model(Proposal proposal, StepContext context) {
    long step = context.step + proposal.away();
    if (proposal.away() == 0 || !said.containsKey(step)) {
      return NOTHING;
    }
    return proposal.keyForKey() ? encoded(context, walk.own().at(step)) : said.get(step);
  }

  /// Back to the beginning of the gap.
  Speech goBack() {
    int bar = piece.meters().meterAt(gap.fromTick()).barSteps();
    speech.copyFrom(before, Speech.lately(said, fromStep, Math.max(bar, 16)));
    return speech;
  }

  int[] encoded(StepContext context, StepNotes notes) {
    int[] tokens = new int[RoleCodec.MAX_TOKENS];
    return Arrays.copyOf(tokens, codec.encode(context, notes, tokens));
  }

  /// Nats of what follows the gap, behind what has just been spoken.
  double hearNext() {
    for (long step = toStep; step < nextStep; step++) {
      StepContext context = walk.at(step);
      speech.hear(context, encoded(context, walk.own().at(step)));
    }
    return speech.takeLog();
  }

  /// Speaks known notes in the gap; answers their nats.
  double hear(StepGrid grid) {
    goBack();
    for (long step = fromStep; step < toStep; step++) {
      StepContext context = walk.at(step);
      speech.hear(context, encoded(context, grid.at(step)));
    }
    return speech.takeLog();
  }
}
