package io.sideman.app.page;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may ask for what. Only names of this computer count as host, so that no foreign name can be
/// bound to it (DNS rebinding); other pages' scripts are told by their origin; and everything but
/// the page's own look needs the key.
final class PageGate {
  private final PageKey key;
  private final Set<String> hosts;
  private final Set<String> origins;

  PageGate(PageKey key, int port) {
    this.key = key;
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
  }

  /// Why a request is refused; empty if it may pass.
  Optional<PageAnswer> refuse(FullHttpRequest request) {
    String host = request.headers().get(HttpHeaderNames.HOST, "");
    if (!hosts.contains(host)) {
      return refusal("This page answers to this computer only, not to \"" + clean(host) + "\".");
    }
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (origin != null && !origins.contains(origin)) {
      return refusal("Another page may not ask here.");
    }
    var query = new QueryStringDecoder(request.uri());
    boolean reads = request.method().equals(HttpMethod.GET);
    if (!reads && !request.method().equals(HttpMethod.POST)) {
      return Optional.of(PageAnswer.text(405, "Only GET and POST are known here."));
    }
    if (reads && PageFiles.isOpen(query.path())) {
      return Optional.empty();
    }
    String word = query.parameters().getOrDefault("key", List.of("")).getFirst();
    if (!key.opens(word)) {
      return refusal(
          "The key is missing or old. Open the page from the plugin's window, or by the address"
              + " that `sideman jam` prints.");
    }
    return Optional.empty();
  }

  private static Optional<PageAnswer> refusal(String words) {
    return Optional.of(PageAnswer.text(403, words));
  }

  private static String clean(String text) {
    return text.replaceAll("[^A-Za-z0-9.:-]", "?");
  }
}
