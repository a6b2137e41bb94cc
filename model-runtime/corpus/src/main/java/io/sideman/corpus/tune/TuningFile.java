package io.sideman.corpus.tune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// How far the tuning of a style has come: `tuning.json` beside its networks. Written beside and
/// moved after each player, so that whoever is killed goes on with the next.
///
/// @param of tells the songs and the shipped networks: results of others do not count
/// @param done players that are done, in their order
public record TuningFile(String of, List<Tuned> done) {
  /// Name of the file.
  public static final String NAME = "tuning.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public TuningFile {
    done = List.copyOf(done);
  }

  /// What stands in a style's folder of networks; nothing done when there is none.
  public static TuningFile read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    var done = new ArrayList<Tuned>();
    if (!Files.exists(file)) {
      return new TuningFile("", done);
    }
    JsonNode json = JSON.readTree(Files.readString(file));
    for (JsonNode each : json.path("players")) {
      done.add(
          new Tuned(
              each.path("role").asText(),
              each.path("songs").asInt(),
              each.path("judged").asInt(),
              each.path("shippedNats").asDouble(Double.NaN),
              each.path("tunedNats").asDouble(Double.NaN),
              each.path("kept").asBoolean(),
              each.path("why").asText()));
    }
    return new TuningFile(json.path("of").asText(), done);
  }

  TuningFile and(Tuned next) {
    var more = new ArrayList<>(done);
    more.add(next);
    return new TuningFile(of, more);
  }

  boolean has(String role) {
    return done.stream().anyMatch(each -> each.role().equals(role));
  }

  void write(Path folder) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("of", of);
    var players = json.putArray("players");
    for (Tuned each : done) {
      ObjectNode own = players.addObject();
      own.put("role", each.role()).put("songs", each.songs()).put("judged", each.judged());
      number(own, "shippedNats", each.shippedNats());
      number(own, "tunedNats", each.tunedNats());
      own.put("kept", each.kept()).put("why", each.why());
    }
    Path beside = folder.resolve(NAME + ".part");
    Files.writeString(beside, json.toPrettyString() + "\n");
    Files.move(
        beside,
        folder.resolve(NAME),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    }
  }
}
