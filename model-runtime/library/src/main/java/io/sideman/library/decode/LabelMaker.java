package io.sideman.library.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Collects a [Label] while a file is read.
final class LabelMaker {
  private static final int MOST_WORDS = 64;
  private static final int MOST_LICENCE = 500;

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
    if (!oneShot && count > 0 && count < 4096) {
      beats = OptionalInt.of(count);
    }
    if (!oneShot) {
      tempo(chunk.getFloat(at + 20));
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
