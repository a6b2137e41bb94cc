package io.sideman.engine.session;

import io.sideman.engine.event.Note;
import io.sideman.engine.listen.beat.BeatAnalysis;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.beat.BeatTracker;
import io.sideman.engine.listen.beat.GridTrust;
import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import io.sideman.engine.time.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// The bars and beats by which the band plays along with a file: the file's own where its notes
/// keep to them, else the beats that are heard.
///
/// @param transport band ticks against wall time
/// @param timeKeeper bends the transport while the music runs
/// @param fromFile true when the file's own map rules, so that band ticks are file ticks
/// @param settled tells at which band ticks the beat is sure enough to play
public record BandTime(
    Transport transport,
    Session.TimeKeeper timeKeeper,
    MeterMap meters,
    boolean fromFile,
    LongPredicate settled) {
  /// Tempo of band time until the beat is found.
  private static final double START_BPM = 120;

  /// The file's own tempo and metre.
  static BandTime ofFile(Smf smf) {
    return new BandTime(smf.tempoMap(), Session.STEADY, smf.meterMap(), true, _ -> true);
  }

  /// The file's own time where its notes keep to it; else the beats heard beforehand.
  ///
  /// @param notes in the file's band ticks
  public static BandTime known(Smf smf, List<Note> notes, BeatModel model) {
    return GridTrust.judge(notes).isTrusted() ? ofFile(smf) : ofBeats(smf, notes, model);
  }

  /// The file's own time where its notes keep to it; else the beat as it is heard.
  static BandTime live(Smf smf, List<Note> notes, BeatModel model) {
    if (GridTrust.judge(notes).isTrusted()) {
      return ofFile(smf);
    }
    return following(new BeatTracker(model), START_BPM, MeterMap.of(Meter.COMMON));
  }

  /// A clock that nothing played can change.
  public static BandTime steady(TempoMap tempos, MeterMap meters) {
    return new BandTime(tempos, Session.STEADY, meters, true, _ -> true);
  }

  /// The beat as it is heard, expected near a tempo.
  public static BandTime following(BeatModel model, double tempoBpm, MeterMap meters) {
    var tracker = new BeatTracker(model);
    tracker.expect(tempoBpm);
    return following(tracker, tempoBpm, meters);
  }

  private static BandTime following(BeatTracker tracker, double tempoBpm, MeterMap meters) {
    var time = new FollowedTime(tracker, tempoBpm);
    return new BandTime(time, time, meters, false, time::isSettledAt);
  }

  private static BandTime ofBeats(Smf smf, List<Note> notes, BeatModel model) {
    TempoMap fileTempos = smf.tempoMap();
    var played =
        notes.stream()
            .map(note ->
                new PlayedNote(
                    fileTempos.nanosAt(note.startTick()),
                    fileTempos.nanosAt(note.endTick()),
                    note.key(),
                    note.velocity()))
            .toList();
    BeatAnalysis.Result heard = BeatAnalysis.analyse(model, played);
    return heard.beats().size() < 2
        ? ofFile(smf)
        : new BandTime(
            over(heard),
            Session.STEADY,
            MeterMap.of(new Meter(heard.beatsPerBar(), 4)),
            false,
            _ -> true);
  }

  /// Lays band time over beats: the first beat keeps its place in the bar, and before it the bar
  /// runs up to it.
  private static TempoMap over(BeatAnalysis.Result heard) {
    List<BeatAnalysis.Beat> beats = heard.beats();
    long firstNanos = beats.getFirst().nanos();
    double period = (beats.getLast().nanos() - firstNanos) / (double) (beats.size() - 1);
    int lead = (int) Math.ceil(firstNanos / period);
    while (Math.floorMod(lead - beats.getFirst().inBar(), heard.beatsPerBar()) != 0) {
      lead++;
    }
    var changes = new ArrayList<TempoMap.Change>();
    if (lead > 0) {
      changes.add(new TempoMap.Change(0, Math.max(1, firstNanos / 1e3 / lead)));
    }
    for (int i = 0; i + 1 < beats.size(); i++) {
      long tick = (long) (lead + i) * Ticks.PER_QUARTER;
      double micros = (beats.get(i + 1).nanos() - beats.get(i).nanos()) / 1e3;
      changes.add(new TempoMap.Change(tick, Math.max(1, micros)));
    }
    return TempoMap.of(changes);
  }

  /// Moves notes from the file's ticks to the band's, for time known beforehand.
  public List<Note> toBand(List<Note> notes, TempoMap fileTempos) {
    if (fromFile) {
      return notes;
    }
    var moved = new ArrayList<Note>(notes.size());
    for (Note note : notes) {
      long start = Math.round(transport.tickAt(fileTempos.nanosAt(note.startTick())));
      long end = Math.round(transport.tickAt(fileTempos.nanosAt(note.endTick())));
      moved.add(
          new Note(start, Math.max(1, end - start), note.key(), note.velocity(), note.channel()));
    }
    moved.sort(null);
    return moved;
  }
}
