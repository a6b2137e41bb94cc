package io.sideman.corpus.style;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.style.DrumKey;
import io.sideman.engine.time.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Chooses the patterns of each section: the blocks of a section are ranked from sparse to busy and
/// parted evenly; of each part the most typical band is taken, so that the roles of one variation
/// come from one place of one song where they can.
final class Sections {
  private static final int MOST_VARIATIONS = 3;
  private static final int LEAST_BLOCKS = 2; // for a variation of its own
  private static final double RESTS = 0.2; // a role that plays in fewer of a section's blocks
  private static final double CRASH_SHARE = 0.25;

  private final Pools pools;
  private final PatternBook book;
  private final Meter meter;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  Sections(Pools pools, PatternBook book, Meter meter) {
    this.pools = pools;
    this.book = book;
    this.meter = meter;
  }

  /// The `sections` of a style file; the patterns go into the book.
  ObjectNode write(List<Fills.Fill> fills) {
    simple(SectionKind.INTRO, 4, 0.4);
    played(SectionKind.A, 0.5);
    played(SectionKind.B, 0.7);
    fill(fills);
    simple(SectionKind.BREAK, 4, 0.3);
    simple(SectionKind.ENDING, Pools.BARS, 0.6);
    return json;
  }

  /// A section with variations.
  private void played(SectionKind kind, double energy) {
    List<Block> pool = pools.of(kind);
    if (pool.size() < (kind == SectionKind.A ? 1 : 2 * LEAST_BLOCKS)) {
      return;
    }
    ObjectNode section = open(kind, 8, energy);
    List<List<Block>> bands = bands(pool);
    List<Block> typical = bands.stream().map(Medoid::ofBand).toList();
    for (Role role : Role.values()) {
      if (role != Role.LEAD && share(pool, role) >= RESTS) {
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < bands.size(); i++) {
          pattern(role, kind.id() + (i + 1), typical.get(i), bands.get(i)).ifPresent(names::add);
        }
        list(section, role, names);
      }
    }
    lead(section, kind, pool);
  }

  /// From the typical band, or where the role rests there, from the most typical of those that
  /// play.
  private Optional<String> pattern(Role role, String name, Block typical, List<Block> band) {
    if (typical.plays(role)) {
      return book.add(role, name, typical.smoothed(role, band));
    }
    List<Block> playing = band.stream().filter(block -> block.plays(role)).toList();
    return playing.isEmpty()
        ? Optional.empty()
        : book.add(role, name, Medoid.ofRole(playing, role).smoothed(role, playing));
  }

  /// Leads are phrases of four bars.
  private void lead(ObjectNode section, SectionKind kind, List<Block> pool) {
    var phrases = new ArrayList<Block>();
    for (Block block : pool) {
      if (block.bar() % (2 * Pools.BARS) == 0
          && block.bar() + 2 * Pools.BARS <= block.song().count()) {
        Block phrase = Pools.doubled(block, meter);
        if (block.plays(Role.LEAD) && phrase.plays(Role.LEAD)) {
          phrases.add(phrase);
        }
      }
    }
    phrases.sort(Comparator.comparingDouble(block -> block.density(Role.LEAD)));
    var names = new LinkedHashSet<String>();
    int parts = Math.min(2, phrases.size());
    for (int i = 0; i < parts; i++) {
      List<Block> part = part(phrases, i, parts);
      book.add(Role.LEAD, kind.id() + (i + 1), Medoid.ofRole(part, Role.LEAD))
          .ifPresent(names::add);
    }
    list(section, Role.LEAD, names);
  }

  /// A section of one typical block.
  private void simple(SectionKind kind, int bars, double energy) {
    List<Block> pool = pools.of(kind);
    if (pool.isEmpty()) {
      return;
    }
    Block typical = Medoid.ofBand(pool);
    var section = open(kind, bars, energy);
    for (Role role : Role.values()) {
      if (role != Role.LEAD || kind != SectionKind.BREAK) {
        list(
            section,
            role,
            book.add(role, kind.id(), typical.smoothed(role, pool)).stream().toList());
      }
    }
  }

  /// Fills of a beat, of half a bar and of a whole one. The end of a longer one makes a shorter one
  /// where none was found.
  private void fill(List<Fills.Fill> fills) {
    if (fills.isEmpty()) {
      return;
    }
    var names = new LinkedHashSet<String>();
    int barSteps = meter.barSteps();
    for (int length : new int[] {4, barSteps / 8 * 4, barSteps}) {
      if (length > 0) {
        fillOf(fills, length)
            .flatMap(lanes -> book.addDrums("fill-" + length, lanes))
            .ifPresent(names::add);
      }
    }
    if (!names.isEmpty()) {
      list(open(SectionKind.FILL, 1, 0.7), Role.DRUMS, names);
    }
  }

  private Optional<java.util.Map<String, String>> fillOf(List<Fills.Fill> fills, int length) {
    List<Block> bars =
        fills.stream().filter(fill -> fill.steps() >= length).map(Fills.Fill::bar).toList();
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    List<Hit> end =
        Medoid.ofRole(bars, Role.DRUMS).smoothed(Role.DRUMS, bars).hits(Role.DRUMS).stream()
            .map(hit -> hit.after(length - meter.barSteps()))
            .toList();
    return Optional.of(DrumNotation.lanes(end, length, meter.barSteps(), book.drumLevels()));
  }

  private ObjectNode open(SectionKind kind, int bars, double energy) {
    ObjectNode section = json.putObject(kind.id());
    section.put("bars", bars);
    section.put("energy", energy);
    if ((kind == SectionKind.A || kind == SectionKind.B) && crashes(pools.of(kind))) {
      section.put("crash", true);
    }
    return section;
  }

  private static void list(ObjectNode section, Role role, java.util.Collection<String> names) {
    if (!names.isEmpty()) {
      var list = section.putArray(role.id());
      names.forEach(list::add);
    }
  }

  private static boolean crashes(List<Block> pool) {
    List<Block> starts = pool.stream().filter(block -> block.bar() % 8 == 0).toList();
    long crashed =
        starts.stream()
            .filter(block ->
                block.hits(Role.DRUMS).stream().anyMatch(hit -> hit.step() == 0 && isCrash(hit)))
            .count();
    return !starts.isEmpty() && crashed >= CRASH_SHARE * starts.size();
  }

  private static boolean isCrash(Hit hit) {
    return Set.of(DrumKey.CRASH, DrumKey.CRASH2, DrumKey.CHINA, DrumKey.SPLASH)
        .contains(DrumNotation.voice(hit.key()));
  }

  /// Share of the blocks in which a role plays, of songs that have it.
  private static double share(List<Block> pool, Role role) {
    long having = pool.stream().filter(block -> block.song().has(role)).count();
    long playing = pool.stream().filter(block -> block.plays(role)).count();
    return having == 0 ? 0 : (double) playing / having;
  }

  private static List<List<Block>> bands(List<Block> pool) {
    var sorted = new ArrayList<>(pool);
    sorted.sort(Comparator.comparingDouble(Sections::busy));
    int parts = Math.clamp(sorted.size() / LEAST_BLOCKS, 1, MOST_VARIATIONS);
    var bands = new ArrayList<List<Block>>();
    for (int i = 0; i < parts; i++) {
      bands.add(part(sorted, i, parts));
    }
    return bands;
  }

  private static double busy(Block block) {
    return block.density(Role.DRUMS) + block.density(Role.BASS) + block.density(Role.KEYS);
  }

  private static List<Block> part(List<Block> sorted, int index, int parts) {
    return sorted.subList(index * sorted.size() / parts, (index + 1) * sorted.size() / parts);
  }
}
