package io.sideman.corpus.loops;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.players.loop.LoopRoll;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Rolls of one side of the split by genre, and the bands that a generator of all five roles learns
/// from. Whole bands are taken as they are. A set that lacks roles gets company: POP909's piano and
/// melody play with GMD's or a style's drums and a style's pad, rendered bands play half the time
/// with human drums of their genre. So no genre is without human playing where there is any.
public final class LoopBank {
  private static final double REAL_SHARE = 0.6; // of a genre that has real bands
  private static final double HUMAN_DRUMS = 0.5;
  private static final double WITH_PAD = 0.7;

  private final Map<Genre, List<PackedRoll>> bands = new EnumMap<>(Genre.class);
  private final Map<Genre, List<PackedRoll>> pianos = new EnumMap<>(Genre.class);
  private final Map<Genre, List<PackedRoll>> kits = new EnumMap<>(Genre.class);
  private final Map<Genre, List<PackedRoll>> rendered = new EnumMap<>(Genre.class);
  private final Map<String, Integer> songs = new TreeMap<>();
  private final List<Genre> genres = new ArrayList<>();

  /// Reads data sets and renders styles.
  ///
  /// @param songsPerStyle progressions that each style plays
  public static LoopBank read(
      Path data,
      List<Style> styles,
      Split side,
      int bars,
      int songsPerStyle,
      Consumer<String> progress)
      throws IOException {
    List<CorpusLoop> loops = new ArrayList<>(LoopCorpus.read(data, side, bars, progress));
    List<CorpusLoop> ours = RenderedLoops.read(data, styles, side, bars, songsPerStyle, 1);
    progress.accept(RenderedLoops.SOURCE + ": " + ours.size() + " loops");
    loops.addAll(ours);
    return new LoopBank(loops);
  }

  /// A bank of given loops.
  public LoopBank(List<CorpusLoop> loops) {
    var names = new TreeMap<String, java.util.Set<String>>();
    for (CorpusLoop each : loops) {
      shelf(each.source())
          .computeIfAbsent(each.loop().genre(), _ -> new ArrayList<>())
          .add(new PackedRoll(LoopRoll.of(each.loop())));
      names.computeIfAbsent(each.source(), _ -> new java.util.TreeSet<>()).add(each.song());
    }
    names.forEach((source, all) -> songs.put(source, all.size()));
    for (Genre genre : Genre.values()) {
      if (bands.containsKey(genre) || rendered.containsKey(genre) || pianos.containsKey(genre)) {
        genres.add(genre);
      }
    }
    if (genres.isEmpty()) {
      throw new IllegalArgumentException("loops of at least one band are needed, but found none");
    }
  }

  private Map<Genre, List<PackedRoll>> shelf(String source) {
    if (BandSongs.DATA_SETS.contains(source)) {
      return bands;
    }
    return switch (source) {
      case Pop909Songs.DATA_SET -> pianos;
      case GrooveSongs.DATA_SET -> kits;
      default -> rendered;
    };
  }

  /// Genres of which there are bands.
  public List<Genre> genres() {
    return genres;
  }

  /// Songs learned from, by data set.
  public Map<String, Integer> songs() {
    return songs;
  }

  /// Draws a band of a genre.
  public LoopRoll draw(Genre genre, RandomGenerator random) {
    List<PackedRoll> own = rendered.getOrDefault(genre, List.of());
    boolean real = own.isEmpty() || random.nextDouble() < REAL_SHARE;
    if (real && bands.containsKey(genre)) {
      return any(bands.get(genre), random).unpack();
    }
    if (real && pianos.containsKey(genre)) {
      return withCompany(any(pianos.get(genre), random), genre, random);
    }
    PackedRoll band = any(own, random);
    List<PackedRoll> humans = kits.getOrDefault(genre, List.of());
    if (humans.isEmpty() || random.nextDouble() >= HUMAN_DRUMS) {
      return band.unpack();
    }
    var mixed = new LoopRoll(band.bars());
    any(humans, random).copy(Role.DRUMS, mixed);
    for (Role role : Role.values()) {
      if (role.isTonal()) {
        band.copy(role, mixed);
      }
    }
    return mixed;
  }

  private LoopRoll withCompany(PackedRoll piano, Genre genre, RandomGenerator random) {
    var mixed = new LoopRoll(piano.bars());
    for (Role role : new Role[] {Role.BASS, Role.KEYS, Role.LEAD}) {
      piano.copy(role, mixed);
    }
    List<PackedRoll> own = rendered.getOrDefault(genre, List.of());
    List<PackedRoll> humans = kits.getOrDefault(genre, List.of());
    boolean human = own.isEmpty() || random.nextDouble() < HUMAN_DRUMS;
    if (human && !humans.isEmpty()) {
      any(humans, random).copy(Role.DRUMS, mixed);
    } else if (!own.isEmpty()) {
      any(own, random).copy(Role.DRUMS, mixed);
    }
    if (!own.isEmpty() && random.nextDouble() < WITH_PAD) {
      any(own, random).copy(Role.PAD, mixed);
    }
    return mixed;
  }

  private static PackedRoll any(List<PackedRoll> rolls, RandomGenerator random) {
    return rolls.get(random.nextInt(rolls.size()));
  }
}
