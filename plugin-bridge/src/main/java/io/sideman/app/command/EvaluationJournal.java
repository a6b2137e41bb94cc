package io.sideman.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.cli.WholeFile;
import io.sideman.corpus.evaluate.EvaluationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Reports of finished evaluations, one file each, so that a run that was killed goes on where it
/// was. A report counts as long as models and options are the ones it was made with.
final class EvaluationJournal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String circumstances;

  /// A report with the time it took.
  record Done(EvaluationReport report, double seconds) {}

  /// @param circumstances what a report depends on, as text
  EvaluationJournal(Path folder, String circumstances) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.circumstances = circumstances;
  }

  /// The report of this name, if it was made in these circumstances.
  Optional<Done> find(String name) throws IOException {
    Optional<JsonNode> found = read(name);
    if (found.isEmpty() || !found.get().path("circumstances").asText().equals(circumstances)) {
      return Optional.empty();
    }
    JsonNode root = found.get();
    var report = JSON.treeToValue(root.get("report"), EvaluationReport.class);
    return Optional.of(new Done(report, root.path("seconds").asDouble()));
  }

  /// How long it took last time, in whatever circumstances.
  OptionalDouble lastSeconds(String name) throws IOException {
    return read(name)
        .map(root -> OptionalDouble.of(root.path("seconds").asDouble()))
        .orElse(OptionalDouble.empty());
  }

  void keep(String name, Done done) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("circumstances", circumstances);
    root.put("seconds", done.seconds());
    root.set("report", JSON.valueToTree(done.report()));
    WholeFile.write(file(name), ReportText.json(root).getBytes(StandardCharsets.UTF_8));
  }

  private Optional<JsonNode> read(String name) throws IOException {
    Path file = file(name);
    return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  /// A checksum of all files of a folder, by name and content.
  static String fingerprint(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "none";
    }
    var crc = new CRC32();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      crc.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      crc.update(Files.readAllBytes(file));
    }
    return Long.toHexString(crc.getValue());
  }
}
