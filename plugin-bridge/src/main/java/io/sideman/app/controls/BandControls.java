package io.sideman.app.controls;

import io.sideman.app.controls.BandControl.Shape;
import io.sideman.engine.band.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All controls of the band. A test compares the numbers with the header that rules.
public final class BandControls {
  /// What [#SECTION] may be.
  public static final List<String> SECTIONS =
      List.of("follow", "intro", "a", "b", "break", "ending");

  public static final int STYLE = 0;
  public static final int SECTION = 1;
  public static final int INTENSITY = 2;
  public static final int ADVENTURE = 3;
  public static final int DENSITY = 4;
  public static final int MUTE = 9;
  public static final int HOLD = 32;
  public static final int FILL = 35;

  /// How many numbers there may be.
  public static final int LIMIT = 64;

  private static final List<BandControl> ALL = List.copyOf(list());

  private BandControls() {}

  /// In the order of their numbers.
  public static List<BandControl> all() {
    return ALL;
  }

  public static Optional<BandControl> find(int number) {
    return ALL.stream().filter(control -> control.number() == number).findFirst();
  }

  /// By its path; for gestures the last word will do.
  public static Optional<BandControl> find(String path) {
    return ALL.stream()
        .filter(control -> control.path().equals(path) || control.path().equals("gesture/" + path))
        .findFirst();
  }

  private static List<BandControl> list() {
    var list = new ArrayList<BandControl>();
    list.add(choice(STYLE, "style", 0, 255, "Number of the style, or its name."));
    list.add(
        choice(
            SECTION, "section", 0, 5, "0 follow the form, 1 intro, 2 A, 3 B, 4 break, 5 ending."));
    list.add(fader(INTENSITY, "intensity", -1, "How hard the band plays; below 0 it follows you."));
    list.add(fader(ADVENTURE, "adventure", 0, "How far the players leave the style's patterns."));
    for (Role role : Role.values()) {
      list.add(
          fader(
              DENSITY + role.ordinal(),
              "density/" + role.id(),
              0,
              "How busy: " + role.id() + "; 0.5 is as written."));
    }
    for (Role role : Role.values()) {
      list.add(
          new BandControl(
              MUTE + role.ordinal(),
              "mute/" + role.id(),
              Shape.SWITCH,
              0,
              1,
              "1 silences the " + role.id() + "."));
    }
    list.add(
        choice(
            14,
            "input-role",
            0,
            4,
            "Who plays: 0 performer, 1 bass, 2 kick, 3 control, 4 nobody."));
    list.add(choice(15, "solo-role", 0, 5, "What comes out: 0 all, 1 drums to 5 lead."));
    list.add(choice(16, "band-number", 0, 15, "Edges of one number share one band."));
    list.add(new BandControl(17, "freeze", Shape.SWITCH, 0, 1, "1 plays the frozen take."));
    list.add(choice(18, "trade", 0, 8, "Bars of call and response: 0 off, 2, 4, 8; 1 free time."));
    list.add(new BandControl(19, "thru", Shape.SWITCH, 0, 1, "1 passes the input through."));
    list.add(lasting(HOLD, "hold", "Stay in this section, on this chord loop."));
    list.add(lasting(33, "lay-out", "Everybody but the performer rests."));
    list.add(gesture(34, "build", "Rise over four bars to the next section."));
    list.add(gesture(FILL, "fill", "A fill up to the next bar line."));
    list.add(gesture(36, "break", "Stop-time for one bar, from the next bar line."));
    list.add(gesture(37, "ending", "Play the ending from the next bar line, then stop."));
    list.add(gesture(38, "panic", "Silence now."));
    list.add(gesture(39, "count-in", "One bar of clicks, then begin."));
    list.add(gesture(40, "tap", "Tap the tempo."));
    list.add(gesture(41, "new-pattern", "Newly invented loops for patterns, from the bar line."));
    list.add(gesture(42, "own-pattern", "The style's own patterns again, from the bar line."));
    return list;
  }

  private static BandControl choice(int number, String path, int least, int most, String purpose) {
    return new BandControl(number, path, Shape.CHOICE, least, most, purpose);
  }

  private static BandControl fader(int number, String path, int least, String purpose) {
    return new BandControl(number, path, Shape.FADER, least, 1, purpose);
  }

  private static BandControl gesture(int number, String word, String purpose) {
    return new BandControl(number, "gesture/" + word, Shape.GESTURE, 0, 1, purpose);
  }

  private static BandControl lasting(int number, String word, String purpose) {
    return new BandControl(number, "gesture/" + word, Shape.LASTING, 0, 1, purpose);
  }
}
