package io.sideman.engine.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;
import uk.co.xfactorylibrarians.coremidi4j.CoreMidiDeviceProvider;

/// Where devices come from, asked anew each time because musicians plug and unplug.
interface DeviceSource {
  List<MidiDevice> devices();

  /// The hardware and virtual ports of this computer, without Java's own sequencer and synthesiser.
  /// On macOS through CoreMIDI4J: Java's own driver there loses SysEx and time stamps.
  static List<MidiDevice> system() {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    MidiDevice.Info[] infos =
        mac ? CoreMidiDeviceProvider.getMidiDeviceInfo() : MidiSystem.getMidiDeviceInfo();
    var devices = new ArrayList<MidiDevice>();
    for (MidiDevice.Info info : infos) {
      try {
        MidiDevice device = MidiSystem.getMidiDevice(info);
        if (!(device instanceof Sequencer) && !(device instanceof Synthesizer)) {
          devices.add(device);
        }
      } catch (MidiUnavailableException | IllegalArgumentException e) {
        // it went away between the list and the look
      }
    }
    return devices;
  }
}
