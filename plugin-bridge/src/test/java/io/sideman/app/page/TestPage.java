package io.sideman.app.page;

import io.sideman.app.cli.Folders;
import io.sideman.app.jam.LiveTap;
import io.sideman.app.jam.Played;
import io.sideman.app.osc.BandState;
import io.sideman.app.take.Auditions;
import io.sideman.app.take.Visits;
import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.steer.Visitors;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A page over a test library, while a band plays in C minor at 110 bpm.
final class TestPage implements AutoCloseable {
  static final double BPM = 110;

  private final HttpClient client = HttpClient.newHttpClient();
  private final long begun = System.nanoTime();
  private final PageServer server;

  /// Who visited the band, one after the other.
  final List<Visitors> guests = new CopyOnWriteArrayList<>();

  TestPage(Shelf shelf, Path home) throws IOException {
    this(shelf, home, EnumSet.of(Role.DRUMS, Role.BASS, Role.LEAD));
  }

  TestPage(Shelf shelf, Path home, Set<Role> roles) throws IOException {
    var state =
        new BandState("Cm7", "Fm7", "C minor", "A", "Test style", "", "", BPM, true, 1, 1, 0);
    var visits = new Visits(roles, guests::add);
    var live = new LiveState(() -> state, this::place, visits);
    var folders = new Folders(home, home);
    server =
        PageServer.open(
            0, new PageApi(live, shelf, new Auditions(folders), () -> Optional.of(played())));
  }

  private LiveTap.Place place() {
    long now = System.nanoTime();
    double tick = (now - begun) / 60e9 * BPM * 960;
    return new LiveTap.Place(tick, now, BPM, (long) Math.floor(tick / 3840) * 3840, Meter.COMMON);
  }

  private static Played played() {
    return new Played(
        Map.of(),
        List.of(),
        List.of(),
        Timeline.of(Chord.NONE, List.of()),
        Optional.of(new Key(0, true)),
        BPM,
        Meter.COMMON,
        3840);
  }

  String address() {
    return server.address();
  }

  int port() {
    return server.port();
  }

  String key() {
    return address().substring(address().indexOf("key=") + 4);
  }

  URI uri(String path) {
    String joint = path.contains("?") ? "&" : "?";
    return URI.create("http://127.0.0.1:" + port() + path + joint + "key=" + key());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  HttpResponse<String> post(String path) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  HttpResponse<byte[]> bytes(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
