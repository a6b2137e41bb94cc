package io.sideman.engine.steer;

import static io.sideman.engine.steer.SteeredBand.BAR;
import static io.sideman.engine.steer.SteeredBand.onsets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradingTest {
  private static final int[] STEPS = {0, 3, 6, 8, 11}; // of a bar
  private static final int[] KEYS = {76, 79, 81, 79, 74};
  private static final Chord[] CHORDS = {
    Chord.of(0, Quality.MAJ),
    Chord.of(9, Quality.MIN),
    Chord.of(5, Quality.MAJ),
    Chord.of(7, Quality.DOM7)
  };

  /// Plays a phrase in every bar of its own, accompanied by a low note.
  private static SteeredBand trading(String style, int bars, int each) {
    var band = new SteeredBand(style, bars).at(0, Control.TRADE, each);
    for (int bar = 0; bar < bars; bar++) {
      if (bar / each % 2 == 0) {
        for (int i = 0; i < STEPS.length; i++) {
          band.hear(InputRole.PERFORMER, bar * BAR + STEPS[i] * 240L, 200, KEYS[i]);
        }
        band.hear(InputRole.PERFORMER, bar * BAR + 480, 400, 48);
      }
    }
    return band;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void theLeadRestsInMyBarsAndAnswersInItsOwn(int each) {
    var take = trading("rock", 4 * each, each).play();
    var lead = take.get(Role.LEAD);
    for (int bar = 0; bar < 4 * each; bar++) {
      int heard = onsets(lead, bar * BAR, (bar + 1) * BAR);
      if (bar / each % 2 == 0) {
        assertEquals(0, heard, "my bar " + bar);
      } else {
        assertEquals(STEPS.length, heard, "its bar " + bar);
      }
    }
    assertTrue(onsets(take.get(Role.BASS), 0, each * BAR) > each, "the band goes on under me");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "jazz-swing", "bossa-nova"})
  void theAnswerHasMyRhythmAndContourInTheChordsOfNow(String style) {
    var lead = trading(style, 8, 2).play().get(Role.LEAD);
    int followed = 0;
    for (int i = 0; i < lead.size(); i++) {
      Note note = lead.get(i);
      long inBar = note.startTick() % BAR;
      int place = i % STEPS.length;
      assertEquals(STEPS[place] * 240L, inBar, "rhythm of note " + i);
      Chord chord = CHORDS[(int) (note.startTick() / BAR % 4)];
      boolean beat = STEPS[place] % 4 == 0;
      assertTrue(!beat || chord.contains(note.key()), chord + " holds " + note);
      if (place > 0) {
        int mine = Integer.signum(KEYS[place] - KEYS[place - 1]);
        int its = Integer.signum(note.key() - lead.get(i - 1).key());
        followed += mine == its ? 1 : 0;
      }
    }
    assertEquals(4 * STEPS.length, lead.size());
    assertTrue(followed >= 11, "contour followed in " + followed + " of 16 steps");
  }

  @Test
  void theLastNoteComesToRestOnTheChord() {
    var lead = trading("rock", 4, 2).play().get(Role.LEAD);
    Note last = lead.getLast();
    assertTrue(CHORDS[3].contains(last.key()), last.toString());
    assertTrue(last.lengthTicks() >= 900, last.toString());
  }

  @Test
  void whoSaysNothingGetsNoAnswer() {
    var silent = new SteeredBand("rock", 8).at(0, Control.TRADE, 2).play();
    var untraded = new SteeredBand("rock", 8).play();
    assertEquals(
        onsets(untraded.get(Role.LEAD), 2 * BAR, 4 * BAR),
        onsets(silent.get(Role.LEAD), 2 * BAR, 4 * BAR),
        "the lead plays what is its own");
  }

  @Test
  void inFreeTimeTheBandHoldsChordsAndTheDrumsRest() {
    var take =
        new SteeredBand("rock", 12)
            .at(2 * BAR, Control.TRADE, 1)
            .at(8 * BAR + 500, Control.TRADE, 0)
            .play();
    assertEquals(0, onsets(take.get(Role.DRUMS), 2 * BAR + 480, 9 * BAR));
    for (int bar = 3; bar < 9; bar++) {
      assertEquals(1, onsets(take.get(Role.BASS), bar * BAR, (bar + 1) * BAR), "root of " + bar);
      assertTrue(onsets(take.get(Role.KEYS), bar * BAR, bar * BAR + 240) >= 3, "chord of " + bar);
      assertEquals(0, onsets(take.get(Role.KEYS), bar * BAR + 240, (bar + 1) * BAR));
      assertTrue(SteeredBand.sounds(take, bar * BAR + 3600), "and rings");
    }
    assertTrue(onsets(take.get(Role.DRUMS), 9 * BAR, 10 * BAR) > 4, "back on the grid");
  }

  @Test
  void inFreeTimeTheLeadAnswersAPauseAndGivesWay() {
    var band = new SteeredBand("rock", 10).at(0, Control.TRADE, 1);
    band.performer.busy = 1;
    band.performer.silentFrom = 36;
    band.performer.silentUntil = 45;
    for (int i = 0; i < 4; i++) {
      band.hear(InputRole.PERFORMER, 2 * BAR - 960 + i * 480L, 400, 72 + 2 * i);
    }
    band.hear(InputRole.PERFORMER, 45 * 240, 400, 76); // he goes on
    var lead = band.play().get(Role.LEAD);
    assertEquals(
        List.of(42 * 240L, 44 * 240L), // after six steps of silence, in my rhythm
        lead.stream().map(Note::startTick).toList());
  }

  @Test
  void leavingFreeTimeLetsAClockOfOnesOwnStartAnew() {
    var band = new SteeredBand("rock", 4).at(0, Control.TRADE, 1).at(2 * BAR, Control.TRADE, 0);
    band.play();
    assertTrue(band.steering.takeEnd());
  }
}
