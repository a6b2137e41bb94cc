package io.sideman.players.infill;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.sample.Draw;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.PlayLevels;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.StepGrid;
import io.sideman.players.tokens.TonalCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The continuations into one gap and how good each is.
final class GapTrials {
  private static final double NATS_PER_DENSITY = 60; // far more than continuations differ
  private static final double SILENT = -1e6; // a rest is the likeliest fill of a tight range
  private static final double NATS_PER_STRAY = 15; // density that is not that of the surroundings

  /// The likeliest fill is a dull one: what follows counts in full, the fill itself by half.
  private static final double FILL_SHARE = 0.5;

  /// Music repeats itself more than the network believes: what it is worth, per bar, that the piece
  /// has played it elsewhere, as it lies to its chord and key for key. Chosen on validation songs.
  private static final double ECHO_NATS = 4;

  private static final double EXACT_NATS = 8;

  private static final double MOST_LOST = 12; // nats that a narrow range may cost
  private static final double WIDEST_LEAN = 3; // towards rests or notes, when density is asked for

  private final RoleCodec codec;
  private final Surroundings piece;
  private final Gap gap;
  private final Line line;
  private final int shift;
  private final GapWalk walk;
  private final GapHearing hearing;
  private final StepGrid removed;
  private final GapRules rules;
  private final List<Proposal> echoes;
  private final Sampler sampler;
  private final boolean[] allowed;
  private final double[] noPattern;
  private final double[] weights;

  /// How one continuation is made.
  ///
  /// @param lean towards notes, or rests when negative
  private record Manner(double lean, long seed, Proposal proposal) {}

  GapTrials(LstmNet net, RoleCodec codec, Surroundings piece, Gap gap) {
    this.codec = codec;
    this.piece = piece;
    this.gap = gap;
    line = Line.of(piece.notes(gap.role()), gap.fromTick(), gap.toTick());
    shift = line.shift(gap.role());
    walk = new GapWalk(piece, gap, Line.moved(line.around(), shift));
    removed = new StepGrid(gap.keepRhythm() ? line.inside() : List.of());
    rules =
        codec instanceof TonalCodec tonal
            ? new TonalRules(tonal, gap, shift)
            : new DrumRules(codec, gap, piece.notes(gap.role()));
    codec.reseed(gap.seed());
    hearing = new GapHearing(net, codec, piece, gap, walk);
    echoes = gap.density().isPresent() || gap.keepRhythm() ? List.of() : hearing.echoes();
    sampler = Speech.sampler(codec);
    allowed = new boolean[codec.vocabulary()];
    noPattern = new double[codec.vocabulary()];
    weights = new double[codec.vocabulary()];
  }

