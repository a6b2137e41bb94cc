package io.sideman.players.touch;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gives the notes of a file the touch of people: every note stays, none passes another one that
/// began at another time, none crosses a bar line. Any one thread.
public final class Humanizer {
  /// Standard deviation of velocity below which a part counts as not played by hand.
  private static final double FLAT = 4;

  /// Of the learned change, where the velocities of a part say something already.
  private static final double ALIVE_SHARE = 0.4;

  /// Of the drums' timing, that other roles go along with.
  private static final double WITH_DRUMS = 0.6;

  /// What the notes stand in, in band ticks.
  ///
  /// @param genre whose players' touch, as an index into the genres
  public record Score(
      int genre, MeterMap meters, TempoMap tempos, Timeline<Chord> chords, Timeline<Key> keys) {}

  /// How much of it.
  ///
  /// @param amount 0 leaves everything as it is, 1 is as people play
  /// @param variation how far chance strays from what is usual, 0 not at all, 1 as far as people
  public record Settings(double amount, double variation, long seed) {}

  private final Touch touch;
  private final Score score;
  private final Settings settings;
  private final StepContext context = new StepContext();
  private final Map<Long, StepNotes> drumSteps = new TreeMap<>(); // as played, offsets new

  public Humanizer(TouchModel model, Score score, Settings settings) {
    touch = new Touch(model);
    this.score = score;
    this.settings = settings;
    context.intensity = Double.NaN; // nobody says how loud it is meant
  }

  /// The part as people might play it, in the order of `notes`. Drums first, so that the others can
  /// go along with them.
  public List<Note> play(Role role, List<Note> notes) {
    double variation = settings.variation();
    touch.reset(settings.seed() * 31 + role.ordinal(), variation, variation);
    double mean = notes.stream().mapToInt(Note::velocity).average().orElse(0);
    boolean alive = spread(notes, mean) >= FLAT;
    var order = new ArrayList<Integer>();
    for (int i = 0; i < notes.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingLong(i -> notes.get(i).startTick()));
    Map<Long, List<Integer>> steps = new TreeMap<>();
    order.forEach(i -> steps.computeIfAbsent(step(notes.get(i)), _ -> new ArrayList<>()).add(i));
    var played = new PlayedSteps();
    Map<Long, StepNotes> grid = new TreeMap<>();
    steps.forEach((step, indices) -> grid.put(step, stepNotes(notes, indices)));
    var changed = new ArrayList<Note>(notes);
    steps.forEach((step, indices) -> {
      describe(step);
      look(role, step, grid, played);
      for (int i : indices) {
        changed.set(i, played(role, notes.get(i), alive, played, grid.getOrDefault(step, NONE)));
      }
    });
    keepOrder(notes, order, changed);
    if (role == Role.DRUMS) {
      remember(notes, changed);
    }
    return changed;
  }

  private static final StepNotes NONE = new StepNotes();

  private static double spread(List<Note> notes, double mean) {
    double squares = 0;
    for (Note note : notes) {
      squares += (note.velocity() - mean) * (note.velocity() - mean);
    }
    return Math.sqrt(squares / Math.max(1, notes.size()));
  }

  private static long step(Note note) {
    return Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
  }

  private static StepNotes stepNotes(List<Note> notes, List<Integer> indices) {
    var step = new StepNotes();
    for (int i : indices) {
      Note note = notes.get(i);
      int length = (int) Math.min(note.lengthTicks(), 1 << 20);
      step.tryAdd(note.key(), note.velocity(), length, 0);
    }
    return step;
  }

  private void describe(long step) {
    long tick = step * Ticks.PER_STEP;
    Meter meter = score.meters().meterAt(tick);
    context.step = step;
    context.barSteps = meter.barSteps();
    context.beatSteps = meter.denominator() == 8 && meter.numerator() % 3 == 0 ? 6 : 4;
    context.stepInBar = score.meters().tickInBar(tick) / Ticks.PER_STEP;
    context.tempoBpm = score.tempos().bpmAt(tick);
    context.key = score.keys().at(tick);
    context.chord = score.chords().at(tick);
    boolean changes = tick > 0 && !score.chords().at(tick - 1).equals(context.chord);
    context.stepsSinceChord = changes ? 0 : 1;
    context.notes(Role.DRUMS).copyFrom(drumSteps.getOrDefault(step, NONE));
  }

