package io.sideman.app.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The word that lets a browser in. Other pages in the same browser do not know it.
public final class PageKey {
  private static final int BYTES = 12;

  private final String word;

  private PageKey(String word) {
    this.word = word;
  }

  /// A new one, from the system's randomness.
  public static PageKey draw() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new PageKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// True for the right word; takes as long for a wrong one.
  boolean opens(String given) {
    return MessageDigest.isEqual(
        word.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /// Where the page is: short enough for a plugin's window (63 letters).
  String address(int port) {
    return "http://127.0.0.1:" + port + "/?key=" + word;
  }
}
