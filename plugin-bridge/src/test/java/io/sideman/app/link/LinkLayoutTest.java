package io.sideman.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkLayoutTest {
  private static final Path HEADERS =
      Path.of(System.getProperty("sideman.presets")).resolveSibling("native").resolve("include");

  @TempDir private Path folder;

  /// What Java believes, by the names of the header.
  private static Map<String, Long> believed() {
    var offsets = new LinkedHashMap<String, Long>();
    offsets.put("magic", LinkLayout.MAGIC_AT);
    offsets.put("version", LinkLayout.VERSION_AT);
    offsets.put("size", LinkLayout.SIZE_AT);
    offsets.put("report_size", LinkLayout.REPORT_SIZE_AT);
    offsets.put("order_size", LinkLayout.ORDER_SIZE_AT);
    offsets.put("view_size", LinkLayout.VIEW_SIZE_AT);
    offsets.put("edge_kind", LinkLayout.EDGE_KIND_AT);
    offsets.put("edge_pid", LinkLayout.EDGE_PID_AT);
    offsets.put("companion_version", LinkLayout.COMPANION_VERSION_AT);
    offsets.put("name", LinkLayout.NAME_AT);
    offsets.put("companion", LinkLayout.COMPANION_AT);
    offsets.put("heartbeat_nanos", LinkLayout.HEARTBEAT_AT);
    offsets.put("companion_pid", LinkLayout.COMPANION_PID_AT);
    offsets.put("panic", LinkLayout.PANIC_AT);
    offsets.put("generation", LinkLayout.GENERATION_AT);
    offsets.put("recalled", LinkLayout.RECALLED_AT);
    offsets.put("orders_refused", LinkLayout.ORDERS_REFUSED_AT);
    offsets.put("sample_rate", LinkLayout.SAMPLE_RATE_AT);
    offsets.put("edge_nanos", LinkLayout.EDGE_NANOS_AT);
    offsets.put("frame", LinkLayout.FRAME_AT);
    offsets.put("epoch", LinkLayout.EPOCH_AT);
    offsets.put("sounding", LinkLayout.SOUNDING_AT);
    offsets.put("notes_started", LinkLayout.NOTES_STARTED_AT);
    offsets.put("notes_ended", LinkLayout.NOTES_ENDED_AT);
    offsets.put("notes_late", LinkLayout.NOTES_LATE_AT);
    offsets.put("notes_stale", LinkLayout.NOTES_STALE_AT);
    offsets.put("latest_frames", LinkLayout.LATEST_FRAMES_AT);
    offsets.put("reports_refused", LinkLayout.REPORTS_REFUSED_AT);
    offsets.put("orders_broken", LinkLayout.ORDERS_BROKEN_AT);
    offsets.put("output_latency_frames", LinkLayout.OUTPUT_LATENCY_AT);
    offsets.put("listens", LinkLayout.LISTENS_AT);
    offsets.put("control", LinkLayout.CONTROL_AT);
    offsets.put("state_style", LinkLayout.STATE_STYLE_AT);
    offsets.put("seed", LinkLayout.SEED_AT);
    offsets.put("reports.written", LinkLayout.REPORTS_WRITTEN_AT);
    offsets.put("reports.read", LinkLayout.REPORTS_READ_AT);
    offsets.put("orders.written", LinkLayout.ORDERS_WRITTEN_AT);
    offsets.put("orders.read", LinkLayout.ORDERS_READ_AT);
    offsets.put("now.written", LinkLayout.NOW_WRITTEN_AT);
    offsets.put("now.read", LinkLayout.NOW_READ_AT);
    offsets.put("report", LinkLayout.REPORT_AT);
    offsets.put("order", LinkLayout.ORDER_AT);
    offsets.put("now_order", LinkLayout.NOW_ORDER_AT);
    offsets.put("view", LinkLayout.VIEW_AT);
    return offsets;
  }

  @Test
  void equalsTheHeaderAsTheCompilerLaysItOut() throws Exception {
    assumeTrue(hasCompiler(), "no C compiler here");
    var source = new StringBuilder("#include <stdio.h>\n#include <stddef.h>\n");
    source.append("#include \"sideman/link.h\"\nint main(void) {\n");
    for (String field : believed().keySet()) {
      source.append("printf(\"%zu\\n\", offsetof(sideman_link, ").append(field).append("));\n");
    }
    for (String size : new String[] {"link", "report", "order", "view"}) {
      source.append("printf(\"%zu\\n\", sizeof(sideman_").append(size).append("));\n");
    }
    source.append("return 0; }\n");
    var found = run(source.toString()).lines().map(Long::parseLong).toList();
    int i = 0;
    for (Map.Entry<String, Long> field : believed().entrySet()) {
      assertEquals(found.get(i++), field.getValue(), field.getKey());
    }
    assertEquals(found.get(i++), LinkLayout.FILE_BYTES);
    assertEquals(found.get(i++), LinkLayout.REPORT_BYTES);
    assertEquals(found.get(i++), LinkLayout.ORDER_BYTES);
    assertEquals(found.get(i), LinkLayout.VIEW_BYTES);
  }

  private String run(String source) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("layout.c"), source);
    Path program = folder.resolve("layout");
    String built = output("cc", "-I" + HEADERS, "-o", program.toString(), file.toString());
    assertEquals("", built);
    return output(program.toString());
  }

  private static boolean hasCompiler() throws InterruptedException {
    try {
      return new ProcessBuilder("cc", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String output(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }
}
