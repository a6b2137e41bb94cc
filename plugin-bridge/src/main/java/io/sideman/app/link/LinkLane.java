package io.sideman.app.link;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.schedule.NoteLane;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;

/// Orders a band's notes from all edges of its seat, each in its own unit and time.
///
/// Conductor thread; allocates nothing after construction.
final class LinkLane implements NoteLane {
  private static final int VOLUME = 7;
  private static final int PAN = 10;
  private static final Role[] ROLES = Role.values();

  private final EdgeTable edges;
  private final TimeLine line;

  LinkLane(EdgeTable edges, TimeLine line) {
    this.edges = edges;
    this.line = line;
  }

  /// True when at least one edge took the order, or there is none to take it.
  @Override
  public boolean offer(Role role, int id, long startTick, long endTick, int key, int velocity) {
    boolean asked = false;
    boolean taken = false;
    for (int i = 0; i < edges.count(); i++) {
      Edge edge = edges.at(i);
      if (takesOrders(edge)) {
        asked = true;
        taken |= offer(edge, role, id, startTick, endTick, key, velocity);
      }
    }
    return taken || !asked;
  }

  private boolean offer(
      Edge edge, Role role, int id, long startTick, long endTick, int key, int velocity) {
    long start = line.moment(edge, startTick);
    long end = Math.max(start + 1, line.moment(edge, endTick));
    int what = OrderLane.pack(LinkLayout.ORDER_NOTE, unit(edge), role.ordinal(), key, velocity);
    int generation = edge.recalls().generation(role.ordinal());
    boolean taken = edge.scheduled().write(start, end, id, generation, edge.epoch(), what);
    if (taken && !line.ordersTicks(edge)) {
      edge.starts().add(role.ordinal(), startTick, start);
    }
    return taken;
  }

  @Override
  public void recall(Role role, long fromTick) {
    for (int i = 0; i < edges.count(); i++) {
      Edge edge = edges.at(i);
      if (takesOrders(edge)) {
        edge.recalls().recall(role.ordinal(), recallMoment(edge, role, fromTick));
      }
    }
  }

  private long recallMoment(Edge edge, Role role, long fromTick) {
    long moment = line.moment(edge, fromTick);
    return line.ordersTicks(edge)
        ? moment
        : edge.starts().recallFrame(role.ordinal(), fromTick, moment);
  }

  @Override
  public boolean release(Role role, int id, int key, long tick) {
    boolean taken = true;
    for (int i = 0; i < edges.count(); i++) {
      Edge edge = edges.at(i);
      if (takesOrders(edge)) {
        int what = OrderLane.pack(LinkLayout.ORDER_RELEASE, unit(edge), role.ordinal(), key, 0);
        long moment = line.moment(edge, tick);
        taken &= edge.scheduled().write(moment, moment, id, 0, edge.epoch(), what);
      }
    }
    return taken;
  }

  /// Tells the ports which sound each role has. Plugins are not told: their tracks have sounds of
  /// their own.
  void sendSounds(Edge edge, Style style) {
    if (edge.isPlugin()) {
      return;
    }
    for (Role role : ROLES) {
      RoleVoice voice = style.voice(role);
      send(edge, role, MidiMessage.program(role.channel(), voice.program()));
      send(edge, role, MidiMessage.control(role.channel(), VOLUME, voice.volume()));
      send(edge, role, MidiMessage.control(role.channel(), PAN, voice.pan()));
    }
  }

  /// The same from a band tick on.
  void sendSounds(Edge edge, Style style, long tick) {
    if (edge.isPlugin() || !edge.isAligned()) {
      return;
    }
    long moment = line.moment(edge, tick);
    for (Role role : ROLES) {
      RoleVoice voice = style.voice(role);
      send(edge, role, MidiMessage.program(role.channel(), voice.program()), moment);
      send(edge, role, MidiMessage.control(role.channel(), VOLUME, voice.volume()), moment);
      send(edge, role, MidiMessage.control(role.channel(), PAN, voice.pan()), moment);
    }
  }

  private void send(Edge edge, Role role, int message, long moment) {
    int what = OrderLane.pack(LinkLayout.ORDER_MIDI, unit(edge), role.ordinal(), 0, 0);
    edge.scheduled().write(moment, moment, message, 0, edge.epoch(), what);
  }

  private void send(Edge edge, Role role, int message) {
    int what = OrderLane.pack(LinkLayout.ORDER_MIDI, LinkLayout.UNIT_FRAMES, role.ordinal(), 0, 0);
    edge.now().write(0, 0, message, 0, edge.epoch(), what);
  }

  private boolean takesOrders(Edge edge) {
    return edge.isAligned();
  }

  private int unit(Edge edge) {
    return line.ordersTicks(edge) ? LinkLayout.UNIT_TICKS : LinkLayout.UNIT_FRAMES;
  }
}
