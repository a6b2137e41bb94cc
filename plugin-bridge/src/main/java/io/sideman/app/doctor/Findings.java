package io.sideman.app.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.shim.Route;
import java.util.List;
import java.util.Locale;

/// Everything that was found, in words for people and as JSON for programs.
///
/// @param nativePart empty when it is there, else a sentence that tells what is missing
/// @param precedence whether the band goes before other programs; empty where nobody can tell
public record Findings(
    String nativePart,
    String precedence,
    List<Route> routes,
    List<String> inputs,
    List<String> outputs,
    List<Checkup> checkups) {

  /// True when there is some way to play.
  public boolean canPlay() {
    return nativePart.isEmpty() || !inputs.isEmpty() || !outputs.isEmpty();
  }

  // ---- For people -------------------------------------------------------------------------------

  public String text() {
    var text = new StringBuilder();
    text.append("Ways to play\n");
    if (!nativePart.isEmpty()) {
      text.append("  ").append(nativePart).append('\n');
    } else {
      text.append("  plugin       the link to the DAW works in this computer's memory\n");
    }
    for (Route route : routes) {
      line(text, route.backend().title(), (route.ready() ? "" : "not ready: ") + route.words());
    }
    if (!precedence.isEmpty()) {
      line(text, "priority", precedence);
    }
    text.append("MIDI ports of this computer\n");
    line(text, "inputs", inputs.isEmpty() ? "none" : String.join(", ", inputs));
    line(text, "outputs", outputs.isEmpty() ? "none" : String.join(", ", outputs));
    for (Checkup checkup : checkups) {
      describe(text, checkup);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String words) {
    text.append(String.format(Locale.ROOT, "  %-12s %s%n", name, words));
  }

  private static void describe(StringBuilder text, Checkup checkup) {
    text.append("Measured: ").append(checkup.route());
    if (checkup.blockFrames() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              " (blocks of %d frames, %.2f ms)",
              checkup.blockFrames(),
              checkup.blockFrames() * 1000 / checkup.sampleRateHz()));
    }
    text.append('\n');
    if (!checkup.problem().isEmpty()) {
      line(text, "problem", checkup.problem());
    }
    checkup.thruFrames().ifPresent(spread -> line(text, "note thru", words(spread, "frames")));
    checkup.schedule().ifPresent(schedule -> describe(text, schedule));
    checkup
        .reaction()
        .ifPresent(reaction -> {
          line(text, "chord change", words(reaction.millis(), "ms to the first right note"));
          line(text, "", reaction.unanswered() + " chords unanswered");
        });
  }

  private static void describe(StringBuilder text, LoopCheck.Schedule schedule) {
    line(text, "scheduled", words(schedule.offFrames(), "frames off"));
    line(
        text,
        "",
        String.format(
            Locale.ROOT,
            "%d missed, %d too many, %d late, %d hanging",
            schedule.missed(),
            schedule.surplus(),
            schedule.late(),
            schedule.hanging()));
  }

  private static String words(Spread spread, String unit) {
    return spread.count() == 0
        ? "nothing came"
        : String.format(
            Locale.ROOT,
            "p50 %.1f, p99 %.1f, p99.9 %.1f, max %.1f %s (of %d)",
            spread.p50(),
            spread.p99(),
            spread.p999(),
            spread.max(),
            unit,
            spread.count());
  }

  // ---- For programs -----------------------------------------------------------------------------

  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("native", nativePart.isEmpty());
    root.put("nativeMissing", nativePart);
    root.put("precedence", precedence);
    for (Route route : routes) {
      root.withArray("routes")
          .addObject()
          .put("name", route.backend().title())
          .put("ready", route.ready())
          .put("words", route.words());
    }
    inputs.forEach(root.withArray("inputs")::add);
    outputs.forEach(root.withArray("outputs")::add);
    for (Checkup checkup : checkups) {
      write(root.withArray("checks").addObject(), checkup);
    }
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and texts can always be written", e);
    }
  }

  private static void write(ObjectNode node, Checkup checkup) {
    node.put("route", checkup.route())
        .put("blockFrames", checkup.blockFrames())
        .put("sampleRateHz", checkup.sampleRateHz())
        .put("problem", checkup.problem());
    checkup.thruFrames().ifPresent(spread -> write(node.putObject("thruFrames"), spread));
    checkup
        .schedule()
        .ifPresent(schedule -> {
          write(node.putObject("scheduledOffFrames"), schedule.offFrames());
          node.put("missed", schedule.missed())
              .put("surplus", schedule.surplus())
              .put("late", schedule.late())
              .put("hanging", schedule.hanging());
        });
    checkup
        .reaction()
        .ifPresent(reaction -> {
          write(node.putObject("chordChangeMillis"), reaction.millis());
          node.put("unanswered", reaction.unanswered());
        });
  }

  private static void write(ObjectNode node, Spread spread) {
    node.put("count", spread.count());
    if (spread.count() > 0) {
      node.put("p50", spread.p50())
          .put("p99", spread.p99())
          .put("p999", spread.p999())
          .put("max", spread.max());
    }
  }
}
