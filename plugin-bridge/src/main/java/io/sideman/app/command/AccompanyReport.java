package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.HarmonyJournal;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.originality.OriginalityCheck;
import io.sideman.players.originality.OriginalityIndex;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The JSON of `--report`: what the band heard and when it decided so, and what it cost.
final class AccompanyReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private AccompanyReport() {}

  /// UTF-8. Ticks lie on the file, 960 per quarter; bars count from 1. `tick` is where the music
  /// stood when the band took the value up.
  static byte[] json(
      Accompaniment.Request request, Accompaniment.Result result, OriginalityIndex learned) {
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
    root.set("originality", originality(request, result, learned).json());
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

  /// Lead and keys on the beat that the band played by, or on the file's where it found its beat on
  /// the way.
  private static OriginalityReport originality(
      Accompaniment.Request request, Accompaniment.Result result, OriginalityIndex learned) {
    var parts = new LinkedHashMap<String, List<Note>>();
    for (Role role : List.of(Role.LEAD, Role.KEYS)) {
      List<Note> notes = result.notes().getOrDefault(role, List.of());
      boolean foreseen = !result.tempos().isEmpty();
      parts.put(
          role.id(), foreseen ? result.time().toBand(notes, request.file().tempoMap()) : notes);
    }
    return OriginalityReport.of(parts, result.time().meters(), new OriginalityCheck(learned));
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
