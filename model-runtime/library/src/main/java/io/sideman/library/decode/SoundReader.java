package io.sideman.library.decode;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Reads sound files of every format that the library knows, told apart by their first bytes; the
/// name's ending only decides about MP3, which has no sure mark. At most [#MOST_SECONDS] of sound
/// are held, and no file is decoded longer than a minute.
public final class SoundReader {
  /// Longer files are read up to here.
  public static final double MOST_SECONDS = 600;

  /// Endings of files that can be read, lower case.
  public static final Set<String> ENDINGS =
      Set.of("wav", "wave", "aif", "aiff", "aifc", "flac", "mp3", "ogg", "oga");

  private static final double PATIENCE_SECONDS = 60;
  private static final int MARK = 12;

  private SoundReader() {}

  public static Sound read(Path file) throws IOException {
    return read(file, MOST_SECONDS);
  }

  /// Reads at most `mostSeconds` from the start.
  ///
  /// @throws SoundException if it is no sound that can be read, with the reason
  /// @throws IOException if the file cannot be read at all
  public static Sound read(Path file, double mostSeconds) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), Files.size(file), mostSeconds);
    }
  }

  /// Reads from a stream, which stays open.
  ///
  /// @param name of the file, for its ending
  public static Sound read(InputStream in, String name) throws IOException {
    return read(in, name, 0, MOST_SECONDS);
  }

  private static Sound read(InputStream stream, String name, long bytes, double mostSeconds)
      throws IOException {
    var in = new BufferedInputStream(new Patience(stream, PATIENCE_SECONDS), 1 << 15);
    in.mark(MARK);
    String mark = new String(in.readNBytes(MARK), StandardCharsets.ISO_8859_1);
    in.reset();
    if (mark.isEmpty()) {
      throw new SoundException("it is empty");
    }
    try {
      return decode(in, mark, name, bytes, mostSeconds);
    } catch (EOFException e) {
      throw new SoundException("it ends too early", e);
    } catch (RuntimeException e) {
      throw new SoundException("it is damaged", e);
    } catch (OutOfMemoryError e) {
      // A few damaged bytes can state sizes beyond any memory; what was asked for is free again.
      throw new SoundException("it states a size that does not fit into memory", e);
    }
  }

  private static Sound decode(
      InputStream in, String mark, String name, long bytes, double mostSeconds) throws IOException {
    boolean riff = mark.startsWith("RIFF") || mark.startsWith("RF64") || mark.startsWith("BW64");
    if (riff && mark.endsWith("WAVE")) {
      return WavReading.read(in, mostSeconds);
    }
    if (mark.startsWith("FORM") && (mark.endsWith("AIFF") || mark.endsWith("AIFC"))) {
      return AiffReading.read(in, mostSeconds);
    }
    if (mark.startsWith("fLaC")) {
      return FlacReading.read(in, mostSeconds);
    }
    if (mark.startsWith("OggS")) {
      return VorbisReading.read(in, mostSeconds);
    }
    if (mark.startsWith("ID3") || name.toLowerCase(Locale.ROOT).endsWith(".mp3")) {
      return Mp3Reading.read(in, bytes, mostSeconds);
    }
    throw new SoundException("it is neither WAV, AIFF, FLAC, MP3 nor Ogg Vorbis inside");
  }
}
