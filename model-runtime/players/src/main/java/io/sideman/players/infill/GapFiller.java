package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.BandFactory;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.sample.Draw;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.PlayLevels;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.StepGrid;
import io.sideman.players.tokens.TonalCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// Fills a gap in one role so that both sides fit. The network hears what is before the gap, plays
/// several continuations into it (and the piece's own bars from nearby, over the gap's chords), and
/// hears what is after it behind each of them: the one stays that makes the rest likeliest, is
/// likely itself and as busy as its surroundings. Deterministic. Control thread; allocates.
public final class GapFiller {
  private static final int HEARD_BARS = 16;
  private static final int NEXT_BARS = 2;
  private static final double NATS_PER_DENSITY = 60; // far more than continuations differ
  private static final double SILENT = -1e6; // a rest is the likeliest fill of a tight range
  private static final double NATS_PER_STRAY = 15; // density that is not that of the surroundings

  /// The likeliest fill is a dull one: what follows counts in full, the fill itself by half.
  private static final double FILL_SHARE = 0.5;

  private static final double MOST_LOST = 12; // nats that a narrow range may cost
  private static final double WIDEST_LEAN = 3; // towards rests or notes, when density is asked for

  private static final int[] NOTHING = {};

  private final LstmNet net;
  private final RoleCodec codec;

  private GapFiller(LstmNet net, RoleCodec codec) {
    this.net = net;
    this.codec = codec;
  }

  /// A filler for one role, when there is a model of it.
  ///
  /// @param genre for the drummer's feel
  public static Optional<GapFiller> of(BandFactory factory, Role role, int genre) {
    RoleCodec codec =
        role == Role.DRUMS
            ? new DrumCodec(factory.groove(), Math.max(0, genre))
            : TonalCodec.of(role);
    return factory.net(role).map(net -> new GapFiller(net, codec));
  }

  /// Fills the gap.
  public Fill fill(Surroundings piece, Gap gap) {
    return new Work(piece, gap).fill();
  }

  /// The fill that a left-to-right player would have played: the first continuation.
  public Fill first(Surroundings piece, Gap gap) {
    var work = new Work(piece, gap);
    Trial trial = work.trial(0);
    return work.fillOf(trial, 1);
  }

  /// How likely the network finds these notes in the gap, and what follows after them.
  public Fill weigh(Surroundings piece, Gap gap, List<Note> notes) {
    return new Work(piece, gap).weigh(notes);
  }

  /// How one continuation is made.
  ///
  /// @param lean towards notes, or rests when negative
  /// @param away steps to the bars that are taken as a model, 0 for none
  private record Manner(double lean, long seed, long away) {}

  private static boolean startsWith(int[] model, int[] prefix, int count) {
    return java.util.Arrays.equals(model, 0, count, prefix, 0, count);
  }

  /// All that one gap needs.
  private final class Work {
    private final Surroundings piece;
    private final Gap gap;
    private final Line line;
    private final int shift;
    private final GapWalk walk;
    private final StepGrid removed;
    private final GapRules rules;
    private final Speech before;
    private final Speech speech;
    private final Map<Long, int[]> said = new HashMap<>();
    private final Sampler sampler = Speech.sampler(codec);
    private final boolean[] allowed = new boolean[codec.vocabulary()];
    private final double[] noPattern = new double[codec.vocabulary()];
    private final double[] weights = new double[codec.vocabulary()];
    private final long fromStep;
    private final long toStep;
    private final long nextStep;
    private final long[] echoes; // steps to bars that may serve as a model

