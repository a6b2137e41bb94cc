package io.sideman.corpus;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// On which side of the split a song stands. Fixed for ever: the SHA-1 of the song's base name (for
/// POP909 its three-digit number) as a number, modulo 10: 1 is test, 2 is validation.
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /// The side of one song.
  ///
  /// @param song base name without folder and extension; one name per song in all data sets
  public static Split of(String song) {
    return switch (sha1(song).mod(BigInteger.TEN).intValue()) {
      case 1 -> TEST;
      case 2 -> VALIDATION;
      default -> TRAIN;
    };
  }

  private static BigInteger sha1(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return new BigInteger(1, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
