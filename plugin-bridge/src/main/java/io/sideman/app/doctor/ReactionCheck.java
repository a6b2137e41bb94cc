package io.sideman.app.doctor;

import io.sideman.app.jam.Companion;
import io.sideman.app.link.LinkProbe;
import io.sideman.app.link.Links;
import io.sideman.app.shim.GoingFirst;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.MidiMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// How soon the band plays the right notes after a chord that nobody could foresee. The meter is
/// the performer; a real companion plays the band.
public final class ReactionCheck {
  /// Chords until the band is expected to be in full swing.
  private static final int UNCOUNTED = 8;

  private static final double BEAT_SECONDS = 0.5;
  private static final double AHEAD_SECONDS = 0.1;
  private static final double READY_SECONDS = 2;

  /// What came of it.
  ///
  /// @param millis from the first note of a chord to the first note of the band that belongs to it
  ///   and did not belong to the one before
  /// @param unanswered chords to which the band played no such note before the next one
  public record Reaction(Spread millis, int unanswered) {}

  private record Change(long frame, Set<Integer> fresh) {}

  private record Heard(long frame, int pitchClass) {}

  private final LinkProbe meter;
  private final SplittableRandom random;
  private final List<Change> changes = new ArrayList<>();
  private final List<Heard> heard = new ArrayList<>();
  private Set<Integer> chord = Set.of();

  public ReactionCheck(LinkProbe meter, long seed) {
    this.meter = meter;
    random = new SplittableRandom(seed);
  }

  /// Plays so many chords to the band behind `links`, which serves the other end of the bench.
  public Reaction run(Links links, int chords) throws IOException, InterruptedException {
    var goesOn = new AtomicBoolean(true);
    var companion = new Companion(Optional.empty(), Optional.of(links));
    var conductor = GoingFirst.thread("conductor", () -> companion.conduct(goesOn::get));
    conductor.start();
    var performer = new Thread(() -> perform(chords, goesOn), "performer");
    performer.start();
    try {
      companion.attend(goesOn::get);
    } finally {
      goesOn.set(false);
      performer.join();
      conductor.join();
    }
    return reaction();
  }

  private void perform(int chords, AtomicBoolean goesOn) {
    try {
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < READY_SECONDS * 1e9) {
        listen();
      }
      long first = meter.endFrame() + frames(AHEAD_SECONDS);
      long end = first + (chords + UNCOUNTED + 1) * frames(BEAT_SECONDS);
      int made = 0;
      while (goesOn.get() && meter.endFrame() < end) {
        long onset = first + made * frames(BEAT_SECONDS);
        if (made < chords + UNCOUNTED && onset < meter.endFrame() + frames(AHEAD_SECONDS)) {
          play(onset + random.nextLong(frames(0.012)));
          made++;
        }
        listen();
      }
    } finally {
      goesOn.set(false);
    }
  }

  /// A major or minor triad over its root that shares no note with the one before it.
  private void play(long onset) {
    Set<Integer> next;
    int root;
    int third;
    do {
      root = random.nextInt(12);
      third = 3 + random.nextInt(2);
      next = Set.of(root, (root + third) % 12, (root + 7) % 12);
    } while (next.stream().anyMatch(chord::contains));
    long end = onset + frames(BEAT_SECONDS * 0.9);
    int[] keys = {36 + root, 60 + root, 60 + root + third, 67 + root};
    for (int i = 0; i < keys.length; i++) {
      long at = i == 0 ? onset : onset + random.nextLong(frames(0.003));
      meter.note(Role.KEYS.ordinal(), keys[i], 70 + random.nextInt(30), at, end);
    }
    changes.add(new Change(onset, next));
    chord = next;
  }

  private void listen() {
    while (meter.poll()) {
      int message = meter.message();
      if (MidiMessage.isNoteOn(message) && MidiMessage.channel(message) != Role.DRUMS.channel()) {
        heard.add(new Heard(meter.frame(), MidiMessage.data1(message) % 12));
      }
    }
    LockSupport.parkNanos(500_000);
  }

  private Reaction reaction() {
    var millis = new ArrayList<Double>();
    int unanswered = 0;
    for (int i = UNCOUNTED; i < changes.size(); i++) {
      Change change = changes.get(i);
      long end =
          i + 1 < changes.size()
              ? changes.get(i + 1).frame()
              : change.frame() + frames(BEAT_SECONDS);
      double found = answerMillis(change, end);
      if (Double.isNaN(found)) {
        unanswered++;
      } else {
        millis.add(found);
      }
    }
    return new Reaction(
        Spread.of(millis.stream().mapToDouble(Double::doubleValue).toArray()), unanswered);
  }

  private double answerMillis(Change change, long end) {
    for (Heard note : heard) {
      // The way back through the loop is one block, which a listener would not hear.
      long frame = note.frame() - meter.blockFrames();
      if (frame >= change.frame() && frame < end && change.fresh().contains(note.pitchClass())) {
        return (frame - change.frame()) * 1000 / meter.sampleRateHz();
      }
    }
    return Double.NaN;
  }

  private long frames(double seconds) {
    return Math.round(seconds * meter.sampleRateHz());
  }
}
