package io.sideman.engine.conduct;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.time.Ticks;
import java.util.Arrays;

/// The chords heard at each place of a host's song, kept while bands come and go: when the host
/// goes back, as it does on every round of a loop, the band knows what was played there before.
///
/// Bands count steps that run on through the rounds of a loop, so the memory is told where each
/// round lies in the song. What is heard now comes to be remembered a little later, so that until
/// then it can be compared with the round before. Conductor thread; no allocation after
/// construction.
public final class HostMemory {
  private static final int SONG_STEPS = 1 << 16;
  private static final int PENDING = 16; // steps, a power of two
  private static final long NEVER = Long.MAX_VALUE;

  private final Chord[] song; // by step of the song
  private final Chord[] pending = new Chord[PENDING]; // by step of the song
  private long pendingFrom;
  private long pendingEnd;
  private long songOfBand; // to be added to a band's step
  private long roundStart; // of the band's steps: where this round began
  private long loopStart;
  private long loopEnd = NEVER;

  public HostMemory() {
    this(SONG_STEPS);
  }

  private HostMemory(int steps) {
    song = new Chord[steps];
    forget();
  }

  /// Remembers nothing, for bands without a host.
  public static HostMemory none() {
    return new HostMemory(0);
  }

  /// Forgets every song.
  public void forget() {
    Arrays.fill(song, Chord.NONE);
    Arrays.fill(pending, Chord.NONE);
    pendingFrom = 0;
    pendingEnd = 0;
    songOfBand = 0;
    roundStart = 0;
    loopEnd = NEVER;
  }

  /// The host went from one place of the song to another, and a new band begins there: its ticks
  /// are the song's.
  public void jump(long fromSongTick, long toSongTick) {
    keepPending();
    takeForLoop(stepOf(toSongTick), stepOf(fromSongTick));
    songOfBand = 0;
    begin(stepOf(toSongTick), stepOf(toSongTick));
  }

  /// The host went back to `toSongTick` while the band, at `bandTick`, plays on.
  public void turn(long bandTick, long toSongTick) {
    keepPending();
    takeForLoop(stepOf(toSongTick), stepOf(bandTick) + songOfBand);
    songOfBand = stepOf(toSongTick) - stepOf(bandTick);
    begin(stepOf(bandTick), stepOf(toSongTick));
  }

  /// Notes that `chord` sounded from one step of the band up to and including another; corrects
  /// what was noted before. Silence is not worth remembering.
  void remember(long fromStep, long toStep, Chord chord) {
    for (long step = Math.max(fromStep, roundStart); step <= toStep && !chord.isNone(); step++) {
      long place = step + songOfBand;
      if (place < pendingFrom) {
        keep(place, chord);
        continue;
      }
      while (pendingEnd <= place) {
        if (pendingEnd - pendingFrom == PENDING) {
          keepOldest();
        }
        pending[(int) (pendingEnd++ & (PENDING - 1))] = Chord.NONE;
      }
      pending[(int) (place & (PENDING - 1))] = chord;
    }
  }

  /// The chord of earlier rounds at `step`, [Chord#NONE] when there was none. A band at `nowStep`
  /// inside a loop expects what lies behind its end at its start.
  Chord expect(long step, long nowStep) {
    long place = step + songOfBand;
    if (place >= loopEnd && nowStep + songOfBand < loopEnd) {
      place = loopStart + (place - loopStart) % (loopEnd - loopStart);
    }
    return place < 0 || place >= song.length ? Chord.NONE : song[(int) place];
  }

  private void takeForLoop(long start, long end) {
    loopStart = start;
    loopEnd = end > start ? end : NEVER;
  }

  private void begin(long bandStep, long songStep) {
    roundStart = bandStep;
    pendingFrom = songStep;
    pendingEnd = songStep;
  }

  private void keepPending() {
    while (pendingFrom < pendingEnd) {
      keepOldest();
    }
  }

  private void keepOldest() {
    keep(pendingFrom, pending[(int) (pendingFrom & (PENDING - 1))]);
    pendingFrom++;
  }

  private void keep(long place, Chord chord) {
    if (place >= 0 && place < song.length && !chord.isNone()) {
      song[(int) place] = chord;
    }
  }

  private static long stepOf(long tick) {
    return Math.floorDiv(tick + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
  }
}
