package io.sideman.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.app.shim.Backend;
import io.sideman.app.shim.Route;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Checkup GOOD =
      new Checkup(
          "JACK",
          128,
          48_000,
          Optional.of(Spread.of(0, 0)),
          Optional.of(new LoopCheck.Schedule(Spread.of(0, 1), 2, 3, 4, 5)),
          Optional.of(new ReactionCheck.Reaction(Spread.of(15.5), 1)),
          "");

  private static Findings findings(Checkup... checkups) {
    return new Findings(
        "",
        "the band goes first",
        List.of(new Route(Backend.JACK, true, "JACK runs at 48000 Hz.")),
        List.of("\"Keys\""),
        List.of(),
        List.of(checkups));
  }

  @Test
  void peopleReadFiguresWithTheirUnits() {
    String text = findings(GOOD).text();
    assertTrue(text.contains("priority     the band goes first"), text);
    assertTrue(text.contains("blocks of 128 frames, 2.67 ms"), text);
    assertTrue(text.contains("max 1.0 frames off (of 2)"), text);
    assertTrue(text.contains("2 missed, 3 too many, 4 late, 5 hanging"), text);
    assertTrue(text.contains("max 15.5 ms to the first right note (of 1)"), text);
  }

  @Test
  void programsReadTheSameFigures() throws JsonProcessingException {
    var json = new ObjectMapper().readTree(findings(GOOD).json());
    var check = json.get("checks").get(0);
    assertEquals("JACK", check.get("route").asText());
    assertEquals("the band goes first", json.get("precedence").asText());
    assertEquals(1, check.get("scheduledOffFrames").get("max").asInt());
    assertEquals(2, check.get("missed").asInt());
    assertEquals(15.5, check.get("chordChangeMillis").get("p99").asDouble());
    assertEquals("\"Keys\"", json.get("inputs").get(0).asText());
  }

  @Test
  void whatCouldNotBeMeasuredSaysWhy() throws JsonProcessingException {
    Findings findings = findings(Checkup.failed("JACK", "No JACK server runs."));
    assertTrue(findings.text().contains("No JACK server runs."));
    var check = new ObjectMapper().readTree(findings.json()).get("checks").get(0);
    assertEquals("No JACK server runs.", check.get("problem").asText());
    assertFalse(check.has("thruFrames"));
  }

  @Test
  void withoutNativePartAndPortsThereIsNoWayToPlay() {
    assertFalse(
        new Findings("It is not built.", "", List.of(), List.of(), List.of(), List.of()).canPlay());
    assertTrue(new Findings("", "", List.of(), List.of(), List.of(), List.of()).canPlay());
    assertTrue(
        new Findings("It is not built.", "", List.of(), List.of("a"), List.of(), List.of())
            .canPlay());
  }
}
