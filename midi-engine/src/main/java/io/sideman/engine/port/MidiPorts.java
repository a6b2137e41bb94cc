package io.sideman.engine.port;

import io.sideman.engine.ring.OneToOneEventRing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;

/// The MIDI ports of this computer. Control thread only.
public final class MidiPorts {
  private enum Direction {
    INPUT("input"),
    OUTPUT("output");

    private final String word;

    Direction(String word) {
      this.word = word;
    }

    boolean has(MidiDevice device) {
      int most = this == INPUT ? device.getMaxTransmitters() : device.getMaxReceivers();
      return most != 0; // -1 means as many as one likes
    }
  }

  private record Port(PortInfo info, MidiDevice device) {}

  private final DeviceSource source;

  MidiPorts(DeviceSource source) {
    this.source = source;
  }

  public static MidiPorts system() {
    return new MidiPorts(DeviceSource::system);
  }

  public List<PortInfo> inputs() {
    return ports(Direction.INPUT).stream().map(Port::info).toList();
  }

  /// The outputs of the system; the built-in synthesiser is not among them.
  public List<PortInfo> outputs() {
    return ports(Direction.OUTPUT).stream().map(Port::info).toList();
  }

  /// Whether [#openBuiltInSynth] has an audio output to play through.
  public boolean hasBuiltInSynth() {
    return BuiltInSynth.hasAudioLine();
  }

  /// Opens an input.
  ///
  /// @param name its id or name, or a part of it; case does not matter
  /// @param ring gets what is played; nobody else may write to it
  /// @throws PortException when no port or several match, or it is in use
  public InputPort openInput(String name, OneToOneEventRing ring) {
    Port port = find(name, Direction.INPUT);
    try {
      port.device().open();
      return new InputPort(port.info(), port.device(), port.device().getTransmitter(), ring);
    } catch (MidiUnavailableException e) {
      throw inUse(port, Direction.INPUT, e);
    }
  }

  /// Opens an output; a part of "Built-in synthesiser" that no port of the system matches opens
  /// that.
  ///
  /// @param name its id or name, or a part of it; case does not matter
  /// @throws PortException when no port or several match, or it is in use
  public OutputPort openOutput(String name) {
    if (matching(name, ports(Direction.OUTPUT)).isEmpty() && contains(BuiltInSynth.INFO, name)) {
      return openBuiltInSynth();
    }
    Port port = find(name, Direction.OUTPUT);
    try {
      port.device().open();
      return new DeviceOutput(port.info(), port.device(), port.device().getReceiver());
    } catch (MidiUnavailableException e) {
      throw inUse(port, Direction.OUTPUT, e);
    }
  }

  /// @throws PortException when there is no audio output
  public OutputPort openBuiltInSynth() {
    try {
      return BuiltInSynth.open(MidiSystem.getSynthesizer());
    } catch (MidiUnavailableException e) {
      throw new PortException("This Java has no synthesiser. Give a MIDI output with --out.", e);
    }
  }

  private List<Port> ports(Direction direction) {
    var ports = new ArrayList<Port>();
    var seen = new HashMap<String, Integer>();
    for (MidiDevice device : source.devices()) {
      if (direction.has(device)) {
        String name = device.getDeviceInfo().getName().strip();
        int number = seen.merge(name, 1, Integer::sum);
        String id = number == 1 ? name : name + " #" + number;
        ports.add(new Port(new PortInfo(id, name, vendor(device)), device));
      }
    }
    return ports;
  }

  /// Java's drivers write "Unknown vendor" and the like where they know nothing.
  private static String vendor(MidiDevice device) {
    String vendor = device.getDeviceInfo().getVendor().strip();
    return vendor.toLowerCase(Locale.ROOT).startsWith("unknown") ? "" : vendor;
  }

  private Port find(String name, Direction direction) {
    List<Port> ports = ports(direction);
    List<Port> matches = matching(name, ports);
    if (matches.isEmpty()) {
      throw new PortException(
          ports.isEmpty()
              ? "No MIDI " + direction.word + " is connected. Connect one and start again."
              : "No MIDI "
                  + direction.word
                  + " matches \""
                  + name
                  + "\". There are: "
                  + list(ports)
                  + ".");
    }
    boolean sameName =
        matches.stream().allMatch(m -> m.info().name().equals(matches.getFirst().info().name()));
    if (!sameName) {
      throw new PortException(
          "Several MIDI " + direction.word + "s match \"" + name + "\": " + list(matches) + ".");
    }
    return matches.getFirst();
  }

  /// Ports of exactly this id or name; where there are none, those that contain it.
  private static List<Port> matching(String name, List<Port> ports) {
    String wanted = name.strip();
    List<Port> exact =
        ports.stream()
            .filter(p ->
                p.info().id().equalsIgnoreCase(wanted) || p.info().name().equalsIgnoreCase(wanted))
            .toList();
    return exact.isEmpty()
        ? ports.stream().filter(p -> contains(p.info(), wanted)).toList()
        : exact;
  }

  private static boolean contains(PortInfo info, String part) {
    return !part.isBlank()
        && info.id().toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
  }

  private static String list(List<Port> ports) {
    return ports.stream().map(port -> port.info().toString()).collect(Collectors.joining(", "));
  }

  private static PortException inUse(Port port, Direction direction, Exception cause) {
    return new PortException(
        "MIDI "
            + direction.word
            + " "
            + port.info()
            + " cannot be opened: "
            + cause.getMessage()
            + ". Close the program that uses it, or choose another.",
        cause);
  }
}
