package io.sideman.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// What the page is made of, from the jar: nothing is fetched from anywhere else.
final class PageFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /// Everything there is: no path of a request ever names a resource by itself.
  private static final Map<String, String> NAMES =
      Map.of(
          "/", "page.html",
          "/page.css", "page.css",
          "/page.js", "page.js",
          "/live.js", "live.js",
          "/audition.js", "audition.js",
          "/cards.js", "cards.js",
          "/icon.svg", "icon.svg",
          "/favicon.ico", "icon.svg");

  private PageFiles() {}

  /// True for what tells nothing of the session and so needs no key: the page without its data.
  static boolean isOpen(String path) {
    return NAMES.containsKey(path) && !path.equals("/");
  }

  static Optional<PageAnswer> find(String path) {
    return Optional.ofNullable(NAMES.get(path)).map(PageFiles::read);
  }

  private static PageAnswer read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the page lacks " + name);
      }
      String ending = name.substring(name.lastIndexOf('.') + 1);
      return PageAnswer.of(TYPES.getOrDefault(ending, "text/plain"), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name + " from the jar", e);
    }
  }
}
