package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.StepGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Makes a drum part of a tapped rhythm: the taps say when and how hard, the drummer's network
/// chooses which drums, two bars at a time and the likeliest of several. Nothing sounds where
/// nobody tapped. Control thread.
public final class TapGroove {
  private static final int BLOCK_BARS = 2;
  private static final int MOST_TOGETHER = 3;
  private static final double HAT_SHARE = 0.75; // of the tap's force

  private final GapFiller drummer;
  private final int genre;
  private final int candidates;
  private final long seed;

  /// @param genre index of a genre, or -1 when not known
  public TapGroove(GapFiller drummer, int genre, int candidates, long seed) {
    this.drummer = drummer;
    this.genre = genre;
    this.candidates = candidates;
    this.seed = seed;
  }

  /// The drum part, sorted.
  ///
  /// @param taps any keys; in band ticks
  public List<Note> play(List<Note> taps, MeterMap meters, TempoMap tempos) {
    var done = new ArrayList<Note>();
    if (taps.isEmpty()) {
      return done;
    }
    long last = meters.barAt(taps.getLast().startTick() + 120);
    for (long bar = meters.barAt(taps.getFirst().startTick() + 120);
        bar <= last;
        bar += BLOCK_BARS) {
      long from = meters.barStart(bar);
      long to = meters.barStart(bar + BLOCK_BARS);
      List<Note> kit = strikes(Line.of(taps, from, to).inside());
      if (!kit.isEmpty()) {
        done.addAll(block(done, kit, from, to, meters, tempos));
      }
    }
    return done;
  }

  private List<Note> block(
      List<Note> before, List<Note> kit, long from, long to, MeterMap meters, TempoMap tempos) {
    var line = new ArrayList<>(before);
    line.addAll(kit);
    var piece =
        new Surroundings(
            meters,
            tempos,
            Timeline.of(Chord.NONE, List.of()),
            Timeline.of(new Key(0, false), List.of()),
            Map.of(Role.DRUMS, line),
            List.of(),
            genre);
    var gap =
        new Gap(
            Role.DRUMS,
            from,
            to,
            OptionalDouble.empty(),
            0,
            127,
            MOST_TOGETHER,
            true,
            candidates,
            seed + from);
    return drummer.fill(piece, gap).notes().stream().map(TapGroove::touched).toList();
  }

  /// One strike per drum of the kit at every tap, of which the drummer chooses; of taps on one 16th
  /// the loudest counts.
  private static List<Note> strikes(List<Note> taps) {
    var strikes = new ArrayList<Note>();
    var loudest = new java.util.TreeMap<Long, Note>();
    for (Note tap : taps) {
      loudest.merge(StepGrid.stepOf(tap), tap, (a, b) -> a.velocity() >= b.velocity() ? a : b);
    }
    for (Note tap : loudest.values()) {
      for (Drum drum : Drum.values()) {
        if (drum != Drum.PERCUSSION && drum != Drum.CLAP) {
          strikes.add(
              new Note(tap.startTick(), 120, drum.key(), tap.velocity(), Role.DRUMS.channel()));
        }
      }
    }
    return strikes;
  }

  private static Note touched(Note note) {
    int drum = Drum.indexOf(note.key());
    boolean hat = drum >= Drum.CLOSED_HAT.ordinal() && drum <= Drum.OPEN_HAT.ordinal();
    boolean quiet = hat || drum == Drum.RIDE.ordinal();
    int velocity = Math.max(1, (int) Math.round(note.velocity() * (quiet ? HAT_SHARE : 1)));
    return new Note(note.startTick(), note.lengthTicks(), note.key(), velocity, note.channel());
  }
}
