package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Ear;
import io.sideman.engine.style.Style;
import io.sideman.players.BandFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The band beside people: it accompanies pop songs of the test side, and how it plays is counted
/// as the playing of the human players of the same roles is.
public final class BandEvaluation {
  private static final long SEED = 1;
  private static final int SECTION_TAKES = 3;
  private static final String PEOPLE = "people";

  /// One way to play.
  private record Band(String name, Accompaniment.Hear hear, double adventure) {}

  private static final List<Band> BANDS =
      List.of(
          new Band("whole", Accompaniment.Hear.WHOLE, 0.5),
          new Band("live", Accompaniment.Hear.LIVE, 0.5),
          new Band("whole, patterns only", Accompaniment.Hear.WHOLE, 0));

  private final BandFactory factory;
  private final Style style;
  private final Ear ear;
  private final Consumer<String> progress;
  private final Map<String, CraftFigures> craft = new HashMap<>(); // by who and role

  private BandEvaluation(BandFactory factory, Style style, Ear ear, Consumer<String> progress) {
    this.factory = factory;
    this.style = style;
    this.ear = ear;
    this.progress = progress;
  }

  /// Plays songs of POP909-CL.
  ///
  /// @param data the folder that holds all data sets
  /// @param side of the split; the people are always those of the test side
  /// @param songs how many of them at most
  public static EvaluationReport run(
      Path data,
      Split side,
      BandFactory factory,
      Style style,
      Ear ear,
      int songs,
      Consumer<String> progress)
      throws IOException {
    var evaluation = new BandEvaluation(factory, style, ear, progress);
    List<Song> test =
        Pop909Songs.read(data).stream()
            .filter(song -> song.split() == side && !song.chords().spans().isEmpty())
            .limit(songs)
            .toList();
    var rows = new ArrayList<EvaluationReport.Row>();
    Map<Role, RoleFigures> people = evaluation.people(data, test);
    for (Band band : BANDS) {
      evaluation.play(band, test, people, rows);
    }
    people.forEach((role, figures) -> {
      rows.addAll(rows(PEOPLE, role, figures, Map.of()));
      rows.addAll(evaluation.craftRows(PEOPLE, role));
    });
    String protocol =
        "%d %s songs of POP909-CL (piano and melody heard), style %s, seed %d; chords and keys by"
                .formatted(test.size(), side.name().toLowerCase(Locale.ROOT), style.id(), SEED)
            + " the corrected labels. People: keys of the same songs by the same labels, drums of"
            + " GMD's test side (beats), bass, pad and lead of the multi-track sets' test side by"
            + " the chords of our whole-file listener.";
    return new EvaluationReport("band", protocol, rows);
  }

  private void play(
      Band band, List<Song> songs, Map<Role, RoleFigures> people, List<EvaluationReport.Row> rows) {
    Map<Role, RoleFigures> sums = new EnumMap<>(Role.class);
    long faults = 0;
    for (int i = 0; i < songs.size(); i++) {
      Song song = songs.get(i);
      Map<Role, List<Note>> notes = accompany(song, band);
      faults += faults(notes);
      var labels = labels(song);
      notes.forEach((role, played) -> {
        sums.merge(role, RoleFigures.of(played, labels), RoleFigures::plus);
        watch(band.name(), role, played, labels);
      });
      progress.accept("%s: song %d of %d".formatted(band.name(), i + 1, songs.size()));
    }
    rows.add(
        new EvaluationReport.Row(
            band.name() + ": overlapping notes of one key, or notes out of range",
            faults,
            "",
            "bar <= 0"));
    sums.forEach((role, figures) -> {
      rows.addAll(rows(band.name(), role, figures, people));
      rows.addAll(craftRows(band.name(), role));
    });
    rows.addAll(sectionRows(band));
  }

  private void watch(String who, Role role, List<Note> played, RoleFigures.Labels labels) {
    if (role == Role.BASS || role == Role.KEYS) {
      craft.merge(who + role.id(), CraftFigures.of(played, labels.chords()), CraftFigures::plus);
    }
  }

  private List<EvaluationReport.Row> craftRows(String who, Role role) {
    CraftFigures figures = craft.get(who + role.id());
    CraftFigures human = craft.getOrDefault(PEOPLE + role.id(), CraftFigures.NOTHING);
    boolean known = human.entries() > 0 && !who.equals(PEOPLE);
    String name = who + ", " + role.id() + ": ";
    if (figures == null || figures.entries() == 0) {
      return List.of();
    }
    return role == Role.BASS
        ? List.of(
            row(
                name + "changes of root entered by step",
                figures.byStepShare(),
                known,
                human.byStepShare()))
        : List.of(
            row(
                name + "semitones a voice moves at a change of root",
                figures.meanMove(),
                known,
                human.meanMove()));
  }

