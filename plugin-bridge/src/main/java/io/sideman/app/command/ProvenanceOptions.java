package io.sideman.app.command;

import io.sideman.app.cli.Program;
import io.sideman.engine.smf.Provenance;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.players.model.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `--no-provenance`, and the writing of what it turns off. A command takes this in as a mixin and
/// passes the tracks it made through [#mark] before they are written; the mixin reads the command's
/// settings off the command line by itself.
final class ProvenanceOptions {
  /// What says where files and ports are on this computer, not how the music came about.
  private static final Set<String> OF_THE_MACHINE =
      Set.of("--in", "--out", "--osc", "--soundfont", "--no-provenance", "--help");

  private static final int LONGEST_VALUE = 2000;

  @Option(
      names = "--no-provenance",
      description = "Do not write into the tracks how they were made (docs/files.md).")
  private boolean none;

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  /// The tracks, each of them told how it was made; as they are under `--no-provenance`.
  ///
  /// @param tracks Sideman's own, never the input's
  /// @param models files of the models that were used; those that are not there are left out
  List<SmfTrack> mark(List<SmfTrack> tracks, Collection<Path> models) {
    return none ? tracks : provenance(models).stamp(tracks);
  }

  private Provenance provenance(Collection<Path> models) {
    var settings = new LinkedHashMap<String, String>();
    var inputs = new LinkedHashMap<String, String>();
    CommandSpec spec = command();
    for (OptionSpec option : spec.options()) {
      if (!option.usageHelp() && !OF_THE_MACHINE.contains(option.longestName())) {
        put(option, option.longestName().substring(2), settings);
      }
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      if (parameter.getValue() instanceof Path file) {
        digest(file, parameter.paramLabel(), inputs);
      } else {
        put(parameter, parameter.paramLabel(), settings);
      }
    }
    var hashes = new LinkedHashMap<String, String>();
    models.stream().sorted().forEach(model -> digest(model, name(model), hashes));
    String path = spec.qualifiedName(" ");
    String name = path.substring(path.indexOf(' ') + 1);
    return new Provenance("Sideman " + Program.version(), name, settings, inputs, hashes);
  }

  private CommandSpec command() {
    if (command == null) {
      throw new IllegalStateException("picocli fills in the command before it runs");
    }
    return command;
  }

  private static String name(Path model) {
    return String.valueOf(model.getFileName()).replace(ModelFile.SUFFIX, "");
  }

  /// Output files and folders are no settings; flags count when they are set.
  private static void put(ArgSpec argument, String name, Map<String, String> settings) {
    Object value = argument.getValue();
    if (value == null || value instanceof Path || Boolean.FALSE.equals(value)) {
      return;
    }
    if (value instanceof Collection<?> several && several.isEmpty()) {
      return;
    }
    String text =
        value instanceof Collection<?> several
            ? several.stream().map(ProvenanceOptions::text).collect(Collectors.joining(","))
            : text(value);
    settings.put(name, text);
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    String text = value.toString();
    Path file = file(text);
    if (file != null) {
      return digest(file);
    }
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }

  /// The file that a text option names, if it does: a chart, a style. Its place stays untold.
  private static @Nullable Path file(String text) {
    try {
      Path file = Path.of(text);
      return Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static void digest(Path file, String name, Map<String, String> into) {
    if (Files.isRegularFile(file)) {
      into.put(name, digest(file));
    }
  }

  private static String digest(Path file) {
    try {
      var sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return "sha256:" + HexFormat.of().formatHex(sha, 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
