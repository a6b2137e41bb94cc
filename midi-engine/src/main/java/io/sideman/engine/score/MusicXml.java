package io.sideman.engine.score;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// MusicXML, plain (`.musicxml`, `.xml`) and compressed (`.mxl`). What of it is read and written
/// stands in `docs/files.md`.
public final class MusicXml {
  /// What becomes of repeat signs.
  public enum Repeats {
    /// Played, with their endings.
    PLAYED,
    /// Every measure once, as on paper.
    AS_WRITTEN
  }

  private MusicXml() {}

  /// Whether the name says MusicXML.
  public static boolean isName(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".musicxml") || name.endsWith(".xml") || name.endsWith(".mxl");
  }

  /// @throws ScoreException for people, when the file is no score
  public static Score read(Path file, Repeats repeats) throws IOException {
    long size = Files.size(file);
    if (size > Container.LARGEST) {
      throw new ScoreException(
          file.toString(),
          "a score may have %d MB at most, but it has %d. Split it into movements."
              .formatted(Container.LARGEST >> 20, size >> 20));
    }
    return read(Files.readAllBytes(file), file.toString(), repeats);
  }

  /// @param name of the file, for messages
  public static Score read(byte[] bytes, String name, Repeats repeats) {
    byte[] xml = Container.isZip(bytes) ? Container.score(bytes, name) : bytes;
    return new ScoreReader(XmlReader.read(xml, name), name, repeats).read();
  }

  /// Plain MusicXML 4.0 in UTF-8.
  public static byte[] write(Score score) {
    return new ScoreWriter(score).write().getBytes(StandardCharsets.UTF_8);
  }

  /// Compressed MusicXML.
  public static byte[] writeCompressed(Score score) {
    return Container.pack(write(score));
  }
}
