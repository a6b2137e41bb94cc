package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleReaderTest {
  /// The smallest style there can be.
  static final String SMALL =
      """
      {
        "formatVersion": 1,
        "id": "late-night",
        "name": "Late Night",
        "author": "Somebody",
        "licence": "CC0-1.0",
        "tags": ["calm"],
        "description": "A test.",
        "genre": "other",
        "tempo": { "minBpm": 60, "defaultBpm": 84, "maxBpm": 100 },
        "meter": "4/4",
        "feel": { "swingPercent": 62, "swingUnit": "8th", "humaniseTicks": 0, "humaniseVelocity": 0 },
        "roles": {
          "drums": { "program": 0, "range": [35, 82], "volume": 100, "pan": 64, "velocity": [20, 120], "articulation": 0.5, "maxVoices": 6 },
          "bass": { "program": 32, "range": [28, 55], "volume": 100, "pan": 64, "velocity": [50, 110], "articulation": 0.9, "maxVoices": 1 },
          "keys": { "program": 0, "range": [48, 79], "volume": 90, "pan": 50, "velocity": [40, 100], "articulation": 0.9, "maxVoices": 4, "noChord": "rest" },
          "pad": { "program": 48, "range": [52, 79], "volume": 70, "pan": 80, "velocity": [30, 80], "articulation": 1, "maxVoices": 4 },
          "lead": { "program": 73, "range": [60, 88], "volume": 90, "pan": 70, "velocity": [40, 110], "articulation": 0.9, "maxVoices": 1 }
        },
        "sections": {
          "a": {
            "bars": 8,
            "energy": 0.5,
            "drums": ["main"],
            "bass": ["walk"]
          }
        },
        "patterns": {
          "drums": {
            "main": {
              "lanes": {
                "kick":  "X... .... X... ....",
                "snare": ".... X..g .... X..."
              }
            }
          },
          "bass": {
            "walk": {
              "grid": "quarter",
              "line": "R 3 5 >"
            }
          }
        },
        "progressions": [
          { "name": "one", "key": "C", "chords": "Dm7 | G7 | Cmaj7 |" }
        ]
      }
      """;

  private static Style read(String json) {
    return StyleReader.read(json.getBytes(StandardCharsets.UTF_8), "late-night.json");
  }

  private static String complaint(String from, String to) {
    assertTrue(SMALL.contains(from), "the test replaces what is not there: " + from);
    String json = SMALL.replace(from, to);
    return assertThrows(StyleException.class, () -> read(json)).getMessage();
  }

  @Test
  void readsEveryField() {
    Style style = read(SMALL);
    assertEquals("late-night", style.id());
    assertEquals(Genre.OTHER, style.genre());
    assertEquals(84, style.tempo().defaultBpm());
    assertEquals(new Meter(4, 4), style.meter());
    assertEquals(62, style.feel().swingPercent());
    assertEquals(RoleVoice.NoChord.REST, style.voice(Role.KEYS).noChord());
    assertEquals(RoleVoice.NoChord.TONIC, style.voice(Role.PAD).noChord());
    assertEquals(16, style.pattern(Role.BASS, "walk").steps());
    assertEquals(style.section(SectionKind.A), style.section(SectionKind.ENDING));
  }

  @Test
  void savesWhatItRead() {
    assertEquals(SMALL, StyleWriter.text(read(SMALL)));
  }

  @Test
  void complaintsNameFilePlaceRuleAndValue() {
    assertEquals(
        "Style \"late-night\": swingPercent must be a number from 50 to 75, but was 80"
            + " (late-night.json, /feel/swingPercent).",
        complaint("\"swingPercent\": 62", "\"swingPercent\": 80"));
  }

  @Test
  void refusesUnknownKeysAndListsTheKnown() {
    assertEquals(
        "Style \"late-night\": \"swingUnits\" is not a known key; known here are swingPercent,"
            + " swingUnit, humaniseTicks, humaniseVelocity (late-night.json, /feel/swingUnits).",
        complaint("\"humaniseTicks\"", "\"swingUnits\": 1, \"humaniseTicks\""));
  }

  @Test
  void refusesMissingPatterns() {
    assertEquals(
        "Style \"late-night\": drums must name patterns under /patterns/drums (main), but named"
            + " \"mian\" (late-night.json, /sections/a/drums).",
        complaint("[\"main\"]", "[\"mian\"]"));
  }

  @Test
  void refusesBadDrumSteps() {
    assertEquals(
        "Style \"late-night\": pattern \"main\": drum steps must be one of . g x X 1-9, but step 8"
            + " of lane snare was 'q' (late-night.json, /patterns/drums/main/lanes).",
        complaint(".... X..g", ".... X..q"));
  }

  @Test
  void refusesBarsThatAreNotFull() {
    assertEquals(
        "Style \"late-night\": pattern \"main\": a bar must have 16 steps of a 16th, but bar 2 of"
            + " lane kick had 3 (late-night.json, /patterns/drums/main/lanes).",
        complaint("X... .... X... ....", "X... .... X... ....|X.."));
  }

  @Test
  void refusesBadDegrees() {
    String message = complaint("R 3 5 >", "R 3 H >");
    assertTrue(message.contains("but step 3 was \"H\""), message);
    assertTrue(message.contains("/patterns/bass/walk/line"), message);
  }

  @Test
  void refusesShortPatternsOutsideFills() {
    String message = complaint("R 3 5 >", "R 3");
    assertTrue(message.contains("shorter than a bar may stand in section fill only"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"formatVersion\": 1#\"formatVersion\": 2#/formatVersion",
        "\"late-night\"#\"Late Night!\"#/id",
        "[\"calm\"]#[\"sleepy\"]#/tags",
        "\"genre\": \"other\"#\"genre\": \"polka\"#/genre",
        "\"minBpm\": 60#\"minBpm\": 90#/tempo/defaultBpm",
        "\"4/4\"#\"4/5\"#/meter",
        "[28, 55]#[28, 30]#/roles/bass/range",
        "[28, 55]#[28, 155]#/roles/bass/range",
        "\"bars\": 8#\"bars\": 0#/sections/a/bars",
        "\"bars\": 8#\"bars\": 8.5#/sections/a/bars",
        "\"energy\": 0.5#\"energy\": \"high\"#/sections/a/energy",
        "\"kick\": #\"kik\": #/patterns/drums/main/lanes",
        "\"line\"#\"lane\"#/patterns/bass/walk",
        "\"quarter\"#\"half\"#/patterns/bass/walk/grid",
        "\"program\": 48#\"program\": 128#/roles/pad/program",
        "\"noChord\": \"rest\"#\"noChord\": \"stop\"#/roles/keys/noChord"
      })
  void everyRuleNamesItsPlace(String change) {
    String[] parts = change.split("#", -1);
    String message = complaint(parts[0], parts[1]);
    assertTrue(message.contains(parts[2] + ")") || message.contains(parts[2] + ","), message);
  }

  @Test
  void refusesWhatIsNotJson() {
    String message = complaint("\"tempo\": {", "\"tempo\": ");
    assertTrue(message.startsWith("Style file late-night.json is not valid JSON"), message);
    assertTrue(message.contains("line 10"), message);
  }

  @Test
  void refusesTheSameKeyTwice() {
    String message = complaint("\"bars\": 8", "\"bars\": 8, \"bars\": 4");
    assertTrue(message.contains("Duplicate field 'bars'"), message);
  }

  @Test
  void refusesEmptyAndMissingFiles(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.json"), "");
    String message = assertThrows(StyleException.class, () -> StyleReader.read(empty)).getMessage();
    assertEquals(
        "Style file empty.json must hold one JSON object { }, but holds nothing.", message);
    Path missing = folder.resolve("none.json");
    message = assertThrows(StyleException.class, () -> StyleReader.read(missing)).getMessage();
    assertTrue(message.contains("does not exist"), message);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void survivesDamagedFiles(long seed) {
    var random = new SplittableRandom(seed);
    byte[] whole = SMALL.getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int round = 0; round < 1000; round++) {
      byte[] damaged = damage(whole, random);
      try {
        Style style = StyleReader.read(damaged, "damaged.json");
        assertEquals(style.id(), StyleReader.read(bytes(style), "again.json").id());
      } catch (StyleException e) {
        assertTrue(e.getMessage().length() < 2000, e.getMessage());
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed "
                + seed
                + ", round "
                + round
                + ": "
                + new String(damaged, StandardCharsets.UTF_8),
            e);
      }
    }
    assertTrue(refused > 400, "only " + refused + " refused");
  }

  private static byte[] bytes(Style style) {
    return StyleWriter.text(style).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] damage(byte[] whole, SplittableRandom random) {
    byte[] damaged = whole.clone();
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(damaged.length);
      int length = Math.min(1 + random.nextInt(12), damaged.length - at);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = (byte) "0123456789-.\"{}[],:RxXgw>+|".charAt(random.nextInt(26));
        case 2 -> {
          int from = random.nextInt(damaged.length - length + 1);
          System.arraycopy(damaged, from, damaged, at, length);
        }
        default -> damaged = java.util.Arrays.copyOf(damaged, Math.max(1, damaged.length - length));
      }
    }
    return damaged;
  }
}
