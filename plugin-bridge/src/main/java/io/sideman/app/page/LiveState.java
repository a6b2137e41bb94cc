package io.sideman.app.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.jam.LiveTap;
import io.sideman.app.osc.BandState;
import io.sideman.app.take.Visits;
import io.sideman.engine.time.Ticks;
import java.util.function.Supplier;

/// What plays, for the page. Beats are quarters; seconds are those of the monotonic clock.
public final class LiveState {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<BandState> band;
  private final Supplier<LiveTap.Place> place;
  private final Visits visits;

  public LiveState(Supplier<BandState> band, Supplier<LiveTap.Place> place, Visits visits) {
    this.band = band;
    this.place = place;
    this.visits = visits;
  }

  Visits visits() {
    return visits;
  }

  LiveTap.Place place() {
    return place.get();
  }

  ObjectNode json() {
    BandState state = band.get();
    LiveTap.Place now = place.get();
    ObjectNode root = JSON.createObjectNode().put("type", "state");
    root.put("chord", state.chord()).put("nextChord", state.nextChord()).put("key", state.key());
    root.put("section", state.section()).put("style", state.style()).put("time", state.time());
    root.put("message", state.message()).put("bpm", state.bpm()).put("edges", state.edges());
    root.put("playing", now.isPlaying()).put("bar", state.bar()).put("beat", state.beat());
    root.set("visits", PageVisits.json(visits));
    if (now.isPlaying()) {
      root.put("bpm", now.bpm());
      root.put("beats", now.tick() / Ticks.PER_QUARTER);
      root.put("seconds", now.nanos() / 1e9);
      root.put("barBeats", (double) now.barTick() / Ticks.PER_QUARTER);
      root.put("beatsPerBar", (double) now.meter().barTicks() / Ticks.PER_QUARTER);
    }
    return root;
  }
}