  /// Fills what is known of the part around the step.
  private static void look(Role role, long step, Map<Long, StepNotes> grid, PlayedSteps played) {
    played.clear();
    int back = role == Role.DRUMS ? DrumFeatures.PAST : 32;
    int ahead = role == Role.DRUMS ? DrumFeatures.AHEAD : 0;
    for (long at = step - back; at <= step + ahead; at++) {
      StepNotes notes = grid.getOrDefault(at, NONE);
      if (role == Role.DRUMS) {
        played.putDrums(at, notes);
      } else {
        played.putNotes(at, notes);
      }
    }
  }

  private Note played(Role role, Note note, boolean alive, PlayedSteps played, StepNotes onStep) {
    double velocity;
    double offset;
    if (role == Role.DRUMS) {
      int drum = Math.max(Drum.indexOf(note.key()), 0);
      int bin = alive ? DrumCodec.binOf(note.velocity()) : DrumFeatures.NO_BIN;
      touch.drum(context, score.genre(), played, drum, bin, true);
      double share = alive ? ALIVE_SHARE : 1;
      velocity = note.velocity() + share * (touch.velocity() - note.velocity());
      offset = touch.offsetTicks();
    } else {
      touch.note(context, role, score.genre(), played, onStep, indexOf(onStep, note.key()));
      velocity = note.velocity() + (alive ? ALIVE_SHARE : 1) * touch.velocity();
      offset = WITH_DRUMS * drumOffset();
    }
    double amount = settings.amount();
    long start = note.startTick() + Math.round(amount * offset);
    double loud = note.velocity() + amount * (velocity - note.velocity());
    return new Note(
        withinBar(note.startTick(), start),
        note.lengthTicks(),
        note.key(),
        Math.clamp(Math.round(loud), 1, 127),
        note.channel());
  }

  private static int indexOf(StepNotes notes, int key) {
    for (int i = 0; i < notes.count(); i++) {
      if (notes.key(i) == key) {
        return i;
      }
    }
    return 0;
  }

  /// How late the drums are on this step, in the mean.
  private double drumOffset() {
    StepNotes drums = context.notes(Role.DRUMS);
    double sum = 0;
    for (int i = 0; i < drums.count(); i++) {
      sum += drums.offsetTicks(i);
    }
    return drums.count() == 0 ? 0 : sum / drums.count();
  }

  private long withinBar(long before, long after) {
    long bar = score.meters().barAt(before);
    long first = score.meters().barStart(bar);
    long last = score.meters().barStart(bar + 1) - 1;
    return Math.clamp(after, first, last);
  }

  /// Notes that began one after the other still do, and no key is struck while it sounds.
  private static void keepOrder(List<Note> notes, List<Integer> order, List<Note> changed) {
    long latest = Long.MIN_VALUE; // of all that began earlier
    long together = Long.MIN_VALUE;
    long group = Long.MIN_VALUE;
    var lastOfKey = new int[128];
    java.util.Arrays.fill(lastOfKey, -1);
    for (int i : order) {
      Note note = changed.get(i);
      if (notes.get(i).startTick() != group) {
        latest = Math.max(latest, together);
        group = notes.get(i).startTick();
      }
      Note placed = at(note, Math.max(note.startTick(), latest));
      changed.set(i, placed);
      together = Math.max(together, placed.startTick());
      int before = lastOfKey[note.key()];
      if (before >= 0) {
        cut(notes, changed, before, i);
      }
      lastOfKey[note.key()] = i;
    }
  }

  private static void cut(List<Note> notes, List<Note> changed, int before, int after) {
    boolean apart = notes.get(before).endTick() <= notes.get(after).startTick();
    Note earlier = changed.get(before);
    long room = changed.get(after).startTick() - earlier.startTick();
    if (apart && earlier.lengthTicks() > room) {
      changed.set(
          before,
          new Note(
              earlier.startTick(),
              Math.max(1, room),
              earlier.key(),
              earlier.velocity(),
              earlier.channel()));
    }
  }

  private static Note at(Note note, long start) {
    return new Note(start, note.lengthTicks(), note.key(), note.velocity(), note.channel());
  }

  private void remember(List<Note> notes, List<Note> changed) {
    for (int i = 0; i < notes.size(); i++) {
      Note note = notes.get(i);
      int offset = (int) (changed.get(i).startTick() - note.startTick());
      drumSteps
          .computeIfAbsent(step(note), _ -> new StepNotes())
          .tryAdd(note.key(), note.velocity(), 1, offset);
    }
  }
}
