package io.sideman.engine.style;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.chart.ChartException;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads style files; refuses with a [StyleException] what does not follow `docs/styles.md`.
public final class StyleReader {
  static final int FORMAT_VERSION = 1;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_BARS = 64;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Map<String, Genre> GENRES = new LinkedHashMap<>();
  private static final Map<String, Feel.SwingUnit> SWING_UNITS = new LinkedHashMap<>();
  private static final Map<String, RoleVoice.NoChord> NO_CHORD = new LinkedHashMap<>();

  static {
    for (Genre genre : Genre.values()) {
      GENRES.put(genre.id(), genre);
    }
    for (Feel.SwingUnit unit : Feel.SwingUnit.values()) {
      SWING_UNITS.put(unit.id(), unit);
    }
    NO_CHORD.put("tonic", RoleVoice.NoChord.TONIC);
    NO_CHORD.put("rest", RoleVoice.NoChord.REST);
  }

  private StyleReader() {}

  public static Style read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new StyleException(
            "Style file %s must be smaller than %d bytes, but has %d."
                .formatted(name, MAX_BYTES, Files.size(file)));
      }
      return read(Files.readAllBytes(file), name);
    } catch (NoSuchFileException e) {
      throw new StyleException("Style file %s does not exist. Check the path.".formatted(file), e);
    } catch (IOException e) {
      throw new StyleException(
          "Style file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /// Reads a style from UTF-8 bytes.
  ///
  /// @param fileName named in complaints
  public static Style read(byte[] utf8, String fileName) {
    JsonNode tree;
    try {
      tree = JSON.readTree(new String(utf8, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw new StyleException(
          "Style file %s is not valid JSON: %s (line %d, column %d)."
              .formatted(
                  fileName,
                  e.getOriginalMessage(),
                  where == null ? 0 : where.getLineNr(),
                  where == null ? 0 : where.getColumnNr()),
          e);
    }
    if (!(tree instanceof ObjectNode object)) {
      throw new StyleException(
          "Style file %s must hold one JSON object { }, but holds %s."
              .formatted(fileName, tree.isMissingNode() ? "nothing" : tree.getNodeType()));
    }
    return style(new JsonFields("Style file", fileName, "", object));
  }

  private static Style style(JsonFields unnamed) {
    String id = unnamed.text("id");
    JsonFields fields = unnamed.named("Style \"" + id + "\"");
    int version = fields.integer("formatVersion", 1, Integer.MAX_VALUE);
    if (version != FORMAT_VERSION) {
      throw fields.complaint(
          "formatVersion",
          "formatVersion must be %d, but was %d; a newer Sideman may read it"
              .formatted(FORMAT_VERSION, version));
    }
    if (!fields.text("id").matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 40) {
      throw fields.complaint(
          "id", "id must be lower-case words joined by -, but was \"" + id + "\"");
    }
    Meter meter = meter(fields);
    Map<Role, Map<String, Pattern>> patterns = patterns(fields.object("patterns"), meter);
    var style =
        new Style(
            id,
            fields.text("name"),
            fields.text("author"),
            fields.text("licence"),
            tags(fields),
            fields.text("description"),
            fields.choice("genre", GENRES),
            tempo(fields.object("tempo")),
            meter,
            feel(fields.object("feel")),
            roles(fields.object("roles")),
            sections(fields.object("sections"), patterns, meter.barSteps()),
            patterns,
            progressions(fields, meter));
    fields.finish();
    return style;
  }

  private static List<String> tags(JsonFields fields) {
    List<String> tags = fields.texts("tags");
    for (String tag : tags) {
      if (!Style.TAGS.contains(tag)) {
        throw fields.complaint(
            "tags",
            "tags must be from the list %s, but one was \"%s\""
                .formatted(String.join(", ", Style.TAGS), tag));
      }
    }
    return List.copyOf(tags);
  }

  private static TempoRange tempo(JsonFields fields) {
    double min = fields.number("minBpm", 20, 400);
    double usual = fields.number("defaultBpm", min, 400);
    double max = fields.number("maxBpm", usual, 400);
    fields.finish();
    return new TempoRange(min, usual, max);
  }

  private static Meter meter(JsonFields fields) {
    String written = fields.text("meter");
    if (written.matches("\\d{1,2}/(2|4|8|16)")) {
      int slash = written.indexOf('/');
      int numerator = Integer.parseInt(written.substring(0, slash));
      if (numerator >= 1 && numerator <= 15) {
        var meter = new Meter(numerator, Integer.parseInt(written.substring(slash + 1)));
        if (meter.barTicks() % Ticks.PER_STEP == 0 && meter.barSteps() <= 32) {
          return meter;
        }
      }
    }
    throw fields.complaint(
        "meter",
        "meter must be such as 4/4, 3/4 or 6/8 with at most 32 16ths, but was \"" + written + "\"");
  }

  private static Feel feel(JsonFields fields) {
    var feel =
        new Feel(
            fields.number("swingPercent", 50, 75),
            fields.choice("swingUnit", SWING_UNITS),
            fields.integer("humaniseTicks", 0, 40),
            fields.integer("humaniseVelocity", 0, 30));
    fields.finish();
    return feel;
  }

  private static Map<Role, RoleVoice> roles(JsonFields fields) {
    var roles = new EnumMap<Role, RoleVoice>(Role.class);
    for (Role role : Role.values()) {
      roles.put(role, voice(fields.object(role.id())));
    }
    fields.finish();
    return roles;
  }

  private static RoleVoice voice(JsonFields fields) {
    int[] keys = fields.range("range", 0, 127);
    if (keys[1] - keys[0] < 11) {
      throw fields.complaint(
          "range",
          "range must span at least an octave (11 semitones), but was [%d, %d]"
              .formatted(keys[0], keys[1]));
    }
    int[] velocities = fields.range("velocity", 1, 127);
    var voice =
        new RoleVoice(
            fields.integer("program", 0, 127),
            keys[0],
            keys[1],
            fields.integer("volume", 0, 127),
            fields.integer("pan", 0, 127),
            velocities[0],
            velocities[1],
            fields.number("articulation", 0.05, 1),
            fields.integer("maxVoices", 1, 10),
            fields.integer("pushTicks", -60, 60, 0),
            fields.integer("strumTicks", 0, 30, 0),
            fields.integer("anticipateSteps", 0, 8, 0),
            fields.flag("chromatic", false),
            fields.choice("noChord", NO_CHORD, RoleVoice.NoChord.TONIC));
    fields.finish();
    return voice;
  }

  private static Map<SectionKind, Section> sections(
      JsonFields fields, Map<Role, Map<String, Pattern>> patterns, int barSteps) {
    var sections = new EnumMap<SectionKind, Section>(SectionKind.class);
    for (SectionKind kind : SectionKind.values()) {
      fields
          .optionalObject(kind.id())
          .ifPresent(section -> sections.put(kind, section(section, kind, patterns, barSteps)));
    }
    fields.finish();
    if (!sections.containsKey(SectionKind.A)) {
      throw fields.complaint("a", "section a must be given, but is missing");
    }
    return sections;
  }

  private static Section section(
      JsonFields fields, SectionKind kind, Map<Role, Map<String, Pattern>> patterns, int barSteps) {
    var variations = new EnumMap<Role, List<String>>(Role.class);
    for (Role role : Role.values()) {
      if (fields.has(role.id())) {
        List<String> names = List.copyOf(fields.texts(role.id()));
        Map<String, Pattern> known = patterns.getOrDefault(role, Map.of());
        for (String name : names) {
          Pattern pattern = knownPattern(fields, role, name, known);
          if (kind != SectionKind.FILL && pattern.steps() < barSteps) {
            throw fields.complaint(
                role.id(),
                "patterns shorter than a bar may stand in section fill only, but %s uses \"%s\""
                    .formatted(kind.id(), name));
          }
        }
        variations.put(role, names);
      }
    }
    var section =
        new Section(
            fields.integer("bars", 1, MAX_BARS),
            fields.number("energy", 0, 1),
            fields.flag("crash", false),
            variations);
    fields.finish();
    return section;
  }

  private static Pattern knownPattern(
      JsonFields fields, Role role, String name, Map<String, Pattern> known) {
    Pattern pattern = known.get(name);
    if (pattern == null) {
      throw fields.complaint(
          role.id(),
          "%s must name patterns under /patterns/%s (%s), but named \"%s\""
              .formatted(role.id(), role.id(), String.join(", ", known.keySet()), name));
    }
    return pattern;
  }

  private static Map<Role, Map<String, Pattern>> patterns(JsonFields fields, Meter meter) {
    var all = new EnumMap<Role, Map<String, Pattern>>(Role.class);
    for (Role role : Role.values()) {
      fields
          .optionalObject(role.id())
          .ifPresent(object -> {
            var named = new LinkedHashMap<String, Pattern>();
            for (String name : object.keys()) {
              named.put(name, pattern(object, name, role, meter.barSteps()));
            }
            all.put(role, java.util.Collections.unmodifiableMap(named));
          });
    }
    fields.finish();
    return all;
  }

  private static Pattern pattern(JsonFields parent, String name, Role role, int barSteps) {
    JsonFields fields = parent.object(name);
    Grid grid = fields.choice("grid", PatternKinds.GRIDS, Grid.SIXTEENTH);
    try {
      Pattern pattern = PatternKinds.parse(fields, role, grid, barSteps);
      fields.finish();
      return pattern;
    } catch (NotationException e) {
      throw fields.complaint(
          PatternKinds.keyOf(fields), "pattern \"" + name + "\": " + e.getMessage());
    }
  }

  private static List<Progression> progressions(JsonFields fields, Meter meter) {
    var progressions = new ArrayList<Progression>();
    var names = new HashSet<String>();
    for (JsonFields item : fields.objects("progressions")) {
      var progression = new Progression(item.text("name"), item.text("key"), item.text("chords"));
      item.finish();
      if (!names.add(progression.name())) {
        throw item.complaint(
            "name", "progressions must have different names, but two are " + progression.name());
      }
      try {
        progression.chart(meter);
      } catch (ChartException e) {
        throw item.complaint("chords", "chords must be a chord chart: " + e.problem());
      }
      progressions.add(progression);
    }
    return List.copyOf(progressions);
  }
}
