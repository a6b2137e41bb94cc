package io.sideman.corpus.style;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.corpus.songs.OwnSongs;
import io.sideman.corpus.songs.OwnSongs.OwnSong;
import io.sideman.corpus.songs.OwnSongs.Skipped;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.style.Progression;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleException;
import io.sideman.engine.style.StyleReader;
import io.sideman.engine.time.Meter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes a style of songs: metre, tempo and swing are measured, then the songs are cut into blocks
/// of two bars on the written grid, and the most typical blocks become patterns.
public final class StyleLearning {
  private static final double MIXED = 0.6; // least share of the bars that one metre must have
  private static final int LEAST_BARS = 4;
  private static final double TIMING_SPREAD = 0.323; // of engine.style.Touch at 1 tick: its
  private static final double VELOCITY_SPREAD = 0.408; // triangular draws, standard deviations
  private static final double HUMAN_SHARE = 0.8; // of the spread; the rest is in the patterns

  private final StyleWish wish;
  private final List<Skipped> skipped;
  private final Meter meter;
  private final SwingMeasure swing;
  private final List<OwnSong> songs;
  private final List<SongBars> bars;
  private final Map<Role, VoiceMeasure> measures = new EnumMap<>(Role.class);

  private StyleLearning(OwnSongs own, StyleWish wish) {
    this.wish = wish;
    skipped = new ArrayList<>(own.skipped());
    meter = wish.meter().orElseGet(() -> usualMeter(own.songs()));
    songs = ofMeter(own.songs());
    requireDrums();
    List<Song> plain = songs.stream().map(OwnSong::song).toList();
    swing = SwingMeasure.of(plain, meter);
    bars = plain.stream().map(song -> new SongBars(song, meter, swing)).toList();
    for (Role role : Role.values()) {
      var measure = new VoiceMeasure(role, bars);
      if (!measure.isEmpty()) {
        measures.put(role, measure);
      }
    }
  }

  /// Learns a style.
  ///
  /// @param known styles to take what MIDI files do not tell from; at least one
  /// @throws StyleException when the songs do not make one
  public static LearnedStyle learn(OwnSongs own, StyleWish wish, List<Style> known) {
    return new StyleLearning(own, wish).learn(known);
  }

  private LearnedStyle learn(List<Style> known) {
    var pools = new Pools(bars, meter);
    List<Block> usual = pools.of(SectionKind.A);
    if (usual.isEmpty()) {
      throw new StyleException(
          "The files must hold bars in %s in which the band plays, but none was found."
              .formatted(meter));
    }
    double[] tempos = tempos();
    double bpm = VoiceMeasure.quantile(tempos, 0.5);
    Style near = NearestStyle.of(known, usual, swing, bpm);
    Map<Role, RoleVoice> voices = voices(near);
    var book = new PatternBook(voices);
    ObjectNode sections =
        new Sections(pools, book, meter).write(Fills.find(bars, meter, beatSteps()));
    ObjectNode json = head(near, tempos);
    json.set("roles", roles(voices));
    json.set("sections", sections);
    json.set("patterns", book.json());
    var progressions = json.putArray("progressions");
    for (Progression each : Progressions.of(bars, meter.barSteps())) {
      progressions
          .addObject()
          .put("name", each.name())
          .put("key", each.key())
          .put("chords", each.chords());
    }
    Style style =
        StyleReader.read(json.toString().getBytes(StandardCharsets.UTF_8), wish.id() + ".json");
    return new LearnedStyle(
        style, songs.size(), List.copyOf(skipped), near.id(), onsets(), velocities());
  }

  private int beatSteps() {
    return WrittenGrid.of(swing.percent(), swing.unit(), meter, 100).beatSteps();
  }

  // ---- Which songs ------------------------------------------------------------------------------