  /// The best of all continuations that pass, or of all when none does.
  Fill best(Predicate<Fill> passes) {
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < gap.candidates(); i++) {
      Proposal proposal = i > 0 && i <= echoes.size() ? echoes.get(i - 1) : Proposal.NONE;
      double lean = proposal.equals(Proposal.NONE) ? lean(i) : 0;
      trials.add(trial(new Manner(lean, gap.seed() * 1_000_003L + i, proposal)));
    }
    trials.sort(Comparator.comparingDouble(this::rank).reversed()); // stable: of equals the first
    Fill best = fillOf(trials.getFirst(), gap.candidates());
    for (int i = 0; i < trials.size(); i++) {
      Fill fill = i == 0 ? best : fillOf(trials.get(i), gap.candidates());
      if (passes.test(fill)) {
        return fill;
      }
    }
    return best;
  }

  /// What a left-to-right player would play.
  Fill first() {
    return fillOf(trial(new Manner(lean(0), gap.seed() * 1_000_003L, Proposal.NONE)), 1);
  }

  private double rank(Trial trial) {
    double bars = (hearing.toStep() - hearing.fromStep()) / 16.0;
    double density = PlayLevels.density(gap.role(), trial.notes / bars);
    double stray = Math.abs(density - walk.density());
    double price = gap.density().isPresent() ? NATS_PER_DENSITY : NATS_PER_STRAY;
    if (trial.notes == 0 && gap.density().isEmpty() && walk.density() > 0) {
      return SILENT + trial.logNext; // only where nothing else can be played
    }
    double echo = (trial.exact ? EXACT_NATS : ECHO_NATS) * bars * trial.fidelity();
    return FILL_SHARE * trial.logFill + trial.logNext + echo - price * bars * stray;
  }

  private double lean(int index) {
    return gap.density().isEmpty() || gap.candidates() == 1
        ? 0
        : WIDEST_LEAN * (2.0 * index / (gap.candidates() - 1) - 1);
  }

  private Trial trial(Manner manner) {
    Speech speech = hearing.goBack();
    var trial = new Trial();
    trial.exact = manner.proposal().keyForKey();
    for (long step = hearing.fromStep(); step < hearing.toStep(); step++) {
      StepContext context = walk.at(step);
      int[] model = hearing.model(manner.proposal(), context);
      int[] tokens =
          speech.speak(
              context,
              (logits, prefix, count) -> choose(context, logits, prefix, count, manner, model));
      trial.steps.add(tokens);
      trial.notes += tokens.length - 1;
      trial.proposed += Math.max(0, model.length - 1);
      trial.kept += Math.max(0, common(model, tokens) - 1);
    }
    trial.logFill = speech.takeLog();
    trial.logNext = hearing.hearNext();
    return trial;
  }

  /// How many tokens are the same from the start, the closing one counted when all are.
  private static int common(int[] model, int[] tokens) {
    int differ = Arrays.mismatch(model, tokens);
    return differ < 0 ? model.length : Math.min(differ + 1, model.length);
  }

  private int choose(
      StepContext context, float[] logits, int[] prefix, int count, Manner manner, int[] model) {
    StepNotes there = removed.at(context.step);
    if (count < model.length && startsWith(model, prefix, count)) {
      codec.allow(context, prefix, count, allowed);
      rules.narrow(context, there, prefix, count, manner.proposal().keyForKey(), allowed);
      if (allowed[model[count]]) {
        return model[count];
      }
    }
    codec.allow(context, prefix, count, allowed);
    double usual = count == 0 ? notesLog(logits) : 0;
    rules.narrow(context, there, prefix, count, allowed);
    double lost = count == 0 && gap.isNarrow() ? Math.min(MOST_LOST, usual - notesLog(logits)) : 0;
    for (int token = 0; token < weights.length; token++) {
      double leaning = count == 0 && !codec.closes(token) ? manner.lean() + lost : 0;
      weights[token] = allowed[token] ? leaning : Sampler.FORBIDDEN;
    }
    double uniform = Draw.uniform(manner.seed(), gap.role(), context.step, count);
    return sampler.choose(logits, noPattern, weights, uniform);
  }

  private static boolean startsWith(int[] model, int[] prefix, int count) {
    return Arrays.equals(model, 0, count, prefix, 0, count);
  }

  /// Log of the weight of the notes that are allowed now. A range takes notes away, not the wish to
  /// play: what is left takes over the weight of what is gone.
  private double notesLog(float[] logits) {
    double sum = 0;
    for (int token = 0; token < allowed.length; token++) {
      sum += allowed[token] && !codec.closes(token) ? Math.exp(logits[token]) : 0;
    }
    return Math.log(sum);
  }

  /// How likely these notes are, and what follows after them.
  Fill weigh(List<Note> notes) {
    double logFill = hearing.hear(new StepGrid(Line.moved(notes, shift)));
    return new Fill(notes, logFill, hearing.hearNext(), 1);
  }

  private Fill fillOf(Trial trial, int candidates) {
    return new Fill(notes(trial), trial.logFill, trial.logNext, candidates);
  }

  private List<Note> notes(Trial trial) {
    var decoded = new StepNotes();
    var spoken = new ArrayList<List<Integer>>();
    var touch = new NearTouch(gap.role(), piece.meters(), line.around(), gap.seed());
    var kit = new Kit(piece.notes(gap.role()));
    var notes = new ArrayList<Note>();
    for (long step = hearing.fromStep(); step < hearing.toStep(); step++) {
      StepContext context = walk.at(step);
      int[] tokens = trial.steps.get((int) (step - hearing.fromStep()));
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
        ? KeptRhythm.of(line.inside(), spoken, hearing.fromStep())
        : Trim.of(notes, polyphony(), gap.toTick());
  }

  private int polyphony() {
    return codec instanceof TonalCodec tonal
        ? Math.min(gap.voices(), tonal.voices())
        : Integer.MAX_VALUE;
  }
}
