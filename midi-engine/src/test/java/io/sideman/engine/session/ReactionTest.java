package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.ReactionTime;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final int BPM = 120;
  private static final int BAR = 3840;
  private static final int TWENTY_MS = 38; // ticks

  private static Ear ear;

  private record Struck(long tick, Chord chord) {}

  @BeforeAll
  static void loadTheEar() throws IOException {
    Path models = PRESETS.resolve("models");
    ear =
        new Ear(
            HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
            BeatModel.read(models.resolve("beat.json")),
            Optional.empty());
  }

  /// Triads over their root, one to a bar, that follow no rule; each is struck up to `spread` ticks
  /// before or after the bar line.
  private static List<Struck> chords(long seed, int bars, int spread) {
    var random = new SplittableRandom(seed);
    var chords = new ArrayList<Struck>();
    for (int bar = 0; bar < bars; bar++) {
      long tick = Math.max(0, (long) bar * BAR + random.nextInt(-spread, spread + 1));
      chords.add(
          new Struck(
              tick,
              Chord.of(random.nextInt(12), random.nextBoolean() ? Quality.MAJ : Quality.MIN)));
    }
    return chords;
  }

  private static List<Note> played(List<Struck> chords) {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < chords.size(); i++) {
      Struck chord = chords.get(i);
      long end = i + 1 < chords.size() ? chords.get(i + 1).tick() - 20 : chord.tick() + BAR;
      int root = chord.chord().root();
      notes.add(new Note(chord.tick(), end - chord.tick(), 36 + root, 80, 0));
      for (int tone = 0; tone < 3; tone++) {
        int key = 60 + root + chord.chord().quality().interval(tone);
        notes.add(new Note(chord.tick(), end - chord.tick(), key, 80, 0));
      }
    }
    return notes;
  }

  private static OfflineSession.Take play(List<Note> notes, String styleName) {
    Style style = StyleLibrary.shipped(PRESETS).find(styleName);
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    var tempos = TempoMap.of(BPM);
    var meters = MeterMap.of(Meter.COMMON);
    var bearings =
        Bearings.live(
            ear, new Bearings.Grid(meters, _ -> true), Optional.empty(), OptionalDouble.empty());
    long endNanos = tempos.nanosAt(notes.getLast().endTick());
    var clock =
        new OfflineSession.Clock(tempos, Session.STEADY, meters, endNanos, tempos, 10_000_000);
    return OfflineSession.play(
        players,
        BandSettings.defaults(1),
        bearings,
        clock,
        new OfflineSession.Inputs(notes, List.of(), List.of()),
        _ -> {});
  }

  private static List<Note> tonal(OfflineSession.Take result) {
    var notes = new ArrayList<Note>();
    result.notes().forEach((role, played) -> notes.addAll(role.isTonal() ? played : List.of()));
    notes.sort(null);
    return notes;
  }

  /// Ticks from each change to the first note that only the new chord has.
  private static List<Long> delays(List<Struck> chords, List<Note> band) {
    var delays = new ArrayList<Long>();
    for (int i = 1; i < chords.size(); i++) {
      Chord before = chords.get(i - 1).chord();
      Chord now = chords.get(i).chord();
      long tick = chords.get(i).tick();
      if (!now.sameTriad(before)) {
        delays.add(
            band.stream()
                .filter(note -> note.startTick() >= tick)
                .filter(note -> now.contains(note.key()) && !before.contains(note.key()))
                .mapToLong(note -> note.startTick() - tick)
                .findFirst()
                .orElse(Long.MAX_VALUE));
      }
    }
    return delays;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pop-ballad", "rock", "bossa-nova"})
  void isInAnUnforeseenChordWithinTwentyMilliseconds(String style) {
    int all = 0;
    int fast = 0;
    for (long seed = 1; seed <= 6; seed++) {
      var chords = chords(seed, 24, 0);
      for (long delay : delays(chords, tonal(play(played(chords), style)))) {
        all++;
        fast += delay <= TWENTY_MS ? 1 : 0;
      }
    }
    assertTrue(fast >= 0.98 * all, fast + " of " + all);
  }

  @Test
  void goesAlongWithChordsThatComeEarlyOrLate() {
    int all = 0;
    int fast = 0;
    for (long seed = 1; seed <= 6; seed++) {
      var chords = chords(seed, 24, 200);
      for (long delay : delays(chords, tonal(play(played(chords), "pop-ballad")))) {
        all++;
        fast += delay <= TWENTY_MS ? 1 : 0;
      }
    }
    assertTrue(fast >= 0.97 * all, fast + " of " + all);
  }

  @Test
  void leavesNoNoteOfTheOldChordRinging() {
    var chords = chords(7, 24, 0);
    long fixed = ReactionTime.clusterTicks(BPM) + ReactionTime.reactionTicks(BPM);
    var band = tonal(play(played(chords), "pop-ballad"));
    int strangers = 0;
    for (int i = 2; i < chords.size(); i++) {
      Struck now = chords.get(i);
      long tick = now.tick() + fixed;
      for (Note note : band) {
        boolean rings = note.startTick() <= tick && note.endTick() > tick;
        strangers += rings && !now.chord().contains(note.key()) ? 1 : 0;
      }
    }
    assertEquals(0, strangers);
  }
}
