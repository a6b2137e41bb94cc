package io.sideman.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.smf.Provenance;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private TestShelf shelf;
  private TestPage page;

  @BeforeEach
  void open() throws Exception {
    shelf = TestShelf.in(folder);
    page = new TestPage(shelf, folder);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void pageComesFromTheJarAndAsksNobodyElse() throws Exception {
    var answer = page.get("/");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("<title>Sideman</title>"));
    assertTrue(
        answer.headers().firstValue("content-security-policy").orElse("").contains("'none'"));
    for (String file : List.of("/page.js", "/live.js", "/audition.js", "/cards.js", "/page.css")) {
      var part = page.get(file);
      assertEquals(200, part.statusCode(), file);
      assertFalse(part.body().contains("https://"), file + " names another place");
    }
  }

  @Test
  void addressFitsIntoThePluginsWindow() {
    assertTrue(page.address().length() < 64, page.address());
    assertTrue(page.address().matches("http://127\\.0\\.0\\.1:\\d+/\\?key=[A-Za-z0-9_-]+"));
  }

  @Test
  void withoutTheKeyNothingIsTold() throws Exception {
    for (String path : List.of("/", "/api/library", "/api/suggest?key=wrong", "/live")) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page.port() + path));
      var answer = page.send(request.build());
      assertEquals(403, answer.statusCode(), path);
      assertTrue(answer.body().contains("sideman jam"), answer.body());
    }
  }

  @Test
  void anotherPageMayNotAskNorChange() throws Exception {
    var request =
        HttpRequest.newBuilder(page.uri("/api/deed?act=like&path=x"))
            .header("Origin", "http://evil.example")
            .POST(HttpRequest.BodyPublishers.noBody());
    assertEquals(403, page.send(request.build()).statusCode());
    assertTrue(shelf.deeds.isEmpty());
  }

  @Test
  void foreignNameOfThisComputerIsRefused() throws Exception {
    String request =
        "GET /api/library?key=" + page.key() + " HTTP/1.1\r\nHost: evil.example\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), page.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
      assertTrue(new BufferedReader(in).readLine().contains("403"));
    }
  }

  @Test
  void offersCarryTheirReasonsAndTheWayToTheSession() throws Exception {
    JsonNode offers = JSON.readTree(page.get("/api/suggest?words=bright&limit=5").body());
    assertEquals("bright", shelf.wishes.getFirst().words());
    JsonNode card = offers.path("offers").path(0);
    assertEquals("bright line.mid", card.path("name").asText());
    assertEquals(0.5, card.path("reasons").path("key").asDouble());
    assertEquals(TestPage.BPM, card.path("target").path("bpm").asDouble());
    assertEquals("C minor", card.path("target").path("words").asText());
  }

  @Test
  void takenFileIsConformedAndSaysWhereItComesFrom() throws Exception {
    var answer =
        page.bytes("/take/x.mid?tonic=0&minor=1&bpm=110&transpose=-2&stretch=0.909&" + path(0));
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.headers().firstValue("content-disposition").orElse("").contains("bright line"));
    Smf taken = SmfReader.read(answer.body(), "taken");
    assertEquals(110, taken.tempoMap().bpmAt(0), 1e-3);
    Key there = new Key(0, true);
    assertTrue(taken.notes().stream().map(Note::key).allMatch(there::contains));
    Provenance told = Provenance.read(taken).getFirst().provenance();
    assertEquals("bright line.mid", told.settings().get("file"));
    assertEquals("-2", told.settings().get("transpose"));
    assertFalse(told.json().contains(folder.toString()));
    assertEquals(List.of("USE bright line.mid 0.0"), shelf.deeds);
  }

  @Test
  void onlyFilesOfTheLibraryCanBeAskedFor() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    for (String call : List.of("/api/look?", "/api/sound?", "/take/x?")) {
      var answer = page.get(call + "path=" + encode(secret.toString()));
      assertEquals(422, answer.statusCode(), call);
      assertTrue(answer.body().contains("not in the library"), answer.body());
    }
    assertEquals(404, page.get("/../secret.txt").statusCode());
  }

  @Test
  void notesAreLookedAtAsAPicture() throws Exception {
    var answer = page.get("/api/look?" + path(0));
    assertEquals(200, answer.statusCode());
    byte[] png = Base64.getDecoder().decode(JSON.readTree(answer.body()).path("png").asText());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int drawn = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        drawn += (image.getRGB(x, y) >>> 24) > 100 ? 1 : 0;
      }
    }
    assertTrue(drawn > 200, drawn + " pixels of notes");
  }

  @Test
  void vanishedFileIsToldInASentence() throws Exception {
    Files.delete(shelf.entry(0).path());
    var answer = page.get("/api/look?" + path(0));
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("bright line.mid"), answer.body());
  }

  @Test
  void wrongNumbersAreToldWithTheirBounds() throws Exception {
    var answer = page.get("/api/suggest?variety=7");
    assertEquals(422, answer.statusCode());
    assertEquals("variety must be 0.0 to 1.0, but was 7.", answer.body());
  }

  @Test
  void deedsReachTheStore() throws Exception {
    assertEquals(200, page.post("/api/deed?act=like&" + path(1)).statusCode());
    assertEquals(200, page.post("/api/deed?act=audition&seconds=2.5&" + path(0)).statusCode());
    assertEquals(List.of("LIKE plain drums.mid 0.0", "AUDITION bright line.mid 2.5"), shelf.deeds);
  }

  @Test
  void anItemVisitsTheBandAndIsKept() throws Exception {
    var begun = page.post("/api/visit?tonic=0&minor=1&bpm=110&when=phrase&" + path(0));
    assertEquals(200, begun.statusCode(), begun.body());
    JsonNode visit = JSON.readTree(begun.body()).path("visits").path(0);
    assertEquals("bright line.mid", visit.path("name").asText());
    assertEquals("[\"lead\"]", visit.path("roles").toString());
    assertFalse(visit.path("kept").asBoolean());
    page.post("/api/visit?tonic=0&minor=1&bpm=110&beside=1&" + path(1));
    assertTrue(shelf.deeds.getFirst().startsWith("AUDITION bright line.mid"), "it was heard");
    JsonNode kept = JSON.readTree(page.post("/api/visit/keep").body()).path("visits");
    assertEquals("plain drums.mid", kept.path(0).path("name").asText());
    assertTrue(kept.path(0).path("kept").asBoolean());
    assertEquals("USE plain drums.mid 0.0", shelf.deeds.getLast());
    page.post("/api/visit?tonic=0&minor=1&bpm=110&" + path(0));
    assertEquals(
        2, JSON.readTree(page.post("/api/visit?bpm=110&" + path(0)).body()).path("visits").size());
    assertEquals(1, JSON.readTree(page.post("/api/visit/end").body()).path("visits").size());
    var none = page.post("/api/visit/back?role=drums");
    assertEquals(0, JSON.readTree(none.body()).path("visits").size());
    assertEquals(7, page.guests.size(), "the band is told of every change");
  }

  @Test
  void theBandHasNoPlaceForARoleThatItLacks() throws Exception {
    try (var small = new TestPage(shelf, folder, EnumSet.of(Role.PAD))) {
      var answer = small.post("/api/visit?bpm=110&" + path(0));
      assertEquals(422, answer.statusCode());
      assertEquals(
          "bright line.mid is for lead, which this band does not have (pad).", answer.body());
      assertTrue(small.guests.isEmpty());
    }
  }

  @Test
  void emptyLibrarySaysHowToFillIt() throws Exception {
    try (var bare = new TestPage(TestShelf.empty(), folder)) {
      JsonNode status = JSON.readTree(bare.get("/api/library").body());
      assertEquals(0, status.path("items").asInt());
      assertEquals("Add a folder.", status.path("message").asText());
    }
  }

  @Test
  void socketTellsWhereTheMusicIsAndWhatTimeItIs() throws Exception {
    var texts = new LinkedBlockingQueue<String>();
    var uri = URI.create(page.uri("/live").toString().replace("http:", "ws:"));
    WebSocket socket =
        page.client().newWebSocketBuilder().buildAsync(uri, new Listening(texts)).join();
    JsonNode first = next(texts, "state");
    JsonNode second = next(texts, "state");
    double seconds = second.path("seconds").asDouble() - first.path("seconds").asDouble();
    double beats = second.path("beats").asDouble() - first.path("beats").asDouble();
    assertTrue(seconds > 0);
    assertEquals(TestPage.BPM / 60, beats / seconds, 1e-3);
    assertEquals("Cm7", first.path("chord").asText());
    socket.sendText("12.5", true).join();
    JsonNode pong = next(texts, "pong");
    assertEquals(12.5, pong.path("ping").asDouble());
    assertEquals(System.nanoTime() / 1e9, pong.path("seconds").asDouble(), 1);
    socket.abort();
  }

  private static JsonNode next(LinkedBlockingQueue<String> texts, String type) throws Exception {
    while (true) {
      String text = texts.poll(5, TimeUnit.SECONDS);
      JsonNode node = JSON.readTree(text == null ? "{}" : text);
      if (text == null || node.path("type").asText().equals(type)) {
        return node;
      }
    }
  }

  private record Listening(LinkedBlockingQueue<String> texts) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      texts.add(data.toString());
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }

  private String path(int index) {
    return "path=" + encode(shelf.entry(index).path().toString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
