package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.style.Style;
import java.util.Arrays;

/// The one place where values and gestures arrive, whoever makes them. It outlives sessions: after
/// a jump of the host the new session finds everything where it was. What nobody touched leaves the
/// band as it was set up.
///
/// Conductor thread only; allocates nothing after construction.
public final class Steering {
  private final double[] values = new double[Control.LIMIT]; // NaN: untouched
  private final boolean[] pressed = new boolean[Control.LIMIT]; // pressed and not yet taken
  private final TapTempo taps = new TapTempo();
  private final boolean[] met = new boolean[InputRole.values().length];
  private int endingBars = 2;
  private boolean crashes = true;
  private int leadLow = 60;
  private int leadHigh = 84;
  private boolean ended;
  private boolean beginWanted;
  private boolean endWanted;
  private int invented; // patterns asked for so far
  private volatile int pattern; // the control thread looks
  private volatile Visitors visitors = Visitors.NONE; // whoever invites them writes

  public Steering() {
    Arrays.fill(values, Double.NaN);
  }

  /// Tells what the band plays: how long its endings are, and whether its drummer uses crashes.
  public void play(Style style) {
    leadLow = style.voice(Role.LEAD).lowKey();
    leadHigh = style.voice(Role.LEAD).highKey();
    endingBars = style.section(SectionKind.ENDING).bars();
    crashes = style.section(SectionKind.A).crash() || style.section(SectionKind.B).crash();
  }

  /// A control was turned to `value`, or a gesture made (above one half) or let go. Values outside
  /// the control's range are brought into it; NaN changes nothing.
  public void set(Control control, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    double now = Math.clamp(value, control.least(), control.most());
    boolean rose = now > 0.5 && !(values[control.number()] > 0.5);
    values[control.number()] = now;
    if (control.isGesture() && rose) {
      pressed[control.number()] = true;
      beginWanted |= control == Control.COUNT_IN;
      choosePattern(control);
    }
  }

  private void choosePattern(Control gesture) {
    if (gesture == Control.NEW_PATTERN) {
      invented++;
      pattern = invented;
    } else if (gesture == Control.OWN_PATTERN) {
      pattern = 0;
    }
  }

  /// [any-thread] Which patterns are asked for: 0 the style's own, else invented ones of that
  /// number.
  public int pattern() {
    return pattern;
  }

  /// Another style begins with its own patterns.
  public void ownPatterns() {
    pattern = 0;
  }

  /// [any-thread] Those and no others visit the band from now on: who is new comes in on a bar
  /// line, who is not among them leaves at once.
  public void visit(Visitors who) {
    visitors = who;
  }

  Visitors visitors() {
    return visitors;
  }

  /// The tempo was tapped at `nanos` of any steady clock.
  ///
  /// @return the tempo tapped in beats per minute, or NaN while there are too few taps
  public double tap(long nanos) {
    return taps.tap(nanos);
  }

  /// NaN while nobody has touched it.
  public double value(Control control) {
    return values[control.number()];
  }

  /// The value, or `otherwise` while nobody has touched it.
  public double value(Control control, double otherwise) {
    double value = values[control.number()];
    return Double.isNaN(value) ? otherwise : value;
  }

  public boolean isOn(Control control) {
    return values[control.number()] > 0.5;
  }

  /// Somebody has begun to play a part; the band leaves it to him from now on.
  void meet(InputRole who) {
    met[who.ordinal()] = true;
  }

  /// True when somebody plays this part.
  public boolean hasMet(InputRole who) {
    return met[who.ordinal()];
  }

  /// Everybody besides the performer has left: the band takes its parts back.
  public void partCompany() {
    Arrays.fill(met, false);
  }

  /// True when the band has played its ending and waits to begin anew.
  public boolean hasEnded() {
    return ended;
  }

  /// True once after a count-in was asked for: a clock of the band's own that stands still begins
  /// now, without waiting for a note.
  public boolean takeBegin() {
    boolean wanted = beginWanted;
    beginWanted = false;
    return wanted;
  }

  /// True once after the band has ended, or left free time: a clock of its own stops, and the next
  /// note played is a first beat.
  public boolean takeEnd() {
    boolean wanted = endWanted;
    endWanted = false;
    return wanted;
  }

  /// True once after each press.
  boolean take(Control gesture) {
    boolean was = pressed[gesture.number()];
    pressed[gesture.number()] = false;
    return was;
  }

  /// A new session forgets what was pressed before, except that it shall be counted in.
  void begin() {
    boolean counted = pressed[Control.COUNT_IN.number()];
    Arrays.fill(pressed, false);
    pressed[Control.COUNT_IN.number()] = counted;
    ended = false;
    endWanted = false;
  }

  void end() {
    ended = true;
    endWanted = true;
  }

  void resume() {
    ended = false;
    endWanted = false;
  }

  void leaveFreeTime() {
    endWanted = true;
  }

  /// The key, moved by octaves to where the lead plays.
  int inLeadRange(int key) {
    int folded = key;
    while (folded < leadLow) {
      folded += 12;
    }
    while (folded > leadHigh) {
      folded -= 12;
    }
    return folded;
  }

  int endingBars() {
    return endingBars;
  }

  boolean crashes() {
    return crashes;
  }
}
