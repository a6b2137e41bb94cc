package io.sideman.app.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.engine.event.MidiMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiLearnTest {
  /// Controls that keep what they are told.
  private static final class Desk implements MidiLearn.Controls {
    final float[] values = new float[BandControls.LIMIT];
    int moves;

    Desk() {
      Arrays.fill(values, Float.NaN);
    }

    @Override
    public void set(int control, float value) {
      values[control] = value;
      moves++;
    }

    @Override
    public float value(int control) {
      return values[control];
    }
  }

  private static final int INTENSITY = BandControls.INTENSITY;

  private final Desk desk = new Desk();

  private static BandControl control(String path) {
    return BandControls.find(path).orElseThrow();
  }

  private static MidiLearn learn(String trigger, String path) {
    return new MidiLearn(
        new LearnMap(List.of(Learned.of(MidiTrigger.parse(trigger), control(path)))));
  }

  private static int cc(int channel, int controller, int value) {
    return MidiMessage.control(channel, controller, value);
  }

  @Test
  void turnsAKnobOverTheWholeRange() {
    MidiLearn learn = learn("CC 20", "intensity");
    assertTrue(learn.take(cc(3, 20, 0), desk));
    assertEquals(-1, desk.values[INTENSITY]);
    learn.take(cc(3, 20, 127), desk);
    assertEquals(1, desk.values[INTENSITY]);
    assertFalse(learn.take(cc(3, 21, 64), desk), "others pass");
  }

  @Test
  void picksUpWhereTheControlStands() {
    MidiLearn learn = learn("CC 20", "adventure");
    desk.values[BandControls.ADVENTURE] = 0.5f;
    learn.take(cc(0, 20, 10), desk);
    learn.take(cc(0, 20, 30), desk);
    assertEquals(0, desk.moves, "far below");
    learn.take(cc(0, 20, 80), desk);
    assertEquals(80 / 127f, desk.values[BandControls.ADVENTURE], 0.001f, "passed it");
    learn.take(cc(0, 20, 40), desk);
    assertEquals(40 / 127f, desk.values[BandControls.ADVENTURE], 0.001f, "holds it");
    desk.values[BandControls.ADVENTURE] = 0.9f; // somebody else has moved it
    learn.take(cc(0, 20, 41), desk);
    assertEquals(0.9f, desk.values[BandControls.ADVENTURE], "and must be met again");
  }

  @Test
  void makesAGestureWithAFootSwitch() {
    var learn = new MidiLearn(LearnMap.DEFAULTS);
    learn.take(cc(0, 80, 127), desk);
    assertEquals(1, desk.values[BandControls.FILL]);
    learn.take(cc(0, 80, 0), desk);
    assertEquals(0, desk.values[BandControls.FILL]);
  }

  @Test
  void togglesWhatLastsWithEachPress() {
    var learn = new MidiLearn(LearnMap.DEFAULTS);
    for (int press = 1; press <= 3; press++) {
      learn.take(cc(0, 82, 127), desk);
      learn.take(cc(0, 82, 90), desk); // some switches send their pressure on
      learn.take(cc(0, 82, 0), desk);
      assertEquals(press % 2, desk.values[BandControls.HOLD], "after press " + press);
    }
  }

  @Test
  void takesKeysOnTheirChannelOnly() {
    MidiLearn learn = learn("key 36 channel 10", "mute/bass");
    assertFalse(learn.take(MidiMessage.noteOn(0, 36, 90), desk));
    assertTrue(learn.take(MidiMessage.noteOn(9, 36, 90), desk));
    assertTrue(learn.take(MidiMessage.noteOff(9, 36), desk), "its end is not for the band either");
    assertEquals(1, desk.values[BandControls.MUTE + 1]);
  }

  @Test
  void choosesAStyleByProgram() {
    MidiLearn learn = learn("program any", "style");
    learn.take(MidiMessage.program(5, 7), desk);
    assertEquals(7, desk.values[BandControls.STYLE]);
  }

  @Test
  void makesAGestureByProgram() {
    MidiLearn learn = learn("program 3", "fill");
    learn.take(MidiMessage.program(0, 3), desk);
    assertEquals(2, desk.moves, "made and let go");
    assertEquals(0, desk.values[BandControls.FILL]);
  }

  @Test
  void learnsAKnobByMovingIt() {
    var learn = new MidiLearn(new LearnMap(List.of()));
    learn.listenFor(control("intensity"));
    learn.take(cc(2, 74, 10), desk);
    learn.take(cc(2, 1, 10), desk); // a stray one
    learn.take(cc(2, 74, 11), desk);
    learn.take(cc(2, 74, 12), desk);
    assertNull(learn.found());
    learn.take(cc(2, 74, 13), desk);
    Learned found = learn.found();
    assertTrue(found != null);
    assertEquals("CC 74 channel 3 moves intensity (knob)", found.describe());
    learn.use(learn.map().with(found));
    learn.take(cc(2, 74, 127), desk);
    assertEquals(1, desk.values[INTENSITY]);
  }

  @Test
  void learnsASwitchOrAKeyAtOnce() {
    var learn = new MidiLearn(new LearnMap(List.of()));
    learn.listenFor(control("fill"));
    learn.take(MidiMessage.noteOff(0, 60), desk);
    assertNull(learn.found(), "a note that ends was pressed before");
    learn.take(cc(0, 67, 127), desk);
    assertEquals(
        "CC 67 channel 1 moves gesture/fill (momentary)",
        java.util.Optional.ofNullable(learn.found()).map(Learned::describe).orElse(""));
    learn.listenFor(control("hold"));
    learn.take(MidiMessage.noteOn(9, 51, 1), desk);
    assertEquals(
        "key 51 channel 10 moves gesture/hold (toggle)",
        java.util.Optional.ofNullable(learn.found()).map(Learned::describe).orElse(""));
  }

  @Test
  void doesNotLearnTheSustainPedal() {
    var learn = new MidiLearn(new LearnMap(List.of()));
    learn.listenFor(control("hold"));
    assertFalse(learn.take(cc(0, 64, 127), desk));
    assertNull(learn.found());
    assertEquals(
        "CC 64 cannot be learned: it is the sustain pedal, which the band hears. Let the switch"
            + " send another.",
        assertThrows(LearnException.class, () -> MidiTrigger.parse("CC 64")).getMessage());
  }

  @Test
  void reportsConflicts() {
    var both =
        List.of(
            Learned.of(MidiTrigger.parse("CC 20"), control("intensity")),
            Learned.of(MidiTrigger.parse("CC 20 channel 3"), control("adventure")));
    assertEquals(
        "CC 20 moves intensity (knob) and CC 20 channel 3 moves adventure (knob): one message"
            + " cannot do both. Forget one of them.",
        assertThrows(LearnException.class, () -> new LearnMap(both)).getMessage());
    var map = new LearnMap(both.subList(0, 1));
    assertEquals(both.subList(0, 1), map.inTheWayOf(both.get(1).trigger()));
    assertEquals(both.subList(1, 2), map.with(both.get(1)).entries(), "the newer one stays");
  }

  @Test
  void keepsTheMapInAFileForPeople(@TempDir Path home) throws IOException {
    var file = new LearnFile(home);
    assertEquals(LearnMap.DEFAULTS, file.read());
    LearnMap map =
        new LearnMap(List.of())
            .with(Learned.of(MidiTrigger.parse("cc 20 channel 2"), control("density/bass")))
            .with(Learned.of(MidiTrigger.parse("Key 36"), control("hold")));
    file.write(map);
    assertEquals(map.entries(), file.read().entries());
    assertTrue(Files.readString(file.path()).contains("\"midi\" : \"CC 20 channel 2\""));
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path home) throws IOException {
    var file = new LearnFile(home);
    var complaints = new ArrayList<String>();
    for (String text :
        List.of(
            "{",
            "{\"formatVersion\": 2}",
            "{\"formatVersion\": 1, \"learned\": [{\"control\": \"x\", \"midi\": \"CC 1\"}]}",
            "{\"formatVersion\": 1, \"learned\": [{\"control\": \"fill\", \"midi\": \"CC 200\"}]}",
            "{\"formatVersion\": 1, \"learned\": [{\"controll\": \"fill\"}]}",
            "{\"formatVersion\": 1, \"learned\": [{\"control\": \"fill\", \"midi\": \"bend\"}]}")) {
      Files.writeString(file.path(), text);
      String message = assertThrows(LearnException.class, file::read).getMessage();
      complaints.add(String.valueOf(message).replace(file.path().toString(), "FILE"));
    }
    assertTrue(complaints.get(0).startsWith("FILE is no JSON: "), complaints.get(0));
    assertEquals(
        List.of(
            "FILE: \"formatVersion\" must be 1, but was 2.",
            "FILE: There is no control \"x\"; `sideman controls` lists them.",
            "FILE: cc must be 0 to 127, but was 200.",
            "FILE: Unknown key \"controll\"; there are control, midi and as.",
            "FILE: MIDI must be like \"CC 80\", \"key 36 channel 10\" or \"program any\", but was"
                + " \"bend\"."),
        complaints.subList(1, 6));
  }

  @Test
  void allocatesNothing() {
    var learn =
        new MidiLearn(
            LearnMap.DEFAULTS.with(learn("CC 20", "intensity").map().entries().getFirst()));
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) { // the first ones warm up
      long before = threads.getCurrentThreadAllocatedBytes();
      play(learn);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  private void play(MidiLearn learn) {
    for (int i = 0; i < 5000; i++) {
      learn.take(cc(0, 20, i & 127), desk);
      learn.take(cc(0, 82, (i & 1) * 127), desk);
      learn.take(MidiMessage.noteOn(0, i & 127, 80), desk);
    }
  }
}
