package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DynamicsTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final long BEAT = 960;
  private static final int BEATS = 64;
  private static final int TURN = 42; // the third beat of a bar

  /// A chord on every beat, soft or loud, that turns in the middle of a bar.
  private static List<Note> performance(int before, int after) {
    var notes = new ArrayList<Note>();
    for (int beat = 0; beat < BEATS; beat++) {
      int velocity = beat < TURN ? before : after;
      for (int key : new int[] {48, 60, 64, 67}) {
        notes.add(new Note(beat * BEAT, BEAT - 60, key, velocity, 0));
      }
    }
    return notes;
  }

  private static OfflineSession.Take play(List<Note> notes) throws IOException {
    Path models = PRESETS.resolve("models");
    var ear =
        new Ear(
            HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
            BeatModel.read(models.resolve("beat.json")),
            Optional.empty());
    Style style = StyleLibrary.shipped(PRESETS).find("rock");
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    var tempos = TempoMap.of(120);
    var meters = MeterMap.of(Meter.COMMON);
    var bearings =
        Bearings.live(
            ear, new Bearings.Grid(meters, _ -> true), Optional.empty(), OptionalDouble.empty());
    var clock =
        new OfflineSession.Clock(
            tempos, Session.STEADY, meters, tempos.nanosAt(BEATS * BEAT), tempos, 10_000_000);
    return OfflineSession.play(
        players,
        BandSettings.defaults(1),
        bearings,
        clock,
        new OfflineSession.Inputs(notes, List.of(), List.of()),
        _ -> {});
  }

  /// Mean velocity of the bass, drums and keys during a beat.
  private static double level(OfflineSession.Take take, int beat) {
    return List.of(Role.DRUMS, Role.BASS, Role.KEYS).stream()
        .flatMap(role -> take.notes().get(role).stream())
        .filter(note -> (note.startTick() + 60) / BEAT == beat)
        .mapToInt(Note::velocity)
        .average()
        .orElse(Double.NaN);
  }

  /// How much louder than had the performer not changed.
  private static double change(int before, int after, int beat) throws IOException {
    double changed = level(play(performance(before, after)), beat);
    return changed / level(play(performance(before, before)), beat);
  }

  @Test
  void aCrescendoIsHeardABeatLater() throws IOException {
    double change = change(45, 110, TURN + 1);
    assertTrue(change > 1.06, "louder: " + change);
  }

  @Test
  void aDiminuendoIsHeardABeatLater() throws IOException {
    double change = change(110, 45, TURN + 1);
    assertTrue(change < 0.94, "softer: " + change);
  }
}
