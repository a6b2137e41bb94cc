package io.sideman.app.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.steer.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BandControlsTest {
  private static final Path HEADER =
      Path.of(System.getProperty("sideman.presets"))
          .resolveSibling("native/include/sideman/control.h");
  private static final Pattern LINE = Pattern.compile("SIDEMAN_([A-Z_]+) = (\\d+)");

  private static Map<String, Integer> numbersOfTheHeader() throws IOException {
    var numbers = new HashMap<String, Integer>();
    Matcher matcher = LINE.matcher(Files.readString(HEADER));
    while (matcher.find()) {
      String word = matcher.group(1).toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      numbers.put(word, Integer.parseInt(matcher.group(2)));
    }
    return numbers;
  }

  @Test
  void hasTheNumbersOfTheHeader() throws IOException {
    Map<String, Integer> numbers = numbersOfTheHeader();
    assertTrue(numbers.size() > 20);
    for (var named : numbers.entrySet()) {
      String word =
          switch (named.getKey()) {
            case "density", "mute" -> named.getKey() + "/" + Role.DRUMS.id();
            case "band" -> "band-number";
            default -> named.getKey();
          };
      assertEquals(
          named.getValue(),
          BandControls.find(word).map(BandControl::number).orElse(-1),
          "number of " + word);
    }
    int roles = 2 * (Role.values().length - 1);
    assertEquals(numbers.size() + roles, BandControls.all().size(), "and no more");
  }

  @Test
  void numbersEachRoleInTheOrderOfTheEngine() {
    assertEquals(8, BandControls.find("density/lead").orElseThrow().number());
    assertEquals(10, BandControls.find("mute/bass").orElseThrow().number());
  }

  @Test
  void hasEachNumberAndEachPathOnce() {
    int count = BandControls.all().size();
    assertEquals(
        count,
        BandControls.all().stream().map(BandControl::number).collect(Collectors.toSet()).size());
    assertEquals(
        count,
        BandControls.all().stream().map(BandControl::path).collect(Collectors.toSet()).size());
  }

  @Test
  void hasTheRangesOfTheEngine() {
    for (Control control : Control.values()) {
      BandControl named = BandControls.find(control.number()).orElseThrow();
      assertEquals(control.least(), named.least(), 1e-6, named.path());
      assertEquals(control.most(), named.most(), 1e-6, named.path());
      assertEquals(control.isGesture(), named.isGesture(), named.path());
    }
  }

  @Test
  void fitsValuesIntoTheRange() {
    BandControl section = BandControls.find("section").orElseThrow();
    assertEquals(5, section.fit(9));
    assertEquals(3, section.fit(2.6f));
    BandControl intensity = BandControls.find("intensity").orElseThrow();
    assertEquals(-1, intensity.fit(-7));
    assertEquals(0.25f, intensity.fit(0.25f));
    assertEquals(0, intensity.at(0.5f));
    assertEquals(0.5f, intensity.placeOf(0));
    assertEquals(1, BandControls.find("fill").orElseThrow().fit(0.6f));
  }
}
