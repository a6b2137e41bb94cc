package io.sideman.engine.steer;

import static io.sideman.engine.steer.SteeredBand.BAR;
import static io.sideman.engine.steer.SteeredBand.onsets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {
  private static final int[] KICK_STEPS = {0, 3, 6, 10}; // not what the styles have

  private static SteeredBand withKick(String style) {
    var band = new SteeredBand(style, 12);
    for (int bar = 0; bar < 12; bar++) {
      for (int step : KICK_STEPS) {
        band.hear(InputRole.MY_KICK, bar * BAR + step * 240L, 100, 36);
      }
    }
    return band;
  }

  private static double shareOnKick(List<Note> bass, long from) {
    long on =
        bass.stream()
            .filter(note -> note.startTick() >= from)
            .filter(note -> {
              long inBar = note.startTick() % BAR;
              for (int step : KICK_STEPS) {
                if (Math.abs(inBar - step * 240L) < 60 || inBar > BAR - 60 && step == 0) {
                  return true;
                }
              }
              return false;
            })
            .count();
    return on / (double) bass.stream().filter(note -> note.startTick() >= from).count();
  }

  private static double kicksWithBass(List<Note> bass, int fromBar, int toBar) {
    int met = 0;
    for (int bar = fromBar; bar < toBar; bar++) {
      for (int step : KICK_STEPS) {
        long tick = bar * BAR + step * 240L;
        met += bass.stream().anyMatch(n -> Math.abs(n.startTick() - tick) < 60) ? 1 : 0;
      }
    }
    return met / (double) (KICK_STEPS.length * (toBar - fromBar));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "funk", "soul-rnb", "house"})
  void theBassPlaysWithAKickThatSomebodyPlays(String style) {
    var alone = new SteeredBand(style, 12).play().get(Role.BASS);
    var bass = withKick(style).play().get(Role.BASS);
    assertTrue(kicksWithBass(bass, 3, 12) > 0.95, "kicks met: " + kicksWithBass(bass, 3, 12));
    assertTrue(
        shareOnKick(bass, 3 * BAR) > shareOnKick(alone, 3 * BAR),
        shareOnKick(alone, 3 * BAR) + " before, then " + shareOnKick(bass, 3 * BAR));
  }

  @Test
  void theBandsOwnKickRests() {
    var take = withKick("rock").play();
    var drums = take.get(Role.DRUMS);
    assertEquals(
        0, drums.stream().filter(n -> n.startTick() > 480 && n.key() == 36).count(), "no kick");
    assertTrue(onsets(drums, BAR, 2 * BAR) > 4, "the other drums play on");
  }

  @Test
  void aTriggerMaySendAnyKeyAndAKitOnlyItsKick() {
    var trigger = new SteeredBand("rock", 4).hear(InputRole.MY_KICK, 0, 100, 60);
    trigger.play();
    assertTrue(trigger.steering.hasMet(InputRole.MY_KICK));
    var steering = new Steering();
    var kit = new Company(steering);
    kit.start();
    kit.hear(InputRole.MY_KICK, 0, io.sideman.engine.event.MidiMessage.noteOn(9, 36, 90));
    assertTrue(steering.hasMet(InputRole.MY_KICK));
    steering.partCompany();
    kit.hear(InputRole.MY_KICK, 480, io.sideman.engine.event.MidiMessage.noteOn(9, 38, 90));
    kit.hear(InputRole.MY_KICK, 960, io.sideman.engine.event.MidiMessage.noteOn(9, 42, 90));
    assertFalse(steering.hasMet(InputRole.MY_KICK), "snare and hi-hat are no kick");
  }

  @Test
  void theBandsBassLeavesWhenSomebodyPlaysBass() {
    var band = new SteeredBand("rock", 8);
    for (int bar = 2; bar < 8; bar++) {
      band.hear(InputRole.MY_BASS, bar * BAR, 3000, 36 + bar);
    }
    var take = band.play();
    var bass = take.get(Role.BASS);
    assertTrue(onsets(bass, 0, 2 * BAR) > 4);
    assertEquals(0, onsets(bass, 2 * BAR + 240, 8 * BAR));
    assertFalse(SteeredBand.sounds(Map.of(Role.BASS, bass), 2 * BAR + 300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "pop-ballad", "jazz-swing", "ambient"})
  void theOthersStayAboveTheBassPlayer(String style) {
    var band = new SteeredBand(style, 10);
    for (int bar = 0; bar < 10; bar++) {
      band.hear(InputRole.MY_BASS, bar * BAR, 1800, 45);
      band.hear(InputRole.MY_BASS, bar * BAR + 1920, 1800, 57);
    }
    var take = band.play();
    for (Role role : List.of(Role.KEYS, Role.PAD, Role.LEAD)) {
      for (Note note : take.get(role)) {
        assertTrue(note.startTick() < 2 * BAR || note.key() >= 60, style + " " + role + " " + note);
      }
    }
  }
}
