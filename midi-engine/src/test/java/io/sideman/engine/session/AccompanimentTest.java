package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.session.Accompaniment.Hear;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccompanimentTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final int BAR = 3840;
  private static final Chord[] LOOP = {
    Chord.of(9, Quality.MIN),
    Chord.of(5, Quality.MAJ),
    Chord.of(0, Quality.MAJ),
    Chord.of(7, Quality.MAJ)
  };

  private static Ear ear;

  @BeforeAll
  static void loadTheEar() throws IOException {
    Path models = PRESETS.resolve("models");
    ear =
        new Ear(
            HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
            BeatModel.read(models.resolve("beat.json")),
            Optional.empty());
  }

  /// Chords in quarters with a melody note on top, one chord to the bar.
  private static Smf song(int bars) {
    var notes = new ArrayList<Note>();
    for (int bar = 0; bar < bars; bar++) {
      Chord chord = LOOP[bar % 4];
      for (int beat = 0; beat < 4; beat++) {
        long start = (long) bar * BAR + beat * 960L;
        notes.add(new Note(start, 900, 36 + chord.root(), 70, 0));
        for (int tone = 0; tone < 3; tone++) {
          int key = 60 + chord.root() % 12 + chord.quality().interval(tone);
          notes.add(new Note(start, 900, key, 76 + beat, 0));
        }
      }
    }
    var track =
        new SmfTrackBuilder(Division.band())
            .maps(TempoMap.of(96), MeterMap.of(Meter.COMMON))
            .notes(notes)
            .end((long) bars * BAR)
            .build();
    return Smf.of(Division.band(), List.of(track));
  }

  private static Accompaniment.Request request(Smf song, Hear hear, long blockNanos) {
    return new Accompaniment.Request(
        song,
        song.notes(),
        hear,
        Optional.empty(),
        OptionalDouble.empty(),
        BandSettings.defaults(11),
        blockNanos);
  }

  private static Accompaniment.Result play(Accompaniment.Request request) {
    Style style = StyleLibrary.shipped(PRESETS).find("rock");
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    return Accompaniment.play(request, ear, players, _ -> {});
  }

  private static double bassChordShare(Accompaniment.Result result, int fromBar) {
    int inside = 0;
    int all = 0;
    for (Note note : result.notes().get(Role.BASS)) {
      long bar = (note.startTick() + 120) / BAR;
      if (bar >= fromBar && (note.startTick() + 120) % BAR < 480) {
        all++;
        inside += LOOP[(int) (bar % 4)].contains(note.key()) ? 1 : 0;
      }
    }
    assertTrue(all > 4, "the bass must play on the one");
    return (double) inside / all;
  }

  @Test
  void hitsEveryChangeOnTheBeatWithForesight() {
    var result = play(request(song(16), Hear.WHOLE, 10_000_000));
    assertEquals(1.0, bassChordShare(result, 0));
    assertEquals(0, result.replans());
  }

  @Test
  void knowsTheLoopFromItsThirdPassOnWhenItHearsLive() {
    var result = play(request(song(20), Hear.LIVE, 10_000_000));
    assertEquals(1.0, bassChordShare(result, 8), "a loop heard twice is anticipated");
    for (HarmonyEntry entry : changes(result, 8)) {
      assertEquals(0, entry.tick() % BAR, "changed with the performer: " + entry);
    }
  }

  private record HarmonyEntry(long tick, Chord chord) {}

  private static List<HarmonyEntry> changes(Accompaniment.Result result, int fromBar) {
    return result.harmony().chords().stream()
        .filter(entry -> entry.tick() >= (long) fromBar * BAR && entry.tick() < 19L * BAR)
        .map(entry -> new HarmonyEntry(entry.tick(), entry.value()))
        .toList();
  }

  @Test
  void isInANewChordWithinABeatWhenItHearsLive() {
    var result = play(request(song(8), Hear.LIVE, 10_000_000));
    for (int bar = 0; bar < 4; bar++) {
      long tick = (long) bar * BAR + 960;
      Chord by = result.harmony().chordTimeline().at(tick);
      assertTrue(by.sameTriad(LOOP[bar]), "bar " + bar + ": " + by);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1_333_333, 5_000_001, 333_000_000, 30_000_000_000L})
  void doesNotDependOnTheBlockSize(long blockNanos) {
    Smf song = song(8);
    for (Hear hear : Hear.values()) {
      assertEquals(
          play(request(song, hear, 10_000_000)).notes(),
          play(request(song, hear, blockNanos)).notes(),
          hear.toString());
    }
  }

  @Test
  void goesByALeadSheetRatherThanByEar() {
    Smf song = song(4);
    var sheet =
        new Sheet(
            Timeline.of(Chord.of(2, Quality.MIN), List.<Timeline.Span<Chord>>of()),
            Timeline.of(new Key(0, false), List.<Timeline.Span<Key>>of()));
    var request =
        new Accompaniment.Request(
            song,
            song.notes(),
            Hear.WHOLE,
            Optional.of(sheet),
            OptionalDouble.of(0.5),
            BandSettings.defaults(1),
            10_000_000);
    var first = play(request).notes().get(Role.BASS).getFirst();
    assertTrue(Chord.of(2, Quality.MIN).contains(first.key()), "D minor by the sheet: " + first);
  }
}
