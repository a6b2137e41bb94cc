package io.sideman.library.index;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Family;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What an entry must be to be found. An empty set or absent value asks for nothing; what is asked
/// must hold all together.
///
/// @param keys one of these; what has no pitch fits every key
/// @param measures the number must lie within the range
/// @param octaves half and double the tempo count as well
/// @param folder lies below it
/// @param words each of these must be among the item's words
/// @param onlyIds the item's id is one of these (favourites); absent: any
/// @param notIds the item's id is none of these
public record Filter(
    Set<Media> media,
    Set<Kind> kinds,
    Set<Key> keys,
    Set<Role> roles,
    Set<Family> families,
    Map<Measure, Range> measures,
    boolean octaves,
    Optional<Path> folder,
    Set<String> words,
    Optional<Set<String>> onlyIds,
    Set<String> notIds) {
  /// Everything.
  public static final Filter ANY =
      new Filter(
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Map.of(),
          false,
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Set.of());

  public Filter {
    media = Set.copyOf(media);
    kinds = Set.copyOf(kinds);
    keys = Set.copyOf(keys);
    roles = Set.copyOf(roles);
    families = Set.copyOf(families);
    measures = Map.copyOf(measures);
    folder = folder.map(path -> path.toAbsolutePath().normalize());
    words = Set.copyOf(words);
    onlyIds = onlyIds.map(Set::copyOf);
    notIds = Set.copyOf(notIds);
  }

  /// The key, its relative, and the keys a fifth up and down with theirs: six keys that share all
  /// tones but one with it.
  public static Set<Key> relatives(Key key) {
    Key relative = new Key(Math.floorMod(key.tonic() + (key.minor() ? 3 : 9), 12), !key.minor());
    return Set.of(
        key,
        relative,
        key.transpose(7),
        relative.transpose(7),
        key.transpose(5),
        relative.transpose(5));
  }

  public Filter media(Media... these) {
    return with(draft -> draft.media = Set.of(these));
  }

  public Filter kinds(Kind... these) {
    return with(draft -> draft.kinds = Set.of(these));
  }

  public Filter keys(Set<Key> these) {
    return with(draft -> draft.keys = these);
  }

  public Filter roles(Role... these) {
    return with(draft -> draft.roles = Set.of(these));
  }

  public Filter families(Family... these) {
    return with(draft -> draft.families = Set.of(these));
  }

  /// With a range for a number, in the place of the one before.
  public Filter measure(Measure measure, Range range) {
    var all = new EnumMap<Measure, Range>(Measure.class);
    all.putAll(measures);
    all.put(measure, range);
    return with(draft -> draft.measures = all);
  }

  /// @param octavesToo half and double count as well
  public Filter bpm(double from, double to, boolean octavesToo) {
    return measure(Measure.BPM, new Range(from, to)).octaves(octavesToo);
  }

  public Filter seconds(double from, double to) {
    return measure(Measure.SECONDS, new Range(from, to));
  }

  public Filter bars(double from, double to) {
    return measure(Measure.BARS, new Range(from, to));
  }

  public Filter octaves(boolean octavesToo) {
    return with(draft -> draft.octaves = octavesToo);
  }

  public Filter folder(Path below) {
    return with(draft -> draft.folder = Optional.of(below));
  }

  public Filter words(Set<String> these) {
    return with(draft -> draft.words = these);
  }

  public Filter onlyIds(Set<String> ids) {
    return with(draft -> draft.onlyIds = Optional.of(ids));
  }

  public Filter notIds(Set<String> ids) {
    return with(draft -> draft.notIds = ids);
  }

  private Filter with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.filter();
  }

  /// A filter in the making, so that a change names only what it changes.
  private static final class Draft {
    private Set<Media> media;
    private Set<Kind> kinds;
    private Set<Key> keys;
    private Set<Role> roles;
    private Set<Family> families;
    private Map<Measure, Range> measures;
    private boolean octaves;
    private Optional<Path> folder;
    private Set<String> words;
    private Optional<Set<String>> onlyIds;
    private Set<String> notIds;

    Draft(Filter from) {
      media = from.media;
      kinds = from.kinds;
      keys = from.keys;
      roles = from.roles;
      families = from.families;
      measures = from.measures;
      octaves = from.octaves;
      folder = from.folder;
      words = from.words;
      onlyIds = from.onlyIds;
      notIds = from.notIds;
    }

    Filter filter() {
      return new Filter(
          media, kinds, keys, roles, families, measures, octaves, folder, words, onlyIds, notIds);
    }
  }
}