  private static Meter usualMeter(List<OwnSong> songs) {
    var bars = new TreeMap<String, Long>();
    var meters = new LinkedHashMap<String, Meter>();
    for (OwnSong each : songs) {
      Meter own = meterOf(each.song());
      meters.put(own.toString(), own);
      bars.merge(own.toString(), barCount(each.song()), Long::sum);
    }
    long all = bars.values().stream().mapToLong(Long::longValue).sum();
    String most = bars.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    if (bars.get(most) < MIXED * all) {
      throw new StyleException(
          "The files must be mostly in one metre, but their bars are "
              + bars.entrySet().stream()
                  .map(entry -> entry.getValue() + " in " + entry.getKey())
                  .reduce((a, b) -> a + ", " + b)
                  .orElse("none")
              + ". Choose one with --meter, such as --meter "
              + most
              + ".");
    }
    return meters.get(most);
  }

  /// The metre that rules longest.
  private static Meter meterOf(Song song) {
    var ticks = new LinkedHashMap<Meter, Long>();
    var changes = song.meters().changes();
    for (int i = 0; i < changes.size(); i++) {
      long start = changes.get(i).startTick();
      long end = i + 1 < changes.size() ? changes.get(i + 1).startTick() : song.endTick();
      ticks.merge(
          changes.get(i).meter(), Math.max(0, Math.min(end, song.endTick()) - start), Long::sum);
    }
    return ticks.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static long barCount(Song song) {
    return song.meters().barAt(Math.max(0, song.endTick() - 1)) + 1;
  }

  private List<OwnSong> ofMeter(List<OwnSong> all) {
    var kept = new ArrayList<OwnSong>();
    for (OwnSong each : all) {
      Meter own = meterOf(each.song());
      if (!own.equals(meter)) {
        skipped.add(
            new Skipped(each.file().toString(), "is in " + own + ", but the style is in " + meter));
      } else if (barCount(each.song()) < LEAST_BARS) {
        skipped.add(
            new Skipped(
                each.file().toString(),
                "must hold at least %d bars, but holds %d"
                    .formatted(LEAST_BARS, barCount(each.song()))));
      } else {
        kept.add(each);
      }
    }
    if (kept.isEmpty()) {
      throw new StyleException(
          "At least one file must be in %s and %d bars long, but of %d none is; %s %s."
              .formatted(
                  meter,
                  LEAST_BARS,
                  all.size(),
                  skipped.getFirst().file(),
                  skipped.getFirst().reason()));
    }
    return kept;
  }

  private void requireDrums() {
    boolean drummed = songs.stream().anyMatch(each -> each.song().parts().containsKey(Role.DRUMS));
    if (!drummed && !wish.withoutDrums()) {
      throw new StyleException(
          "At least one file must have drums (MIDI channel 10), but none of %d has. Add one that has, or"
                  .formatted(songs.size())
              + " say --without-drums for a style in which nobody drums.");
    }
  }

  // ---- What they are like -----------------------------------------------------------------------

  private double[] tempos() {
    return songs.stream().mapToDouble(each -> tempo(each.song())).sorted().toArray();
  }

  /// The tempo that rules longest.
  private static double tempo(Song song) {
    var ticks = new LinkedHashMap<Double, Long>();
    var changes = song.tempos().changes();
    for (int i = 0; i < changes.size(); i++) {
      long end = i + 1 < changes.size() ? changes.get(i + 1).startTick() : song.endTick();
      long length = Math.max(0, Math.min(end, song.endTick()) - changes.get(i).startTick());
      ticks.merge((double) Math.round(changes.get(i).bpm()), length, Long::sum);
    }
    return ticks.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private Map<Role, RoleVoice> voices(Style near) {
    var voices = new EnumMap<Role, RoleVoice>(Role.class);
    for (Role role : Role.values()) {
      VoiceMeasure measure = measures.get(role);
      voices.put(
          role,
          measure == null
              ? near.voice(role)
              : measure.voice(program(role, near), near.voice(role)));
    }
    return voices;
  }

  private int program(Role role, Style near) {
    var counts = new TreeMap<Integer, Integer>();
    for (OwnSong each : songs) {
      Integer program = each.programs().get(role);
      if (program != null) {
        counts.merge(program, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(near.voice(role).program());
  }

  private Map<Role, Double> onsets() {
    var onsets = new EnumMap<Role, Double>(Role.class);
    for (Role role : measures.keySet()) {
      int played = 0;
      long starts = 0;
      for (SongBars song : bars) {
        for (int bar = 0; bar < song.count(); bar++) {
          List<Hit> hits = song.bar(role, bar);
          played += hits.isEmpty() ? 0 : 1;
          starts += hits.stream().mapToInt(Hit::step).distinct().count();
        }
      }
      onsets.put(role, (double) starts / Math.max(1, played));
    }
    return onsets;
  }

  private Map<Role, Double> velocities() {
    var velocities = new EnumMap<Role, Double>(Role.class);
    measures.forEach((role, measure) -> velocities.put(role, measure.meanVelocity()));
    return velocities;
  }

  // ---- The style file ---------------------------------------------------------------------------

  private ObjectNode head(Style near, double[] tempos) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", 1);
    json.put("id", wish.id());
    json.put("name", wish.name());
    json.put("author", "learned by Sideman");
    json.put("licence", "as the files it was learned from");
    var tags = json.putArray("tags");
    near.tags().forEach(tags::add);
    json.put("description", "Learned from %d MIDI files of your own.".formatted(songs.size()));
    json.put("genre", wish.genre().orElse(near.genre()).id());
    double usual = wish.tempoBpm().orElse(Math.clamp(VoiceMeasure.quantile(tempos, 0.5), 20, 400));
    ObjectNode tempo = json.putObject("tempo");
    tempo.put("minBpm", Math.clamp(Math.min(usual, VoiceMeasure.quantile(tempos, 0.1)), 20, 400));
    tempo.put("defaultBpm", usual);
    tempo.put("maxBpm", Math.clamp(Math.max(usual, VoiceMeasure.quantile(tempos, 0.9)), 20, 400));
    json.put("meter", meter.toString());
    ObjectNode feel = json.putObject("feel");
    feel.put("swingPercent", swing.percent());
    feel.put("swingUnit", swing.unit().id());
    feel.put("humaniseTicks", human(VoiceMeasure::timingSpread, TIMING_SPREAD, 40));
    feel.put("humaniseVelocity", human(VoiceMeasure::velocitySpread, VELOCITY_SPREAD, 30));
    return json;
  }

  /// A random spread of the players that comes near the measured one, the roles by their notes.
  private int human(
      java.util.function.ToDoubleFunction<VoiceMeasure> spread, double ofOne, int most) {
    double sum = 0;
    long notes = 0;
    for (VoiceMeasure measure : measures.values()) {
      sum += spread.applyAsDouble(measure) * measure.count();
      notes += measure.count();
    }
    return Math.clamp(Math.round(HUMAN_SHARE * sum / Math.max(1, notes) / ofOne), 0, most);
  }

  private static ObjectNode roles(Map<Role, RoleVoice> voices) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    voices.forEach((role, voice) -> {
      ObjectNode own = json.putObject(role.id());
      own.put("program", voice.program());
      own.putArray("range").add(voice.lowKey()).add(voice.highKey());
      own.put("volume", voice.volume());
      own.put("pan", voice.pan());
      own.putArray("velocity").add(voice.softVelocity()).add(voice.loudVelocity());
      own.put("articulation", voice.articulation());
      own.put("maxVoices", voice.maxVoices());
      own.put("pushTicks", voice.pushTicks());
      own.put("strumTicks", voice.strumTicks());
      own.put("anticipateSteps", voice.anticipateSteps());
      own.put("chromatic", voice.chromatic());
      own.put("noChord", voice.noChord() == RoleVoice.NoChord.REST ? "rest" : "tonic");
    });
    return json;
  }
}