  /// The drums when the band plays by itself; nothing of it is live.
  private List<EvaluationReport.Row> sectionRows(Band band) {
    if (band.hear() == Accompaniment.Hear.LIVE) {
      return List.of();
    }
    var sum = new SectionFigures(0, 0, 0);
    for (long seed = 1; seed <= SECTION_TAKES; seed++) {
      sum = sum.plus(SectionFigures.of(factory, style, band.adventure(), seed));
    }
    String name = band.name() + ", drums, by themselves: section changes ";
    return List.of(
        row(name + "set up by a fill", sum.filledShare(), false, 0),
        row(name + "begun with a crash", sum.crashedShare(), false, 0));
  }

  private Map<Role, List<Note>> accompany(Song song, Band band) {
    var request =
        BesideSong.request(song, BesideSong.heard(song), band.hear(), band.adventure(), SEED);
    List<RolePlayer> players = factory.band(style);
    return Accompaniment.play(request, ear, players, _ -> {}).notes();
  }

  private long faults(Map<Role, List<Note>> notes) {
    long faults = 0;
    for (Map.Entry<Role, List<Note>> entry : notes.entrySet()) {
      long[] free = new long[128];
      for (Note note : entry.getValue()) {
        boolean overlaps = free[note.key()] > note.startTick();
        boolean strays =
            entry.getKey().isTonal() && !style.voice(entry.getKey()).inRange(note.key());
        faults += overlaps || strays ? 1 : 0;
        free[note.key()] = note.endTick();
      }
    }
    return faults;
  }

  private Map<Role, RoleFigures> people(Path data, List<Song> pop) throws IOException {
    Map<Role, RoleFigures> people = new EnumMap<>(Role.class);
    add(people, pop, Set.of(Role.KEYS));
    var drums =
        GrooveSongs.read(data).stream()
            .filter(song -> song.split() == Split.TEST && !song.fill())
            .toList();
    add(people, drums, Set.of(Role.DRUMS));
    for (String set : BandSongs.DATA_SETS) {
      var songs =
          BandSongs.read(data, set).stream().filter(song -> song.split() == Split.TEST).toList();
      add(people, songs, Set.of(Role.BASS, Role.PAD, Role.LEAD));
    }
    return people;
  }

  private void add(Map<Role, RoleFigures> people, List<Song> songs, Set<Role> roles) {
    for (Song song : songs) {
      song.parts()
          .forEach((role, notes) -> {
            if (roles.contains(role) && !notes.isEmpty()) {
              people.merge(role, RoleFigures.of(notes, labels(song)), RoleFigures::plus);
              watch(PEOPLE, role, notes, labels(song));
            }
          });
    }
  }

  private static RoleFigures.Labels labels(Song song) {
    return new RoleFigures.Labels(
        song.chords(), song.keys(), song.meters(), Math.max(1, song.endTick()));
  }

  private static List<EvaluationReport.Row> rows(
      String who, Role role, RoleFigures figures, Map<Role, RoleFigures> people) {
    var rows = new ArrayList<EvaluationReport.Row>();
    RoleFigures human = people.getOrDefault(role, RoleFigures.NOTHING);
    boolean known = human.notes() > 0;
    String name = who + ", " + role.id() + ": ";
    if (role.isTonal()) {
      rows.add(
          row(
              name + "chord tones on strong beats",
              figures.strongChordShare(),
              known,
              human.strongChordShare()));
      String inside = known ? "people %.3f; ".formatted(human.keyOrChordShare()) : "";
      boolean judged = !who.equals(PEOPLE);
      rows.add(
          new EvaluationReport.Row(
              name + "notes in key or chord",
              figures.keyOrChordShare(),
              "",
              judged ? inside + "bar >= .98" : inside));
    }
    rows.add(
        row(
            name + "onsets per played bar",
            figures.onsetsPerPlayedBar(),
            known,
            human.onsetsPerPlayedBar()));
    rows.add(row(name + "empty bars", figures.emptyBarShare(), known, human.emptyBarShare()));
    rows.add(
        row(name + "velocity spread", figures.velocitySpread(), known, human.velocitySpread()));
    rows.add(
        row(
            name + "distance from the 16th, in 16ths",
            figures.microTiming(),
            known,
            human.microTiming()));
    rows.add(row(name + "polyphony", figures.polyphony(), known, human.polyphony()));
    rows.add(row(name + "silence", figures.silenceShare(), known, human.silenceShare()));
    return rows;
  }

  private static EvaluationReport.Row row(
      String metric, double value, boolean known, double human) {
    String reference = known ? String.format(Locale.ROOT, "people %.3f", human) : "";
    return new EvaluationReport.Row(metric, value, "", reference);
  }
}
