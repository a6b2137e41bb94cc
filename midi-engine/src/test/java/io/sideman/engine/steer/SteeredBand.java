package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.conduct.CountedForm;
import io.sideman.engine.conduct.KnownHarmony;
import io.sideman.engine.conduct.PerformerOutlook;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A shipped style over known chords, with a script of what is turned and pressed when.
final class SteeredBand {
  static final long BAR = 3840;
  static final long BEAT = 960;
  private static final StyleLibrary STYLES =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets")));
  private static final int[] ROOTS = {0, 9, 5, 7};
  private static final Quality[] QUALITIES = {Quality.MAJ, Quality.MIN, Quality.MAJ, Quality.DOM7};

  private record Heard(long tick, InputRole who, int message) {}

  private record Move(long tick, Control control, double value) {}

  private record Visit(long tick, Visitors who) {}

  /// Plays steadily, busily and never stops, or is not there at all.
  static final class Performer implements PerformerOutlook {
    long beginsAt;
    int busy;
    long silentFrom = Long.MAX_VALUE; // step; before it he sounds while busy
    long silentUntil = Long.MAX_VALUE;

    @Override
    public void describe(long step, StepContext context) {
      context.intensity = 0.6;
      context.performerBusy = busy;
      boolean silent = step >= silentFrom && step < silentUntil;
      context.performerLineSteps = busy > 0 ? 0 : StepContext.UNKNOWN;
      context.performerSilentSteps =
          busy == 0 ? StepContext.UNKNOWN : silent ? (int) (step - silentFrom) : 0;
      context.performerLowKey = -1;
      context.performerHighKey = -1;
    }

    @Override
    public double intensityAt(long step) {
      return 0.6;
    }

    @Override
    public boolean hasBegun(long step) {
      return step >= beginsAt;
    }
  }

  final Steering steering = new Steering();
  final Performer performer = new Performer();
  final Style style;
  private final List<Move> script = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();
  private final List<Heard> input = new ArrayList<>();
  private final MeterMap meters;
  private final int bars;

  SteeredBand(String styleId, int bars) {
    this(styleId, bars, Meter.COMMON);
  }

  SteeredBand(String styleId, int bars, Meter meter) {
    this(styleId, bars, MeterMap.of(meter));
  }

  SteeredBand(String styleId, int bars, MeterMap meters) {
    style = STYLES.find(styleId);
    steering.play(style);
    this.bars = bars;
    this.meters = meters;
  }

  /// Turns or presses at a tick.
  SteeredBand at(long tick, Control control, double value) {
    script.add(new Move(tick, control, value));
    return this;
  }

  /// These and no others visit from a tick on.
  SteeredBand visit(long tick, Visitors who) {
    visits.add(new Visit(tick, who));
    return this;
  }

  SteeredBand press(long tick, Control control) {
    return at(tick, control, 1).at(tick + 1, control, 0);
  }

  /// Somebody plays a note.
  SteeredBand hear(InputRole who, long tick, long length, int key) {
    input.add(new Heard(tick, who, MidiMessage.noteOn(0, key, 90)));
    input.add(new Heard(tick + length, who, MidiMessage.noteOff(0, key)));
    input.sort(Comparator.comparingLong(Heard::tick));
    return this;
  }

  /// Notes by role, steered as the script says.
  Map<Role, List<Note>> play() {
    return play(true);
  }

  /// Notes by role of a band that nobody can steer.
  Map<Role, List<Note>> playFree() {
    return play(false);
  }

  private Map<Role, List<Note>> play(boolean steered) {
    var harmony = new KnownHarmony(chords(), keys());
    var steer = new Steered(steering, meters, harmony, new CountedForm(), performer);
    var outlook =
        steered
            ? new Conductor.Outlook(steer.harmony(), steer.form(), steer.performer(), meters, steer)
            : new Conductor.Outlook(harmony, new CountedForm(), performer, meters);
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    var scheduler = new Scheduler();
    var capture = new Capture(Capture.LIVE_CAPACITY);
    var conductor = new Conductor(players, BandSettings.defaults(7), outlook, scheduler, 16);
    conductor.start(0);
    long end = meters.barStart(bars);
    int next = 0;
    for (long tick = 0; tick < end; tick += Conductor.PULSE_TICKS) {
      for (Move move : script) {
        if (move.tick() <= tick && move.tick() > tick - Conductor.PULSE_TICKS) {
          steering.set(move.control(), move.value());
        }
      }
      for (Visit visit : visits) {
        if (visit.tick() <= tick && visit.tick() > tick - Conductor.PULSE_TICKS) {
          steering.visit(visit.who());
        }
      }
      while (next < input.size() && input.get(next).tick() < tick) {
        Heard heard = input.get(next++);
        steer.company().hear(heard.who(), heard.tick(), heard.message());
      }
      steer.company().advance(tick);
      conductor.pulse(tick, style.tempo().defaultBpm());
      scheduler.drain(tick + Conductor.PULSE_TICKS, capture);
    }
    scheduler.releaseAll(end, capture);
    var notes = new EnumMap<Role, List<Note>>(Role.class);
    for (Role role : Role.values()) {
      notes.put(role, capture.notes(role, 0));
    }
    return notes;
  }

  private Timeline<Chord> chords() {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (int bar = 0; bar < bars; bar++) {
      spans.add(
          new Timeline.Span<>(meters.barStart(bar), Chord.of(ROOTS[bar % 4], QUALITIES[bar % 4])));
    }
    return Timeline.of(Chord.NONE, spans);
  }

  private static Timeline<Key> keys() {
    return Timeline.of(new Key(0, false), List.<Timeline.Span<Key>>of());
  }

  /// Onsets of all roles in `[from, to)`, a 32nd of slack for those played early.
  static int onsets(Map<Role, List<Note>> take, long from, long to) {
    return take.values().stream().mapToInt(notes -> onsets(notes, from, to)).sum();
  }

  static int onsets(List<Note> notes, long from, long to) {
    return (int)
        notes.stream()
            .filter(note -> note.startTick() >= from - 60 && note.startTick() < to - 60)
            .count();
  }

  /// True when some note of the band sounds at `tick`.
  static boolean sounds(Map<Role, List<Note>> take, long tick) {
    return take.values().stream()
        .flatMap(List::stream)
        .anyMatch(note -> note.startTick() <= tick && note.endTick() > tick);
  }
}
