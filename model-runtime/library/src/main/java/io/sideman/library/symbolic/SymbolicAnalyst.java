package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.score.Score;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.aspect.HarmonyProfile;
import io.sideman.library.aspect.StyleProfile;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.DrumFill;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import io.sideman.players.loop.Loop;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Listens to notes. One thread; reusable, and cheap only when reused.
///
/// A *one-shot* has a single stroke or lasts no longer than a beat. A *loop* is at most 16 bars, or
/// 32 if one instrument plays it. All else is a *track*.
public final class SymbolicAnalyst {
  private static final int LONGEST_LOOP_BARS = 16;
  private static final int LONGEST_SOLO_LOOP_BARS = 32;
  private static final long SLACK_TICKS = Ticks.PER_STEP; // a note may ring so far into a bar
  private static final long LONGEST_RING = 8L * 4 * Ticks.PER_QUARTER; // hanging notes end there
  private static final int MOST_BARS = 100_000;
  private static final double CLEARLY = 0.75; // share of a family that names the item
  private static final double ASSUMED = 0.3; // confidence in the tempo of a file that states none
  private static final double LEAST_BPM = 20;
  private static final double MOST_BPM = 400;
  private static final double TRUSTED_WRITTEN_KEY = 0.4; // likeness that a signature must have

  private final AspectSpace space;
  private final FillModel fills;
  private final StrikeGrid grid = new StrikeGrid();
  private final HalfBars halves = new HalfBars();
  private final ChordWalk walk = new ChordWalk();
  private final Textures textures = new Textures();
  private final StyleMeasure styles = new StyleMeasure();

  /// An analyst that knows fills by their names alone.
  public SymbolicAnalyst(AspectSpace space) {
    this(space, FillModel.NONE);
  }

  public SymbolicAnalyst(AspectSpace space, FillModel fills) {
    this.space = space;
    this.fills = fills;
  }

  /// An analyst with what was learned.
  ///
  /// @param models folder of the models
  public static SymbolicAnalyst reading(Path models) {
    return new SymbolicAnalyst(AspectSpace.reading(models), FillModel.reading(models));
  }

  /// @param words that the file is called by: its name, its folders
  /// @throws IllegalArgumentException for people, when no note is in it
  public Item analyse(String id, Smf smf, Set<String> words) {
    return item(id, Piece.of(smf), words);
  }

  /// A score is heard as it plays.
  public Item analyse(String id, Score score, Set<String> words) {
    var named = new HashSet<String>(words);
    score.title().ifPresent(title -> Piece.addWords(title, named));
    return item(id, Piece.of(ScoreMidi.smf(score)), named);
  }

  public Item excerpt(String id, Loop loop) {
    var keys = Timeline.of(loop.key(), List.<Timeline.Span<Key>>of());
    return excerpt(
        id, loop.parts(), Optional.of(new Sheet(loop.chords(), keys)), Meter.COMMON, loop.bpm());
  }

  /// The last bars of a session, or a phrase that was played.
  ///
  /// @param parts in band ticks, from any bar on
  /// @param sheet chords and key as they are known; heard when empty
  public Item excerpt(
      String id, Map<Role, List<Note>> parts, Optional<Sheet> sheet, Meter meter, double bpm) {
    return excerpt(id, parts, sheet, MeterMap.of(meter), bpm);
  }

  /// The same with a metre that changes.
  public Item excerpt(
      String id, Map<Role, List<Note>> parts, Optional<Sheet> sheet, MeterMap meters, double bpm) {
    return item(id, Piece.of(parts, sheet, meters, bpm), Set.of());
  }

  /// A rhythm that was tapped on anything, as a vector of [Aspect#RHYTHM].
  ///
  /// @param taps in band ticks, from any bar on; at least one
  public float[] tapped(List<Note> taps, Meter meter, double bpm) {
    var piece = Piece.of(Map.of(Role.LEAD, taps), Optional.empty(), MeterMap.of(meter), bpm);
    grid.read(piece, bars(piece));
    return space.rhythm(grid.tapped());
  }

  /// A tapped rhythm as an item: as [#tapped] in rhythm, in all else as the file says.
  ///
  /// @throws IllegalArgumentException for people, when no note is in it
  public Item analyseTaps(String id, Smf smf) {
    Item item = analyse(id, smf, Set.of());
    Map<Aspect, float[]> vectors = new EnumMap<>(item.vectors());
    vectors.put(Aspect.RHYTHM, space.rhythm(grid.tapped())); // the grid still holds the piece
    return item.withVectors(vectors);
  }

  /// What the maps of the aspects are learned from.
  public Measured measure(Map<Role, List<Note>> parts, Meter meter, double bpm) {
    var piece = Piece.of(parts, Optional.empty(), MeterMap.of(meter), bpm);
    int bars = bars(piece);
    grid.read(piece, bars);
    Optional<HarmonyProfile> harmony = tonality(piece, bars).map(this::harmony);
    StyleProfile style = styles.measure(piece, grid, grid.groove(bpm), bpm);
    return new Measured(grid.rhythm(), harmony, style);
  }

  private HarmonyProfile harmony(Tonality tonality) {
    return new HarmonyProfile(halves.whole().clone(), tonality.key(), tonality.chords());
  }

  static int bars(Piece piece) {
    return bars(piece, end(piece));
  }

