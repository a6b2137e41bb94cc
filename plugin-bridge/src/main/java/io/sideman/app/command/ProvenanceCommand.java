package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.engine.smf.Provenance;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sideman provenance`: how the tracks of a file came about, as they tell it themselves.
@Command(
    name = "provenance",
    description = "Tell how the tracks of a MIDI file were made, or take that out of it.",
    footer = {"", "Example: sideman provenance band.mid --strip plain.mid"})
public final class ProvenanceCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Console console;

  @Parameters(paramLabel = "FILE.mid", description = "The file to look into.")
  private Path input = Path.of("");

  @Option(names = "--json", description = "As JSON: an array, one object per track that tells.")
  private boolean json;

  @Option(
      names = "--strip",
      paramLabel = "OUT.mid",
      description = "Write the file without it, all else as it is.")
  private @Nullable Path stripped;

  public ProvenanceCommand(Console console, Folders folders) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Smf file = MidiInput.read(console, input);
    List<Provenance.OfTrack> found = Provenance.read(file);
    if (stripped != null) {
      WholeFile.write(stripped, SmfWriter.bytes(Provenance.strip(file)));
      console.out().println("Wrote " + stripped + ".");
    } else if (json) {
      console.out().println(JSON.writeValueAsString(array(found)));
    } else if (found.isEmpty()) {
      console.out().println("No track of " + input + " tells how it was made.");
    } else {
      found.forEach(this::tell);
    }
    return 0;
  }

  private void tell(Provenance.OfTrack track) {
    Provenance made = track.provenance();
    console.out().println("Track %d, %s".formatted(track.track() + 1, track.name()));
    console.out().println("  made by   " + made.program() + ", sideman " + made.command());
    tell("settings", made.settings());
    tell("inputs", made.inputs());
    tell("models", made.models());
  }

  private void tell(String what, Map<String, String> facts) {
    if (!facts.isEmpty()) {
      String text =
          facts.entrySet().stream()
              .map(fact -> fact.getKey() + " " + fact.getValue())
              .collect(Collectors.joining(", "));
      console.out().println("  %-9s %s".formatted(what, text));
    }
  }

  private static ArrayNode array(List<Provenance.OfTrack> found) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    for (Provenance.OfTrack each : found) {
      array
          .addObject()
          .put("track", each.track() + 1)
          .put("name", each.name())
          .set("provenance", JSON.readTree(each.provenance().json()));
    }
    return array;
  }
}
