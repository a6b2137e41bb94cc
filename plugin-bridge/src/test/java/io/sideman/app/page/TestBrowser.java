package io.sideman.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A Chromium of this computer, told what to do over its own DevTools protocol: no driver needs to
/// be installed.
final class TestBrowser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  private TestBrowser(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--autoplay-policy=no-user-gesture-required",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--window-size=1280,900",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket = connect(port(profile));
  }

  /// Empty where no browser is installed.
  static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path file = Path.of(folder, name);
        if (!folder.isBlank() && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  static TestBrowser open(Path program, Path profile) throws Exception {
    return new TestBrowser(program, profile);
  }

  private int port(Path profile) throws Exception {
    Path told = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < 300; i++) {
      if (Files.exists(told)) {
        List<String> lines = Files.readAllLines(told);
        if (lines.size() > 1) {
          return Integer.parseInt(lines.getFirst());
        }
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new IOException("the browser did not start");
  }

  private WebSocket connect(int port) throws Exception {
    var list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"));
    JsonNode tabs = JSON.readTree(client.send(list.build(), BodyHandlers.ofString()).body());
    for (JsonNode tab : tabs) {
      if (tab.path("type").asText().equals("page")) {
        var uri = URI.create(tab.path("webSocketDebuggerUrl").asText());
        return client
            .newWebSocketBuilder()
            .buildAsync(uri, new Answers())
            .get(10, TimeUnit.SECONDS);
      }
    }
    throw new IOException("the browser shows no page");
  }

  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          JsonNode node = JSON.readTree(text.toString());
          var future = waiting.remove(node.path("id").asInt());
          if (future != null) {
            future.complete(node);
          }
        } catch (IOException e) {
          throw new AssertionError("the browser speaks no JSON", e);
        } finally {
          text.setLength(0);
        }
      }
      return WebSocket.Listener.super.onText(from, data, last);
    }
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    int id = number.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(id, answer);
    var message = Map.of("id", id, "method", method, "params", parameters);
    socket.sendText(JSON.writeValueAsString(message), true).get(10, TimeUnit.SECONDS);
    return answer.get(20, TimeUnit.SECONDS).path("result");
  }

  void go(String address) throws Exception {
    JsonNode _ = call("Page.navigate", Map.of("url", address));
  }

  /// The value of an expression; promises are waited for.
  JsonNode value(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.path("exceptionDetails").toString());
    }
    return result.path("result").path("value");
  }

  /// Waits until an expression is true.
  void await(String expression) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (value(expression).asBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(
        expression + " did not come true; the page says: " + value("document.body.innerText"));
  }

  void picture(Path png) throws Exception {
    JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(png, Base64.getDecoder().decode(shot.path("data").asText()));
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Process _ = process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
