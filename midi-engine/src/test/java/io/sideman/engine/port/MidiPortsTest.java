package io.sideman.engine.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.ring.OneToOneEventRing;
import java.util.List;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import org.junit.jupiter.api.Test;

class MidiPortsTest {
  private final LoopDevice keyboard = LoopDevice.input("Keystation 49");
  private final LoopDevice pads = LoopDevice.input("Drum Pads");
  private final LoopDevice synth = LoopDevice.output("JV-1080");
  private final LoopDevice twin = LoopDevice.output("JV-1080");
  private final LoopDevice other = LoopDevice.output("JX-3P");
  private final MidiPorts ports = new MidiPorts(() -> List.of(keyboard, pads, synth, twin, other));

  @Test
  void listsPortsWithIdsThatTellTwinsApart() {
    assertEquals(
        List.of("Keystation 49", "Drum Pads"), ports.inputs().stream().map(PortInfo::id).toList());
    assertEquals(
        List.of("JV-1080", "JV-1080 #2", "JX-3P"),
        ports.outputs().stream().map(PortInfo::id).toList());
    assertEquals("", ports.inputs().getFirst().vendor());
    assertEquals("Acme", ports.outputs().getFirst().vendor());
  }

  @Test
  void opensByPartOfTheNameInAnyCase() {
    try (InputPort port = ports.openInput("keyst", new OneToOneEventRing(8))) {
      assertEquals("Keystation 49", port.info().name());
      assertTrue(keyboard.isOpen());
    }
    assertFalse(keyboard.isOpen());
  }

  @Test
  void opensATwinByItsId() {
    try (OutputPort port = ports.openOutput("jv-1080 #2")) {
      port.send(MidiMessage.program(0, 5));
    }
    assertEquals(List.of("c005"), twin.received());
    assertEquals(List.of(), synth.received());
  }

  @Test
  void inputsDeliverTimedMessagesIntoTheRing() throws Exception {
    var ring = new OneToOneEventRing(8);
    try (InputPort port = ports.openInput("pads", ring)) {
      long before = System.nanoTime();
      pads.play(new ShortMessage(ShortMessage.NOTE_ON, 9, 38, 100));
      pads.play(new SysexMessage(new byte[] {(byte) 0xF0, 1, (byte) 0xF7}, 3));
      pads.play(new ShortMessage(ShortMessage.TIMING_CLOCK));
      assertTrue(port.ring().poll());
      assertEquals(MidiMessage.noteOn(9, 38, 100), ring.message());
      assertTrue(ring.nanos() >= before && ring.nanos() <= System.nanoTime());
      assertTrue(ring.poll());
      assertEquals(MidiMessage.CLOCK, ring.message());
      assertFalse(ring.poll());
    }
  }

  @Test
  void closingEndsWhatStillSounds() {
    OutputPort port = ports.openOutput("JX");
    port.send(MidiMessage.noteOn(0, 60, 100));
    port.send(MidiMessage.noteOn(0, 64, 100));
    port.send(MidiMessage.noteOff(0, 60));
    port.send(MidiMessage.noteOn(9, 127, 1));
    port.close();
    port.close();
    port.send(MidiMessage.noteOn(0, 70, 100));
    assertEquals(
        List.of(
            "903c64", "904064", "803c40", "997f01", "804040", "897f40", "b04000", "b07b00",
            "b94000", "b97b00"),
        other.received());
    assertFalse(other.isOpen());
  }

  @Test
  void anUnpluggedDeviceIsCountedAndStopsNothing() {
    try (OutputPort port = ports.openOutput("JX")) {
      other.unplug();
      port.send(MidiMessage.noteOn(0, 60, 100));
      port.send(MidiMessage.of(MidiMessage.CLOCK, 0, 0));
      assertEquals(2, port.failed());
    }
  }

  @Test
  void aMissingPortListsThoseThatExist() {
    assertEquals(
        "No MIDI output matches \"Moog\". There are: \"JV-1080\" (Acme), \"JV-1080 #2\" (Acme),"
            + " \"JX-3P\" (Acme).",
        assertThrows(PortException.class, () -> ports.openOutput("Moog")).getMessage());
    var nothing = new MidiPorts(List::of);
    assertEquals(
        "No MIDI input is connected. Connect one and start again.",
        assertThrows(PortException.class, () -> nothing.openInput("any", new OneToOneEventRing(8)))
            .getMessage());
  }

  @Test
  void anAmbiguousNameListsTheCandidates() {
    assertEquals(
        "Several MIDI outputs match \"j\": \"JV-1080\" (Acme), \"JV-1080 #2\" (Acme), \"JX-3P\""
            + " (Acme).",
        assertThrows(PortException.class, () -> ports.openOutput("j")).getMessage());
  }

  @Test
  void aBusyPortSaysSo() {
    other.useElsewhere();
    assertEquals(
        "MIDI output \"JX-3P\" (Acme) cannot be opened: device or resource busy. Close the program"
            + " that uses it, or choose another.",
        assertThrows(PortException.class, () -> ports.openOutput("JX")).getMessage());
  }

  @Test
  void withoutAudioTheBuiltInSynthesiserSaysSo() {
    assumeFalse(ports.hasBuiltInSynth());
    String message =
        assertThrows(PortException.class, () -> ports.openOutput("built-in")).getMessage();
    assertTrue(message.contains("needs an audio output, but Java finds none"), message);
  }

  @Test
  void theSystemCanBeAskedOnEveryMachine() {
    MidiPorts system = MidiPorts.system();
    for (PortInfo port : system.outputs()) {
      assertFalse(port.name().equals("Gervill"), port::toString);
    }
    assertEquals(system.inputs(), MidiPorts.system().inputs());
  }
}
