package io.sideman.app.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.engine.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// The user's map as a file that people can read and write. Control thread.
public final class LearnFile {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Set<String> ENTRY_KEYS = Set.of("control", "midi", "as");

  private final Path path;

  /// @param home the user's folder, `SIDEMAN_HOME`
  public LearnFile(Path home) {
    path = home.resolve("midi-learn.json");
  }

  public Path path() {
    return path;
  }

  /// The map, or the one to begin with when there is no file.
  ///
  /// @throws LearnException when the file is wrong; the message names the place
  public LearnMap read() {
    if (!Files.exists(path)) {
      return LearnMap.DEFAULTS;
    }
    try {
      return map(JSON.readTree(Files.readString(path)));
    } catch (JsonProcessingException e) {
      throw new LearnException(path + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new LearnException(path + " cannot be read: " + e.getMessage(), e);
    } catch (LearnException e) {
      throw new LearnException(path + ": " + e.getMessage(), e);
    }
  }

  private static LearnMap map(JsonNode root) {
    if (root.path("formatVersion").asInt() != FORMAT) {
      throw new LearnException(
          "\"formatVersion\" must be 1, but was " + root.path("formatVersion") + ".");
    }
    List<Learned> entries = new ArrayList<>();
    for (JsonNode entry : root.path("learned")) {
      entries.add(learned(entry));
    }
    return new LearnMap(entries);
  }

  private static Learned learned(JsonNode entry) {
    for (Iterator<String> names = entry.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!ENTRY_KEYS.contains(name)) {
        throw new LearnException("Unknown key \"" + name + "\"; there are control, midi and as.");
      }
    }
    String word = entry.path("control").asText();
    BandControl control = control(word);
    MidiTrigger trigger = MidiTrigger.parse(entry.path("midi").asText());
    return entry.has("as")
        ? new Learned(trigger, control, Learned.Way.parse(entry.path("as").asText()))
        : Learned.of(trigger, control);
  }

  /// The control of a name as people give it.
  ///
  /// @throws LearnException when there is none
  public static BandControl control(String word) {
    return BandControls.find(word)
        .orElseThrow(() ->
            new LearnException(
                "There is no control \"" + word + "\"; `sideman controls` lists them."));
  }

  /// Replaces the file, whole or not at all.
  public void write(LearnMap map) {
    ObjectNode root = JSON.createObjectNode().put("formatVersion", FORMAT);
    var entries = root.putArray("learned");
    for (Learned learned : map.entries()) {
      entries
          .addObject()
          .put("control", learned.control().path())
          .put("midi", learned.trigger().toString())
          .put("as", learned.way().word());
    }
    try {
      Files.createDirectories(path.getParent());
      AtomicFile.write(
          path, (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LearnException(path + " cannot be written: " + e.getMessage(), e);
    }
  }
}
