package io.sideman.app.learn;

import io.sideman.app.controls.BandControl;
import io.sideman.engine.event.MidiMessage;
import org.jspecify.annotations.Nullable;

/// Moves controls by what comes in over MIDI, and listens for what is to be learned.
///
/// Knobs pick up: one that stands elsewhere than its control does nothing until it has reached or
/// passed it, so that a touch never makes the music jump.
///
/// Conductor thread, unless a method says otherwise; it allocates nothing, except at the moment in
/// which something is learned.
public final class MidiLearn {
  /// Where controls are moved.
  public interface Controls {
    /// Moves a control.
    void set(int control, float value);

    /// Where it stands; NaN when nobody has touched it.
    float value(int control);
  }

  private static final float NEAR = 1 / 24f; // of a knob's way
  private static final int PRESSED = 64;
  private static final int ENOUGH_MOVES = 3; // of a controller that is turned

  private volatile LearnMap map;
  private volatile @Nullable BandControl wanted;
  private volatile @Nullable Learned found;

  private LearnMap current; // the conductor's; its entries' state follows
  private float[] places = new float[0]; // where each knob stood last, NaN before
  private float[] given = new float[0]; // the value that it set last
  private boolean[] down = new boolean[0];
  private int candidate; // the controller that may be learned
  private int moves;

  public MidiLearn(LearnMap map) {
    this.map = map;
    current = map;
    adopt(map);
  }

  /// [control-thread] Uses another map from now on.
  public void use(LearnMap next) {
    map = next;
  }

  /// [any-thread] The map in use.
  public LearnMap map() {
    return map;
  }

  /// [control-thread] Listens for what shall move `control`; nothing else is moved meanwhile.
  public void listenFor(BandControl control) {
    found = null;
    wanted = control;
  }

  /// [control-thread] Stops listening.
  public void stopListening() {
    wanted = null;
  }

  /// [control-thread] What was found since [#listenFor], or null.
  public @Nullable Learned found() {
    return found;
  }

  private void adopt(LearnMap next) {
    current = next;
    int count = next.entries().size();
    places = new float[count];
    given = new float[count];
    down = new boolean[count];
    java.util.Arrays.fill(places, Float.NaN);
    java.util.Arrays.fill(given, Float.NaN);
  }

  /// A message came in. Returns true when it moved a control or was learned, so that nobody else
  /// shall hear it.
  public boolean take(int message, Controls controls) {
    LearnMap latest = map;
    if (latest != current) {
      adopt(latest);
    }
    if (wanted != null) {
      return learn(message);
    }
    int index = current.find(message);
    if (index == LearnMap.NONE) {
      return false;
    }
    move(index, message, controls);
    return true;
  }

  private void move(int index, int message, Controls controls) {
    Learned entry = current.entries().get(index);
    BandControl control = entry.control();
    switch (entry.way()) {
      case KNOB -> turn(index, control, MidiMessage.data2(message) / 127f, controls);
      case NUMBER -> controls.set(control.number(), control.fit(MidiMessage.data1(message)));
      case MOMENTARY -> {
        boolean program = entry.trigger().kind() == MidiTrigger.Kind.PROGRAM;
        controls.set(control.number(), program || isPressed(message) ? control.most() : 0);
        if (program) {
          controls.set(control.number(), 0); // programs are never let go
        }
      }
      case TOGGLE -> {
        boolean program = entry.trigger().kind() == MidiTrigger.Kind.PROGRAM;
        boolean pressed = program || isPressed(message);
        if (pressed && (program || !down[index])) {
          boolean on = controls.value(control.number()) > 0.5f;
          controls.set(control.number(), on ? 0 : 1);
        }
        down[index] = pressed;
      }
    }
  }

  private static boolean isPressed(int message) {
    return MidiMessage.command(message) == MidiMessage.CONTROL
        ? MidiMessage.data2(message) >= PRESSED
        : MidiMessage.isNoteOn(message);
  }

  private void turn(int index, BandControl control, float place, Controls controls) {
    float value = controls.value(control.number());
    float before = places[index];
    places[index] = place;
    boolean holds = value == given[index] || Float.isNaN(value);
    if (!holds) {
      float goal = control.placeOf(value);
      boolean passed =
          !Float.isNaN(before)
              && Math.min(before, place) <= goal
              && goal <= Math.max(before, place);
      holds = passed || Math.abs(place - goal) <= NEAR;
    }
    if (holds) {
      given[index] = control.at(place);
      controls.set(control.number(), given[index]);
    }
  }

  /// A key or program is learned at once, a controller when it has moved a little, as some devices
  /// send stray ones.
  private boolean learn(int message) {
    int command = MidiMessage.command(message);
    boolean controller = command == MidiMessage.CONTROL;
    if (!controller && command != MidiMessage.PROGRAM && !MidiMessage.isNoteOn(message)) {
      return false;
    }
    if (controller) {
      int source = message & 0xFFFF;
      moves = source == candidate ? moves + 1 : 1;
      candidate = source;
      boolean full = MidiMessage.data2(message) == 127; // a switch
      if (moves < ENOUGH_MOVES && !full) {
        return true;
      }
    }
    MidiTrigger trigger = MidiTrigger.of(message);
    BandControl control = wanted;
    if (trigger == null || control == null) {
      return false;
    }
    moves = 0;
    found = Learned.of(trigger, control);
    wanted = null;
    return true;
  }
}
