package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.players.BandFactory;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.originality.OriginalityCheck;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.TonalCodec;
import java.util.List;
import java.util.Optional;

/// Fills a gap in one role so that both sides fit. The network hears what is before the gap, plays
/// several continuations into it (and the piece's own bars from nearby, over the gap's chords), and
/// hears what is after it behind each of them: the one stays that makes the rest likeliest, is
/// likely itself and as busy as its surroundings. Deterministic. Control thread; allocates.
public final class GapFiller {
  private final LstmNet net;
  private final RoleCodec codec;
  private final OriginalityCheck known;

  private GapFiller(LstmNet net, RoleCodec codec, OriginalityCheck known) {
    this.net = net;
    this.codec = codec;
    this.known = known;
  }

  /// A filler for one role, when there is a model of it.
  ///
  /// @param genre for the drummer's feel
  public static Optional<GapFiller> of(BandFactory factory, Role role, int genre) {
    RoleCodec codec =
        role == Role.DRUMS
            ? new DrumCodec(factory.groove(), Math.max(0, genre))
            : TonalCodec.of(role);
    var known = new OriginalityCheck(factory.learnedTunes());
    return factory.net(role).map(net -> new GapFiller(net, codec, known));
  }

  /// Fills the gap.
  public Fill fill(Surroundings piece, Gap gap) {
    GapTrials trials = trials(piece, gap);
    var tunes = new GapTunes(known, piece, gap);
    return trials.best(fill -> tunes.isOwn(fill.notes()));
  }

  /// The fill that a left-to-right player would have played: the first continuation.
  public Fill first(Surroundings piece, Gap gap) {
    return trials(piece, gap).first();
  }

  /// How likely the network finds these notes in the gap, and what follows after them.
  public Fill weigh(Surroundings piece, Gap gap, List<Note> notes) {
    return trials(piece, gap).weigh(notes);
  }

  private GapTrials trials(Surroundings piece, Gap gap) {
    return new GapTrials(net, codec, piece, gap);
  }
}
