package io.sideman.app.osc;

import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.app.osc.OscPacket.Argument;
import io.sideman.app.osc.OscPacket.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the state of a band into messages: all of it, or what has changed since it was told last.
final class OscStates {
  private static final String STATE = OscCalls.ROOT + "state/";

  private final OscBands bands;
  private final int band;
  private Map<String, Message> told = Map.of();

  OscStates(OscBands bands, int band) {
    this.bands = bands;
    this.band = band;
  }

  List<Message> all() {
    told = read();
    return List.copyOf(told.values());
  }

  List<Message> changes() {
    Map<String, Message> now = read();
    var changed = new ArrayList<Message>();
    for (Message message : now.values()) {
      if (!message.equals(told.get(message.address()))) {
        changed.add(message);
      }
    }
    told = now;
    return changed;
  }

  private Map<String, Message> read() {
    BandState state = bands.state(band);
    var messages = new LinkedHashMap<String, Message>();
    text(messages, "chord", state.chord());
    text(messages, "next-chord", state.nextChord());
    text(messages, "key", state.key());
    text(messages, "section", state.section());
    text(messages, "style", state.style());
    text(messages, "time", state.time());
    text(messages, "message", state.message());
    put(messages, STATE + "tempo", new Argument.Real(state.bpm()));
    put(messages, STATE + "playing", new Argument.Flag(state.playing()));
    put(
        messages,
        STATE + "position",
        new Argument.Whole(state.bar()),
        new Argument.Whole(state.beat()));
    put(messages, STATE + "connection", new Argument.Whole(state.edges()));
    for (BandControl control : BandControls.all()) {
      float value = bands.value(band, control.number());
      if (!Float.isNaN(value)) {
        put(messages, OscCalls.ROOT + control.path(), new Argument.Real(value));
      }
    }
    return messages;
  }

  private static void text(Map<String, Message> messages, String name, String value) {
    put(messages, STATE + name, new Argument.Text(value));
  }

  private static void put(Map<String, Message> messages, String address, Argument... arguments) {
    messages.put(address, Message.of(address, arguments));
  }
}
