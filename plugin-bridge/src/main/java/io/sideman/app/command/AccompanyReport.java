package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.conduct.HarmonyJournal;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The JSON of `--report`: what the band heard and when it decided so, and what it cost.
final class AccompanyReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private AccompanyReport() {}

  /// UTF-8. Ticks lie on the file, 960 per quarter; bars count from 1. `tick` is where the music
  /// stood when the band took the value up.
  static byte[] json(Accompaniment.Request request, Accompaniment.Result result) {
    ObjectNode root = JSON.createObjectNode();
    root.put("hear", request.hear().name().toLowerCase(Locale.ROOT));
    root.put("seed", request.settings().seed());
    root.put("timeFromFile", result.time().fromFile());
    root.put("endTick", result.endTick());
    MeterMap meters = request.file().meterMap();
    timeline(root.putArray("keys"), result.harmony().keys(), meters);
    timeline(root.putArray("chords"), result.harmony().chords(), meters);
    tempos(root.putArray("tempos"), result.tempos());
    ObjectNode notes = root.putObject("notesPerRole");
    result.notes().forEach((role, list) -> notes.put(role.id(), list.size()));
    ObjectNode planning = root.putObject("planning");
    planning.put("stepsPlanned", result.stepsPlanned());
    planning.put("replans", result.replans());
    planning.put(
        "meanMicrosPerStep", result.planningNanos() / 1e3 / Math.max(1, result.stepsPlanned()));
    planning.put("worstDecisionMicros", result.worstPlanningNanos() / 1e3);
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
  }

  private static <T> void timeline(
      ArrayNode array, List<HarmonyJournal.Entry<T>> entries, MeterMap meters) {
    for (HarmonyJournal.Entry<T> entry : entries) {
      array
          .addObject()
          .put("tick", entry.tick())
          .put("bar", meters.barAt(entry.tick()) + 1)
          .put("value", entry.value().toString());
    }
  }

  private static void tempos(ArrayNode array, List<TempoMap.Change> changes) {
    for (TempoMap.Change change : changes) {
      array
          .addObject()
          .put("tick", change.startTick())
          .put("bpm", Math.round(change.bpm() * 1000) / 1000.0);
    }
  }
}
