package io.sideman.corpus.audio;

import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import io.sideman.library.item.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The samples of `sonicpi_samples_cc0` whose label is a family. Labels that say where a sound
/// comes from and not what it is (`elec`, `loop`, `arovane`) are left out.
public final class NamedSamples {
  public static final String DATA_SET = "sonicpi_samples_cc0";

  private NamedSamples() {}

  /// @param group files of one recording: they stay on one side of a split
  public record Sample(String name, String label, String group, Family family, Sound sound) {}

  public static List<Sample> read(Path data) throws IOException {
    Path folder = data.resolve(DATA_SET);
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + DATA_SET + " in " + data + "; see --data.");
    }
    var samples = new ArrayList<Sample>();
    List<Path> files;
    try (var listed = Files.list(folder)) {
      files = listed.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".wav", "");
      String label = name.substring(0, Math.max(0, name.indexOf('_')));
      Optional<Family> family = family(label);
      if (family.isPresent()) {
        samples.add(new Sample(name, label, group(name), family.get(), SoundReader.read(file, 20)));
      }
    }
    return samples;
  }

  private static Optional<Family> family(String label) {
    return switch (label) {
      case "bd", "drum", "hat", "sn", "ride" -> Optional.of(Family.DRUMS);
      case "tabla", "perc" -> Optional.of(Family.PERCUSSION);
      case "bass" -> Optional.of(Family.BASS);
      case "guit" -> Optional.of(Family.GUITAR);
      case "ambi" -> Optional.of(Family.PAD);
      case "glitch", "misc", "vinyl", "mehackit" -> Optional.of(Family.EFFECTS);
      default -> Optional.empty();
    };
  }

  /// `drum_tom_hi_hard` and `drum_tom_mid_soft` are strokes of one set; so are `tabla_ke1`, `_ke2`.
  private static String group(String name) {
    String[] parts = name.split("_", -1);
    return parts[0] + "_" + (parts.length > 1 ? parts[1].replaceAll("\\d+$", "") : "");
  }
}
