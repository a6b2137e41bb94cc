package io.sideman.app.link;

import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.InputRole;
import io.sideman.engine.steer.Steering;

/// The controls of one seat: what is moved on any of its edges steers the band they share. What a
/// plugin merely repeats, as after its project was opened, moves nothing.
///
/// Conductor thread; allocates nothing after construction.
final class SeatControls {
  private static final InputRole[] BY_PORT = {
    InputRole.PERFORMER, InputRole.MY_BASS, InputRole.MY_KICK, InputRole.CONTROL
  };

  private final Steering steering = new Steering();
  private volatile float askedStyle = Float.NaN; // the control thread looks

  Steering steering() {
    return steering;
  }

  /// [any-thread] The number of a style that outweighs what the edges ask for, or NaN.
  float askedStyle() {
    return askedStyle;
  }

  /// [any-thread] Which patterns are asked for; see [Steering#pattern].
  int pattern() {
    return steering.pattern();
  }

  /// [any-thread] Where a control stands; NaN when nobody has touched it.
  float value(int number) {
    var control = Control.numbered(number);
    if (control.isEmpty()) {
      return Float.NaN;
    }
    return control.get() == Control.STYLE ? askedStyle : (float) steering.value(control.get());
  }

  /// [control-thread] What an edge asks of its band, unless somebody else asked since.
  Wish wish(Edge edge) {
    return Wish.of(edge.file(), askedStyle, steering.pattern());
  }

  /// A control moved by something else than an edge. Returns true when everything that sounds shall
  /// end now.
  boolean steer(Control control, float value) {
    if (control == Control.STYLE) {
      askedStyle = value;
      steering.ownPatterns();
    } else if (isShared(control)) {
      steering.set(control, value);
    }
    return control == Control.PANIC && value > 0.5f;
  }

  /// Takes over where an edge's knobs stand: the first edge of a seat sets up the band.
  void adopt(Edge edge) {
    for (int number = 0; number < LinkLayout.CONTROLS; number++) {
      float value = edge.knownControl(number);
      var control = Control.numbered(number);
      if (control.isPresent() && isShared(control.get()) && !control.get().isGesture()) {
        steering.set(control.get(), value);
      }
    }
  }

  /// A control report. Returns true when everything that sounds shall end now.
  boolean move(Edge edge, Reports report) {
    int number = report.message();
    var control = Control.numbered(number);
    if (control.isEmpty() || !edge.hasMoved(number, report.value())) {
      return false;
    }
    if (control.get() == Control.STYLE) {
      askedStyle = Float.NaN; // who moves last is heard
      steering.ownPatterns();
    }
    if (isShared(control.get())) {
      steering.set(control.get(), report.value());
    }
    return control.get() == Control.PANIC && report.value() > 0.5f;
  }

  /// Who plays into a port of an edge.
  static InputRole role(Edge edge, int port) {
    if (edge.isPlugin()) {
      float number = edge.file().control(Control.INPUT_ROLE.number());
      return Float.isNaN(number) ? InputRole.PERFORMER : InputRole.numbered(Math.round(number));
    }
    return port < BY_PORT.length ? BY_PORT[port] : InputRole.NOBODY;
  }

  /// False for what concerns the edge alone, and for the style, which is exchanged elsewhere.
  private static boolean isShared(Control control) {
    return switch (control) {
      case STYLE, INPUT_ROLE, SOLO_ROLE, BAND, FREEZE, THRU -> false;
      default -> true;
    };
  }
}