    Work(Surroundings piece, Gap gap) {
      this.piece = piece;
      this.gap = gap;
      line = Line.of(piece.notes(gap.role()), gap.fromTick(), gap.toTick());
      shift = line.shift(gap.role());
      walk = new GapWalk(piece, gap, Line.moved(line.around(), shift));
      removed = new StepGrid(gap.keepRhythm() ? line.inside() : List.of());
      rules =
          codec instanceof TonalCodec tonal
              ? new TonalRules(tonal, gap, shift)
              : new DrumRules((DrumCodec) codec, gap, piece.notes(gap.role()));
      before = new Speech(net, codec, piece.genre());
      speech = new Speech(net, codec, piece.genre());
      fromStep = gap.fromTick() / Ticks.PER_STEP;
      toStep = gap.toTick() / Ticks.PER_STEP;
      int bar = piece.meters().meterAt(gap.toTick()).barSteps();
      nextStep = Math.clamp(walk.own().lastStep() + 1, toStep, toStep + (long) NEXT_BARS * bar);
      codec.reseed(gap.seed());
      hearBefore();
      readAfter();
      echoes = gap.density().isPresent() || gap.keepRhythm() ? new long[0] : echoes();
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

    /// The gap's length and more, back and ahead, where all of it was heard.
    private long[] echoes() {
      long length = toStep - fromStep;
      int bar = piece.meters().meterAt(gap.fromTick()).barSteps();
      return LongStream.of(length, 2 * length, 4L * bar, 8L * bar)
          .flatMap(away -> LongStream.of(-away, away))
          .distinct()
          .filter(away ->
              Math.abs(away) >= length
                  && said.containsKey(fromStep + away)
                  && said.containsKey(toStep - 1 + away))
          .toArray();
    }

    private void goBack() {
      int bar = piece.meters().meterAt(gap.fromTick()).barSteps();
      speech.copyFrom(before, Speech.lately(said, fromStep, Math.max(bar, 16)));
    }

    private int[] encoded(StepContext context, StepNotes notes) {
      int[] tokens = new int[RoleCodec.MAX_TOKENS];
      return java.util.Arrays.copyOf(tokens, codec.encode(context, notes, tokens));
    }

    Fill fill() {
      Trial best = trial(0);
      double bestRank = rank(best);
      for (int i = 1; i < gap.candidates(); i++) {
        Trial trial = i - 1 < echoes.length ? echo(i) : trial(i);
        double rank = rank(trial);
        if (rank > bestRank) {
          best = trial;
          bestRank = rank;
        }
      }
      return fillOf(best, gap.candidates());
    }

    /// The piece's own bars from elsewhere, over the gap's chords; where they cannot be, the
    /// network goes on.
    private Trial echo(int index) {
      return trial(new Manner(0, gap.seed() * 1_000_003L + index, echoes[index - 1]));
    }

    Fill fillOf(Trial trial, int candidates) {
      return new Fill(notes(trial), trial.logFill, trial.logNext, candidates);
    }

    private double rank(Trial trial) {
      double bars = (toStep - fromStep) / 16.0;
      double density = PlayLevels.density(gap.role(), trial.notes / bars);
      double stray = Math.abs(density - walk.density());
      double price = gap.density().isPresent() ? NATS_PER_DENSITY : NATS_PER_STRAY;
      if (trial.notes == 0 && gap.density().isEmpty() && walk.density() > 0) {
        return SILENT + trial.logNext; // only where nothing else can be played
      }
      return FILL_SHARE * trial.logFill + trial.logNext - price * bars * stray;
    }

    private double lean(int index) {
      return gap.density().isEmpty() || gap.candidates() == 1
          ? 0
          : WIDEST_LEAN * (2.0 * index / (gap.candidates() - 1) - 1);
    }

    /// One sampled continuation.
    Trial trial(int index) {
      return trial(new Manner(lean(index), gap.seed() * 1_000_003L + index, 0));
    }

    private Trial trial(Manner manner) {
      goBack();
      var trial = new Trial();
      for (long step = fromStep; step < toStep; step++) {
        StepContext context = walk.at(step);
        int[] model = said.getOrDefault(step + manner.away(), NOTHING);
        int[] tokens =
            speech.speak(
                context,
                (logits, prefix, count) -> choose(context, logits, prefix, count, manner, model));
        trial.steps.add(tokens);
        trial.notes += tokens.length - 1;
      }
      trial.logFill = speech.takeLog();
      trial.logNext = hearNext();
      return trial;
    }

    private int choose(
        StepContext context, float[] logits, int[] prefix, int count, Manner manner, int[] model) {
      codec.allow(context, prefix, count, allowed);
      double usual = count == 0 ? notesLog(logits) : 0;
      rules.narrow(context, removed.at(context.step), prefix, count, allowed);
      double lost =
          count == 0 && gap.isNarrow() ? Math.min(MOST_LOST, usual - notesLog(logits)) : 0;
      if (count < model.length && allowed[model[count]] && startsWith(model, prefix, count)) {
        return model[count];
      }
      for (int token = 0; token < weights.length; token++) {
        double leaning = count == 0 && !codec.closes(token) ? manner.lean() + lost : 0;
        weights[token] = allowed[token] ? leaning : Sampler.FORBIDDEN;
      }
      double uniform = Draw.uniform(manner.seed(), gap.role(), context.step, count);
      return sampler.choose(logits, noPattern, weights, uniform);
    }

    /// Log of the weight of the notes that are allowed now. A range takes notes away, not the wish
    /// to play: what is left takes over the weight of what is gone.
    private double notesLog(float[] logits) {
      double sum = 0;
      for (int token = 0; token < allowed.length; token++) {
        sum += allowed[token] && !codec.closes(token) ? Math.exp(logits[token]) : 0;
      }
      return Math.log(sum);
    }

    private double hearNext() {
      for (long step = toStep; step < nextStep; step++) {
        StepContext context = walk.at(step);
        speech.hear(context, encoded(context, walk.own().at(step)));
      }
      return speech.takeLog();
    }

    Fill weigh(List<Note> notes) {
      goBack();
      var grid = new StepGrid(Line.moved(notes, shift));
      for (long step = fromStep; step < toStep; step++) {
        StepContext context = walk.at(step);
        speech.hear(context, encoded(context, grid.at(step)));
      }
      double logFill = speech.takeLog();
      return new Fill(notes, logFill, hearNext(), 1);
    }

    private List<Note> notes(Trial trial) {
      var decoded = new StepNotes();
      var spoken = new ArrayList<List<Integer>>();
      var touch = new NearTouch(gap.role(), piece.meters(), line.around(), gap.seed());
      var kit = new Kit(piece.notes(gap.role()));
      var notes = new ArrayList<Note>();
      for (long step = fromStep; step < toStep; step++) {
        StepContext context = walk.at(step);
        int[] tokens = trial.steps.get((int) (step - fromStep));
        codec.decode(context, tokens, tokens.length, decoded);
        var keys = new ArrayList<Integer>();
        for (int i = 0; i < decoded.count(); i++) {
          int key = decoded.key(i);
          keys.add(codec instanceof TonalCodec ? key - shift : kit.key(key));
          if (!gap.keepRhythm()) {
            touch.play(decoded, i, step, context.stepInBar, keys.get(i), notes);
          }
        }
        spoken.add(keys);
      }
      return gap.keepRhythm()
          ? KeptRhythm.of(line.inside(), spoken, fromStep)
          : Trim.of(notes, polyphony(), gap.toTick());
    }

    private int polyphony() {
      return codec instanceof TonalCodec tonal
          ? Math.min(gap.voices(), tonal.voices())
          : Integer.MAX_VALUE;
    }
  }
}
