package io.sideman.library.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.engine.files.AtomicFile;
import io.sideman.library.index.LibraryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// How far the analysing process is, for other processes to read.
public final class ProgressFile {
  private static final long EACH_NANOS = 250_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private long nextNanos = System.nanoTime();

  public ProgressFile(LibraryHome home) {
    file = home.progress();
  }

  /// Notes it unless that was done just before.
  public void tell(Progress progress) {
    if (System.nanoTime() >= nextNanos) {
      write(progress);
      nextNanos = System.nanoTime() + EACH_NANOS;
    }
  }

  public void write(Progress progress) {
    var node = JSON.createObjectNode();
    node.put("phase", progress.phase().name().toLowerCase(Locale.ROOT));
    node.put("looked", progress.looked());
    node.put("total", progress.total());
    node.put("done", progress.done());
    node.put("failed", progress.failed());
    node.put("known", progress.known());
    node.put("gone", progress.gone());
    node.put("seconds", progress.seconds());
    try {
      AtomicFile.write(file, JSON.writeValueAsBytes(node));
    } catch (IOException e) {
      throw LibraryException.writing(e);
    }
  }

  public Optional<Progress> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      return Optional.of(
          new Progress(
              Progress.Phase.valueOf(node.path("phase").asText("done").toUpperCase(Locale.ROOT)),
              node.path("looked").asLong(),
              node.path("total").asLong(),
              node.path("done").asLong(),
              node.path("failed").asLong(),
              node.path("known").asLong(),
              node.path("gone").asLong(),
              node.path("seconds").asDouble()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // not worth a failure: it is written again in a moment
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw LibraryException.writing(e);
    }
  }
}
