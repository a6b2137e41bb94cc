package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Accompaniment.Guests;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.Script;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who plays along in a file besides the performer, and what is pressed on the way.
final class SteerOptions {
  private static final List<String> SECTIONS =
      List.of("form", "intro", "a", "b", "break", "ending");

  @Option(
      names = "--my-bass",
      paramLabel = "TRACK",
      description = "Track that is your bass, by number or name: the band's bass rests.")
  private @Nullable String myBass;

  @Option(
      names = "--my-kick",
      paramLabel = "TRACK",
      description = "Track that is your kick: the band's kick rests, its bass plays with yours.")
  private @Nullable String myKick;

  @Option(
      names = "--trade",
      paramLabel = "BARS",
      description = "Call and response: 2, 4 or 8 bars each, you first; 1 is free time.")
  private int trade;

  @Option(
      names = "--steer",
      paramLabel = "PLACE:CONTROL[=VALUE],...",
      description =
          "What is pressed where, such as 9:fill,16.3:break,25:section=b,41:ending; places are"
              + " bars from 1, with .beat.")
  private @Nullable String steer;

  /// The notes of guests, and the track numbers (from 1) they take from the performer.
  record Seats(Guests guests, List<Integer> tracks) {}

  Seats seats(Smf song) {
    var tracks = new ArrayList<Integer>();
    List<Note> bass = notes(song, "--my-bass", myBass, tracks);
    List<Note> kick = notes(song, "--my-kick", myKick, new ArrayList<>());
    return new Seats(new Guests(bass, kick), tracks);
  }

  Script script(MeterMap meters) {
    var moves = new ArrayList<Script.Move>();
    JamStart.requireTrade(trade);
    if (trade > 0) {
      moves.add(new Script.Move(0, Control.TRADE, trade));
    }
    if (steer != null) {
      for (String move : steer.split(",", -1)) {
        moves.add(move(move.strip(), meters));
      }
    }
    return new Script(moves);
  }

  static boolean isMeant(String wanted, SmfTrack track, int number) {
    String name = wanted.toLowerCase(Locale.ROOT);
    return name.equals(Integer.toString(number))
        || track.name().map(known -> known.toLowerCase(Locale.ROOT).contains(name)).orElse(false);
  }

  private static List<Note> notes(
      Smf song, String option, @Nullable String wanted, List<Integer> numbers) {
    if (wanted == null) {
      return List.of();
    }
    var notes = new ArrayList<Note>();
    for (int i = 0; i < song.tracks().size(); i++) {
      if (isMeant(wanted, song.tracks().get(i), i + 1)) {
        notes.addAll(song.tracks().get(i).notes());
        numbers.add(i + 1);
      }
    }
    if (notes.isEmpty()) {
      String known =
          song.tracks().stream().flatMap(t -> t.name().stream()).collect(Collectors.joining(", "));
      throw CliError.wrongArguments(
          option
              + " found no notes in track \""
              + wanted
              + "\". Tracks are numbered from 1; named"
              + " here: "
              + (known.isEmpty() ? "none" : known)
              + ".");
    }
    notes.sort(null);
    return notes;
  }

  private static Script.Move move(String text, MeterMap meters) {
    int colon = text.indexOf(':');
    int equals = text.indexOf('=');
    if (colon < 1) {
      throw wrong(text, "a move is PLACE:CONTROL or PLACE:CONTROL=VALUE");
    }
    String name = text.substring(colon + 1, equals < 0 ? text.length() : equals).strip();
    var control =
        Control.named(name)
            .orElseThrow(() ->
                wrong(
                    text,
                    "controls are "
                        + Stream.of(Control.values())
                            .map(Control::id)
                            .collect(Collectors.joining(", "))));
    double value = equals < 0 ? 1 : value(control, text.substring(equals + 1).strip(), text);
    return new Script.Move(tick(text.substring(0, colon).strip(), meters, text), control, value);
  }

  private static double value(Control control, String value, String move) {
    int section = SECTIONS.indexOf(value.toLowerCase(Locale.ROOT));
    if (control == Control.SECTION && section >= 0) {
      return section;
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw wrong(
          move,
          control == Control.SECTION
              ? "a section is one of " + String.join(", ", SECTIONS)
              : "a value is a number");
    }
  }

  private static long tick(String place, MeterMap meters, String move) {
    String[] parts = place.split("\\.", -1);
    int[] numbers = new int[2];
    numbers[1] = 1;
    try {
      for (int i = 0; i < Math.min(2, parts.length); i++) {
        numbers[i] = Integer.parseInt(parts[i]);
      }
    } catch (NumberFormatException e) {
      numbers[0] = 0;
    }
    if (parts.length > 2 || numbers[0] < 1 || numbers[1] < 1) {
      throw wrong(move, "a place is a bar from 1, such as 9, or bar and beat, such as 9.3");
    }
    long start = meters.barStart(numbers[0] - 1L);
    return start + (numbers[1] - 1L) * meters.meterAt(start).beatTicks();
  }

  private static CliError wrong(String move, String rule) {
    return CliError.wrongArguments("--steer: " + rule + ", but was \"" + move + "\".");
  }
}
