package io.sideman.engine.score;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// The zip around compressed MusicXML (`.mxl`).
final class Container {
  /// Most bytes of a score, unpacked.
  static final int LARGEST = 64 << 20;

  private static final int MOST_ENTRIES = 200;
  private static final String DIRECTORY = "META-INF/container.xml";
  private static final String SCORE = "score.musicxml";

  private Container() {}

  static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
  }

  /// The score that the container's directory names first, else its first XML file. Nothing is
  /// unpacked to disk, and not more than [#LARGEST] bytes in all.
  static byte[] score(byte[] zip, String file) {
    Map<String, byte[]> entries = unpack(zip, file);
    byte[] named = named(entries, file);
    if (named != null) {
      return named;
    }
    return entries.entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("META-INF"))
        .filter(entry -> entry.getKey().endsWith("xml"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() ->
            new ScoreException(
                file, "a .mxl file must hold a MusicXML file, but holds none. Export it again."));
  }

  /// What the directory names. A broken one is passed over: files with a bare apostrophe in it are
  /// about.
  private static byte @Nullable [] named(Map<String, byte[]> entries, String file) {
    byte[] directory = entries.get(DIRECTORY);
    try {
      if (directory != null) {
        for (XmlElement list : XmlReader.read(directory, file).children()) {
          for (XmlElement root : list.children("rootfile")) {
            byte[] found = entries.get(root.attribute("full-path"));
            if (found != null) {
              return found;
            }
          }
        }
      }
    } catch (ScoreException e) {
      return null;
    }
    return null;
  }

  private static Map<String, byte[]> unpack(byte[] zip, String file) {
    var entries = new LinkedHashMap<String, byte[]>();
    int left = LARGEST;
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readNBytes(left + 1);
        left -= content.length;
        if (left < 0 || entries.size() == MOST_ENTRIES) {
          throw new ScoreException(
              file,
              "a .mxl file may unpack to %d MB and %d files, but this goes beyond that. "
                      .formatted(LARGEST >> 20, MOST_ENTRIES)
                  + "Unpack it yourself if you trust it, and take pictures out.");
        }
        entries.put(entry.getName(), content);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new ScoreException(
          file, "a .mxl file must be a sound zip, but " + e.getMessage() + ". Export it again.", e);
    }
    return entries;
  }

  /// The same score, the same bytes: the entries carry no date of today.
  static byte[] pack(byte[] score) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      String directory =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container><rootfiles>"
              + "<rootfile full-path=\""
              + SCORE
              + "\" media-type=\"application/vnd.recordare.musicxml+xml\"/>"
              + "</rootfiles></container>\n";
      put(zip, DIRECTORY, directory.getBytes(StandardCharsets.UTF_8));
      put(zip, SCORE, score);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes all that is written", e);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.fromMillis(315_619_200_000L)); // 1980, zip's first year
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
