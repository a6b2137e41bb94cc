package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every style in `presets/styles`, played.
class ShippedStylesTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final List<Chord> MAJOR =
      List.of(
          Chord.of(2, Quality.MIN7),
          Chord.of(7, Quality.DOM7),
          Chord.of(0, Quality.MAJ7),
          Chord.of(0, Quality.MAJ7));
  private static final List<Chord> MINOR =
      List.of(
          Chord.of(9, Quality.MIN),
          Chord.of(5, Quality.MAJ),
          Chord.of(11, Quality.HALF_DIM7),
          Chord.of(4, Quality.DOM7));

  static Stream<Style> styles() {
    return StyleLibrary.shipped(PRESETS).list().stream();
  }

  /// What both rehearsals of a style gave over 48 bars; played once for all tests.
  private static final Map<Rehearsal, List<Rehearsal.Played>> TAKES = new HashMap<>();

  private static final Map<String, List<Rehearsal>> REHEARSALS = new HashMap<>();

  private static List<Rehearsal.Played> take(Rehearsal rehearsal) {
    return TAKES.computeIfAbsent(rehearsal, it -> it.play(48));
  }

  private static List<Rehearsal> rehearsals(Style style) {
    return REHEARSALS.computeIfAbsent(style.id(), _ -> newRehearsals(style));
  }

  private static List<Rehearsal> newRehearsals(Style style) {
    return List.of(
        new Rehearsal(style, new Key(0, false), MAJOR),
        new Rehearsal(style, new Key(9, true), MINOR));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void saysTheSameWhenSavedAgain(Style style) throws IOException {
    Path file = PRESETS.resolve("styles").resolve(style.id() + ".json");
    assertEquals(Files.readString(file), StyleWriter.text(style));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void hasAllSectionsAndEnoughVariations(Style style) {
    for (SectionKind kind : SectionKind.values()) {
      assertTrue(style.sections().containsKey(kind), style.id() + " lacks " + kind.id());
    }
    for (SectionKind kind : List.of(SectionKind.A, SectionKind.B)) {
      Section section = style.section(kind);
      assertTrue(section.variations(Role.DRUMS).size() >= 2, style.id() + " drums " + kind);
      assertTrue(section.variations(Role.BASS).size() >= 2, style.id() + " bass " + kind);
      assertTrue(section.variations(Role.KEYS).size() >= 2, style.id() + " keys " + kind);
    }
    long lengths =
        style.section(SectionKind.FILL).variations(Role.DRUMS).stream()
            .map(name -> style.pattern(Role.DRUMS, name).steps())
            .distinct()
            .count();
    assertTrue(lengths >= 2, style.id() + " needs fills of different lengths");
  }

  @ParameterizedTest
  @MethodSource("styles")
  void usesEveryPatternItCarries(Style style) {
    for (Role role : Role.values()) {
      var used = new HashSet<String>();
      style.sections().values().forEach(section -> used.addAll(section.variations(role)));
      assertEquals(
          used, style.patterns().getOrDefault(role, Map.of()).keySet(), style.id() + " " + role);
    }
  }

  @ParameterizedTest
  @MethodSource("styles")
  void everyRolePlaysInItsRangeAndVoiceCount(Style style) {
    for (Rehearsal rehearsal : rehearsals(style)) {
      var roles = new HashSet<Role>();
      for (Rehearsal.Played note : take(rehearsal)) {
        assertTrue(style.voice(note.role()).inRange(note.key()), style.id() + " " + note);
        assertTrue(note.velocity() >= 1 && note.velocity() <= 127, style.id() + " " + note);
        assertTrue(Math.abs(note.offsetTicks()) < 120, style.id() + " " + note);
        assertTrue(note.lengthTicks() > 0, style.id() + " " + note);
        roles.add(note.role());
      }
      assertTrue(roles.containsAll(List.of(Role.values())), style.id() + " only had " + roles);
    }
  }

  @ParameterizedTest
  @MethodSource("styles")
  void tonalNotesBelongToChordOrKey(Style style) {
    for (Rehearsal rehearsal : rehearsals(style)) {
      for (Rehearsal.Played note : take(rehearsal)) {
        if (note.role().isTonal() && !style.voice(note.role()).chromatic()) {
          rehearsal.at(note.step());
          int mask =
              rehearsal.context.chord.mask()
                  | rehearsal.context.key.mask()
                  | rehearsal.context.nextChord.mask();
          assertTrue(
              PitchClass.contains(mask, note.key()),
              style.id() + " " + note + " over " + rehearsal.context.chord);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("styles")
  void noNoteOverlapsTheNextOfItsKey(Style style) {
    for (Rehearsal rehearsal : rehearsals(style)) {
      var ends = new HashMap<String, Rehearsal.Played>();
      for (Rehearsal.Played note : take(rehearsal)) {
        Rehearsal.Played before = ends.put(note.role() + "/" + note.key(), note);
        assertFalse(
            before != null && before.endTick() > note.startTick(),
            () -> style.id() + ": " + before + " rings into " + note);
      }
    }
  }

  /// A bar counts when the bass note that rings into it, or the first that starts in it, is right.
  @ParameterizedTest
  @MethodSource("styles")
  void theBassBringsInMostChordsWithTheirRoot(Style style) {
    for (Rehearsal rehearsal : rehearsals(style)) {
      int barTicks = style.meter().barTicks();
      var heard = new HashMap<Long, Boolean>();
      for (Rehearsal.Played note : take(rehearsal)) {
        if (note.role() == Role.BASS) {
          long bar = note.step() / style.meter().barSteps();
          heard.putIfAbsent(bar, isBass(note, rehearsal, bar));
          if (note.endTick() > (bar + 1) * barTicks + 120) {
            heard.putIfAbsent(bar + 1, isBass(note, rehearsal, bar + 1));
          }
        }
      }
      long right = heard.values().stream().filter(root -> root).count();
      assertTrue(heard.size() >= 24, style.id() + " bass in " + heard.size() + " bars");
      assertTrue(right >= 0.85 * heard.size(), style.id() + ": " + right + "/" + heard.size());
    }
  }

  private static boolean isBass(Rehearsal.Played note, Rehearsal rehearsal, long bar) {
    Chord chord = rehearsal.chords.get((int) (bar % rehearsal.chords.size()));
    return PitchClass.of(note.key()) == chord.bass();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void staysInsideBarsOfAnyMetre(Style style) {
    for (Meter meter :
        List.of(
            new Meter(3, 4),
            new Meter(4, 4),
            new Meter(5, 4),
            new Meter(6, 8),
            new Meter(7, 8),
            new Meter(12, 8),
            new Meter(2, 4))) {
      var rehearsal = new Rehearsal(style, new Key(0, false), MAJOR);
      rehearsal.meter = meter;
      var downbeats = new HashSet<Long>();
      var ends = new HashMap<String, Rehearsal.Played>();
      for (Rehearsal.Played note : rehearsal.play(16)) {
        Rehearsal.Played before = ends.put(note.role() + "/" + note.key(), note);
        assertFalse(
            before != null && before.endTick() > note.startTick(),
            () -> style.id() + " in " + meter + ": " + before + " rings into " + note);
        if (note.role() != Role.LEAD && note.step() % meter.barSteps() == 0) {
          downbeats.add(note.step() / meter.barSteps());
        }
      }
      assertTrue(downbeats.size() >= 12, style.id() + " in " + meter + ": " + downbeats.size());
    }
  }

  @ParameterizedTest
  @MethodSource("styles")
  void plansTheSameAgainAfterGoingBack(Style style) {
    Rehearsal rehearsal = newRehearsals(style).getFirst();
    rehearsal.start();
    var first = new java.util.ArrayList<Rehearsal.Played>();
    var again = new java.util.ArrayList<Rehearsal.Played>();
    for (long step = 0; step < 300; step++) {
      rehearsal.plan(step);
      if (step > 200) {
        for (Role role : Role.values()) {
          Rehearsal.collect(role, step, rehearsal.context.notes(role), first);
        }
      }
    }
    for (Role role : Role.values()) {
      rehearsal.player(role).restore(200);
    }
    for (long step = 201; step < 300; step++) {
      rehearsal.plan(step);
      for (Role role : Role.values()) {
        Rehearsal.collect(role, step, rehearsal.context.notes(role), again);
      }
    }
    assertEquals(first, again, style.id());
  }
}