  private static int bars(Piece piece, long end) {
    long start = piece.start();
    long last = piece.meters().barAt(Math.max(start, end - SLACK_TICKS - 1));
    return Math.clamp(last - piece.meters().barAt(start) + 1, 1, MOST_BARS);
  }

  private Item item(String id, Piece piece, Set<String> words) {
    if (piece.voices().isEmpty()) {
      throw new IllegalArgumentException("it has no notes: there is nothing to find it by");
    }
    long end = end(piece);
    long start = piece.start();
    int bars = bars(piece, end);
    grid.read(piece, bars);
    double bpm = Math.clamp(piece.tempos().bpmAt(start), LEAST_BPM, MOST_BPM);
    Optional<Tonality> tonality = tonality(piece, bars);
    Groove groove = grid.groove(bpm);
    Texture texture = textures.measure(piece, grid, tonality);
    double[] families = Timbres.families(piece);
    StyleProfile style = styles.measure(piece, grid, groove, bpm);
    var all = new HashSet<>(words);
    all.addAll(piece.words());
    Kind kind = kind(piece, bars, end - start);
    if (kind == Kind.LOOP && isFill(piece, all)) {
      all.add(DrumFill.TAG);
    }
    space.styles(style).forEach(name -> Piece.addWords(name, all));
    double seconds = (piece.tempos().nanosAt(end) - piece.tempos().nanosAt(start)) / 1e9;
    return new Item(
        id,
        Media.SYMBOLIC,
        kind,
        seconds,
        Optional.of(new Beat(bpm, piece.tempoStated() ? 1 : ASSUMED, grid.beatsPerBar(), bars)),
        tonality,
        role(piece),
        family(families),
        groove,
        texture,
        Optional.empty(),
        vectors(piece, tonality, families, texture, style),
        ContourWords.of(piece),
        withPlayers(all, piece, families),
        piece.licence());
  }

  private boolean isFill(Piece piece, Set<String> called) {
    return piece.voices().stream().allMatch(Voice::drums)
        && fills.isFill(FillSigns.of(grid), grid.bars(), DrumFill.named(called));
  }

  /// Roles and families are asked for by name.
  private static Set<String> withPlayers(Set<String> words, Piece piece, double[] families) {
    piece.voices().forEach(voice -> voice.role().ifPresent(role -> words.add(role.id())));
    for (Family family : Family.values()) {
      if (families[family.ordinal()] > 0) {
        words.add(family.name().toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  private Map<Aspect, float[]> vectors(
      Piece piece,
      Optional<Tonality> tonality,
      double[] families,
      Texture texture,
      StyleProfile style) {
    Map<Aspect, float[]> vectors = new EnumMap<>(Aspect.class);
    vectors.put(Aspect.RHYTHM, space.rhythm(grid.rhythm()));
    tonality.ifPresent(known -> vectors.put(Aspect.HARMONY, space.harmony(harmony(known))));
    vectors.put(Aspect.TIMBRE, Timbres.vector(piece, families, texture.octaves()));
    vectors.put(Aspect.STYLE, space.style(style));
    return vectors;
  }

  private Optional<Tonality> tonality(Piece piece, int bars) {
    if (piece.voices().stream().allMatch(Voice::drums)) {
      return Optional.empty();
    }
    halves.read(piece, bars);
    if (halves.isSilent()) {
      return Optional.empty();
    }
    KeyProfile.Found heard = KeyProfile.of(halves.whole());
    Key key =
        piece
            .key()
            .filter(written -> KeyProfile.likeness(halves.whole(), written) >= TRUSTED_WRITTEN_KEY)
            .orElse(heard.key());
    double confidence = key.equals(heard.key()) ? heard.confidence() : 0.5;
    List<Optional<Chord>> chords =
        piece.chords().map(halves::known).orElseGet(() -> walk.find(halves, key));
    return Optional.of(new Tonality(key, confidence, chords));
  }

  private static long end(Piece piece) {
    long end = 1;
    for (Voice voice : piece.voices()) {
      for (Note note : voice.notes()) {
        end = Math.max(end, note.startTick() + Math.min(note.lengthTicks(), LONGEST_RING));
      }
    }
    return end;
  }

  private static Kind kind(Piece piece, int bars, long ticks) {
    long first = Long.MAX_VALUE;
    long last = 0;
    for (Voice voice : piece.voices()) {
      first = Math.min(first, voice.notes().getFirst().startTick());
      last = Math.max(last, voice.notes().getLast().startTick());
    }
    if (last - first < Ticks.PER_STEP / 2 || ticks <= Ticks.PER_QUARTER) {
      return Kind.ONE_SHOT;
    }
    boolean solo = piece.voices().size() == 1;
    return bars <= LONGEST_LOOP_BARS || solo && bars <= LONGEST_SOLO_LOOP_BARS
        ? Kind.LOOP
        : Kind.TRACK;
  }

  /// Only if all instruments play the same one.
  private static Optional<Role> role(Piece piece) {
    Optional<Role> role = piece.voices().getFirst().role();
    for (Voice voice : piece.voices()) {
      if (!voice.role().equals(role)) {
        return Optional.empty();
      }
    }
    return role;
  }

  private static Family family(double[] shares) {
    for (Family family : Family.values()) {
      if (shares[family.ordinal()] >= CLEARLY) {
        return family;
      }
    }
    return Family.MIX;
  }
}
