package io.sideman.app.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The list of changes as a file of one JSON object per line that only grows. A line that a crash
/// left unfinished is passed over. The caller holds the history's lock.
final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  Journal(Path file) {
    this.file = file;
  }

  List<Change> read() throws IOException {
    var changes = new ArrayList<Change>();
    if (Files.exists(file)) {
      // not readAllLines, which refuses a whole file for one half character
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        Change change = parse(line);
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  /// Adds a line and waits until it is on the disk.
  void append(Change change) throws IOException {
    boolean halfLine = Files.exists(file) && !endsWithNewLine();
    byte[] line = ((halfLine ? "\n" : "") + text(change) + "\n").getBytes(StandardCharsets.UTF_8);
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /// Replaces the whole journal, when old changes are let go.
  void rewrite(List<Change> changes) throws IOException {
    var text = new StringBuilder();
    changes.forEach(change -> text.append(text(change)).append('\n'));
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private boolean endsWithNewLine() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      var last = ByteBuffer.allocate(1);
      return size == 0 || channel.read(last, size - 1) == 1 && last.get(0) == '\n';
    }
  }

  private static String text(Change change) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("id", change.id())
            .put("at", change.at().toString())
            .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
            .put("of", change.of())
            .put("file", change.file().toString())
            .put("before", change.before())
            .put("after", change.after())
            .put("command", change.command());
    return node.toString();
  }

  private static @Nullable Change parse(String line) {
    if (line.isBlank()) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(line);
      return new Change(
          node.path("id").asLong(),
          Instant.parse(node.path("at").asText()),
          Change.Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
          node.path("of").asLong(),
          Path.of(node.path("file").asText()),
          node.path("before").isTextual() ? node.path("before").asText() : null,
          node.path("after").asText(),
          node.path("command").asText());
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      return null; // the end of a line that was never finished
    }
  }
}
