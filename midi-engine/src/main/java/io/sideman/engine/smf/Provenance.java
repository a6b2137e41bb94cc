package io.sideman.engine.smf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a track came about, as a generated track tells it: a text meta at its start, `Sideman
/// provenance {...}` with JSON behind. Nothing in it names a date, a place on the machine or a
/// person, so the same work gives the same bytes.
///
/// @param program name and version
/// @param command as on the command line, such as `generate`
/// @param settings by option name without hyphens, in the order of the command line's help
/// @param inputs files that were read, as `sha256:` and the first 16 hexadecimal digits, by what
///   they were
/// @param models likewise, by file name without suffix
public record Provenance(
    String program,
    String command,
    Map<String, String> settings,
    Map<String, String> inputs,
    Map<String, String> models) {
  private static final String PREFIX = "Sideman provenance ";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What one track of a file says.
  ///
  /// @param track index into [Smf#tracks]
  public record OfTrack(int track, String name, Provenance provenance) {}

  public Provenance {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
  }

  /// What the tracks of a file say of themselves, in their order; empty when none does. A text that
  /// is damaged counts as none.
  public static List<OfTrack> read(Smf file) {
    var found = new ArrayList<OfTrack>();
    for (int i = 0; i < file.tracks().size(); i++) {
      SmfTrack track = file.tracks().get(i);
      int index = i;
      of(track).ifPresent(each -> found.add(new OfTrack(index, track.name().orElse(""), each)));
    }
    return found;
  }

  /// What one track says of itself.
  public static Optional<Provenance> of(SmfTrack track) {
    for (int i = 0; i < track.size(); i++) {
      if (isProvenance(track, i)) {
        return parse(track.text(i).substring(PREFIX.length()));
      }
    }
    return Optional.empty();
  }

  /// The tracks with this in each of them, all else as it was.
  public List<SmfTrack> stamp(List<SmfTrack> tracks) {
    return tracks.stream().map(this::stamp).toList();
  }

  /// The track with this behind its name. It replaces what it may have said before.
  public SmfTrack stamp(SmfTrack track) {
    byte[] old = without(track).rawBytes();
    byte[] text = (PREFIX + json()).getBytes(StandardCharsets.UTF_8);
    int at = behindName(old);
    var bytes = new ByteArrayOutputStream();
    bytes.write(old, 0, at);
    bytes.write(0);
    SmfTrackBuilder.writeMeta(bytes, MetaType.TEXT, text);
    bytes.write(old, at, old.length - at);
    return track(bytes.toByteArray(), track);
  }

  /// The file without any provenance, all else byte for byte as it was.
  public static Smf strip(Smf file) {
    var tracks = file.tracks().stream().map(Provenance::without).toList();
    return new Smf(file.format(), file.division(), tracks, List.of());
  }

  /// Only what stands where [#stamp] puts it is taken away.
  private static SmfTrack without(SmfTrack track) {
    byte[] raw = track.rawBytes();
    int start = behindName(raw);
    for (int i = 0; i < track.size(); i++) {
      if (isProvenance(track, i) && track.offset(i) == start + 1 && raw[start] == 0) {
        int end = track.offset(i) + track.metaLength(i);
        var bytes = new ByteArrayOutputStream();
        bytes.write(raw, 0, start);
        bytes.write(raw, end, raw.length - end);
        return track(bytes.toByteArray(), track);
      }
    }
    return track;
  }

  private static boolean isProvenance(SmfTrack track, int index) {
    return track.metaType(index) == MetaType.TEXT && track.text(index).startsWith(PREFIX);
  }

  private static SmfTrack track(byte[] bytes, SmfTrack like) {
    return new TrackParser("track", bytes, like.division(), new Warnings())
        .parse(0, bytes.length, 1);
  }

  /// Behind a track name that comes first, as ours does; else 0.
  private static int behindName(byte[] raw) {
    boolean named = raw.length > 3 && raw[0] == 0 && raw[1] == (byte) 0xFF && raw[2] == 3;
    return named && raw[3] >= 0 && 4 + raw[3] <= raw.length ? 4 + raw[3] : 0;
  }

  /// One line, its keys in the order of this record.
  public String json() {
    ObjectNode root = JSON.createObjectNode().put("program", program).put("command", command);
    settings.forEach(root.putObject("settings")::put);
    inputs.forEach(root.putObject("inputs")::put);
    models.forEach(root.putObject("models")::put);
    return root.toString();
  }

  /// Reads [#json] back; empty when it is damaged.
  public static Optional<Provenance> parse(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (!root.path("program").isTextual() || !root.path("command").isTextual()) {
        return Optional.empty();
      }
      return Optional.of(
          new Provenance(
              root.path("program").textValue(),
              root.path("command").textValue(),
              texts(root.path("settings")),
              texts(root.path("inputs")),
              texts(root.path("models"))));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new LinkedHashMap<String, String>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }
}
