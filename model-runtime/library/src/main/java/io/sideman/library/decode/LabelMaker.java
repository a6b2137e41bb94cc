package io.sideman.library.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Collects a [Label] while a file is read.
final class LabelMaker {
  private static final int MOST_WORDS = 64;
  private static final int MOST_LICENCE = 500;
  private static final int MOST_BEATS = 4096;
  private static final List<String> TONES =
      List.of("c", "c#", "d", "d#", "e", "f", "f#", "g", "g#", "a", "a#", "b");

  private OptionalDouble bpm = OptionalDouble.empty();
  private OptionalInt beats = OptionalInt.empty();
  private OptionalInt rootKey = OptionalInt.empty();
  private boolean oneShot;
  private boolean loops;
  private final Set<String> words = new HashSet<>();
  private String licence = "";

  /// The ACID chunk of WAV files: flags, root key, beats, metre, tempo.
  void acid(ByteBuffer chunk) {
    if (chunk.remaining() < 24) {
      return;
    }
    int at = chunk.position();
    int flags = chunk.getInt(at);
    oneShot |= (flags & 1) != 0;
    loops |= (flags & 1) == 0;
    int root = chunk.getShort(at + 4);
    if ((flags & 2) != 0 && root > 0 && root < 128) {
      rootKey = OptionalInt.of(root);
    }
    int count = chunk.getInt(at + 12);
    if (!oneShot && count > 0 && count < MOST_BEATS) {
      beats = OptionalInt.of(count);
    }
    if (!oneShot) {
      tempo(chunk.getFloat(at + 20));
    }
  }

  /// The `basc` chunk of Apple loops, which Apple has not described; as libsndfile and go-audio
  /// read it: version, beats, root key, scale (1 minor, 2 major), metre, 0 for a loop. What else a
  /// scale may be, they do not agree on.
  void appleLoop(ByteBuffer chunk) {
    if (chunk.remaining() < 18) {
      return;
    }
    int at = chunk.position();
    boolean loop = chunk.getShort(at + 16) == 0;
    oneShot |= !loop;
    loops |= loop;
    int root = chunk.getShort(at + 8);
    if (root > 0 && root < 128) {
      rootKey = OptionalInt.of(root);
      int scale = chunk.getShort(at + 10);
      if (scale == 1 || scale == 2) {
        words.add(TONES.get(root % 12) + (scale == 1 ? "minor" : "major"));
      }
    }
    int count = chunk.getInt(at + 4);
    int denominator = Math.max(1, chunk.getShort(at + 14));
    long quarters = 4L * count / denominator;
    if (loop && quarters > 0 && quarters < MOST_BEATS) {
      beats = OptionalInt.of((int) quarters);
    }
  }

  /// The sampler chunk of WAV files: MIDI unity note and number of loops.
  void sampler(ByteBuffer chunk) {
    if (chunk.remaining() < 36) {
      return;
    }
    int unity = chunk.getInt(chunk.position() + 12);
    if (rootKey.isEmpty() && unity > 0 && unity < 128) {
      rootKey = OptionalInt.of(unity);
    }
  }

  void tempo(double value) {
    if (value >= 30 && value <= 400) {
      bpm = OptionalDouble.of(value);
    }
  }

  /// A tag as in ID3, Vorbis comments and RIFF's LIST INFO.
  void tag(String name, String value) {
    String text = value.strip();
    switch (name.toUpperCase(Locale.ROOT)) {
      case "TBPM", "BPM", "TEMPO" -> number(text);
      case "TCOP", "COPYRIGHT", "LICENSE", "ICOP", "WCOP", "(C) " -> licence(text);
      case "TIT2",
          "TITLE",
          "TCON",
          "GENRE",
          "COMM",
          "COMMENT",
          "DESCRIPTION",
          "INAM",
          "IGNR",
          "ICMT",
          "IKEY",
          "ISBJ",
          "NAME",
          "ANNO" ->
          words(text);
      default -> {} // artists and years say nothing of the sound
    }
  }

  private void number(String text) {
    try {
      tempo(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      // A tempo that is no number states nothing.
    }
  }

  private void licence(String text) {
    if (licence.isEmpty()) {
      licence = text.length() > MOST_LICENCE ? text.substring(0, MOST_LICENCE) : text;
    }
  }

  private void words(String text) {
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}#]+", -1)) {
      if (word.length() > 1 && word.length() < 32 && words.size() < MOST_WORDS) {
        words.add(word);
      }
    }
  }

  /// Text of a chunk up to the first zero byte.
  static String text(ByteBuffer chunk) {
    byte[] bytes = new byte[chunk.remaining()];
    chunk.get(bytes);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  Label label(double fileSeconds) {
    return new Label(fileSeconds, bpm, beats, rootKey, oneShot, loops, words, licence);
  }
}
