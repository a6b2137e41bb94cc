package io.sideman.engine.steer;

import static io.sideman.engine.steer.SteeredBand.BAR;
import static io.sideman.engine.steer.SteeredBand.BEAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisitingTest {
  private static final int LEAD = Role.LEAD.channel();

  /// Off the grid, in chords, over beats, in 32nds, and outside of every chord.
  private static final List<Note> RIFF =
      List.of(
          note(0, 900, 61),
          note(0, 400, 66),
          note(BEAT + 130, 200, 63),
          note(2 * BEAT, 110, 70),
          note(2 * BEAT + 120, 100, 70),
          note(2 * BEAT + 240, 1000, 68),
          note(BAR, 2 * BEAT, 61),
          note(BAR + 3 * BEAT - 40, 300, 73));

  private static Note note(long start, long length, int key) {
    return new Note(start, length, key, 77, LEAD);
  }

  private static Visitors guest(Role role, List<Note> notes, int bars) {
    return guest(role, notes, bars, false, Visitors.Entry.BAR);
  }

  private static Visitors guest(
      Role role, List<Note> notes, int bars, boolean beside, Visitors.Entry entry) {
    var part = new VisitingPart(role, notes, Meter.COMMON, bars, beside);
    return new Visitors(List.of(part), entry);
  }

  /// Slowly and plainly: the notes round after round from `from` until `until`, which cuts.
  private static List<Note> round(Role role, List<Note> notes, long length, long from, long until) {
    var all = new ArrayList<Note>();
    for (long begin = from; begin < until; begin += length) {
      for (Note note : notes) {
        long start = begin + note.startTick();
        if (start < until) {
          long ticks = Math.min(note.lengthTicks(), until - start);
          all.add(new Note(start, ticks, note.key(), note.velocity(), role.channel()));
        }
      }
    }
    all.sort(null);
    return all;
  }

  private static List<Note> between(List<Note> notes, long from, long until) {
    return notes.stream()
        .filter(note -> note.startTick() >= from && note.startTick() < until)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aVisitorPlaysWhatIsWrittenFromTheNextBarLineOn(Role role) {
    var take = new SteeredBand("rock", 9).visit(2 * BAR + 700, guest(role, RIFF, 2)).play();
    var own = new SteeredBand("rock", 9).play().get(role);
    var heard = take.get(role);
    assertEquals(
        round(role, RIFF, 2 * BAR, 3 * BAR, 9 * BAR), between(heard, 3 * BAR - 60, 9 * BAR));
    assertEquals(
        between(own, 0, 2 * BAR + 700).size(), between(heard, 0, 2 * BAR + 700).size(), "before");
    assertTrue(
        between(heard, 0, 3 * BAR - 60).stream().allMatch(note -> note.endTick() <= 3 * BAR),
        "what the player has left ends on the bar line");
  }

  @Test
  void sentAwayInTheMiddleOfANoteItStopsAtOnceAndThePlayerIsBack() {
    long gone = 4 * BAR + BEAT;
    var take =
        new SteeredBand("rock", 8)
            .visit(BAR + 100, guest(Role.PAD, List.of(note(0, 2 * BAR, 61)), 2))
            .visit(gone, Visitors.NONE)
            .play()
            .get(Role.PAD);
    var last = take.stream().filter(note -> note.key() == 61).toList().getLast();
    assertEquals(4 * BAR, last.startTick());
    assertTrue(last.endTick() >= gone && last.endTick() <= gone + 300, "ends at " + last.endTick());
    var own = new SteeredBand("rock", 8).play().get(Role.PAD);
    assertEquals(between(own, 5 * BAR, 8 * BAR), between(take, 5 * BAR, 8 * BAR));
  }

  @Test
  void inBarsOfAnotherMetreTheLastBeatsAreLeftOut() {
    var waltz = new Meter(3, 4);
    var meters = MeterMap.of(List.of(new MeterMap.Change(4 * BAR, waltz)));
    var beats = new ArrayList<Note>();
    for (int beat = 0; beat < 8; beat++) {
      beats.add(note(beat * BEAT, 500, 60 + beat));
    }
    var take =
        new SteeredBand("rock", 8, meters)
            .visit(BAR + 1000, guest(Role.LEAD, beats, 2))
            .play()
            .get(Role.LEAD);
    long bar = waltz.barTicks();
    var keys = between(take, 4 * BAR, 4 * BAR + 4 * bar).stream().map(Note::key).toList();
    assertEquals(List.of(60, 61, 62, 64, 65, 66, 60, 61, 62, 64, 65, 66), keys);
    assertEquals(4 * BAR + bar, between(take, 4 * BAR, 5 * BAR + bar).get(3).startTick());
  }

  @Test
  void aLoopLongerThanASectionGoesOnThroughTheNext() {
    var rising = new ArrayList<Note>();
    for (int bar = 0; bar < 11; bar++) {
      rising.add(note(bar * BAR + BEAT, BEAT, 60 + bar));
    }
    var take =
        new SteeredBand("rock", 26).visit(0, guest(Role.KEYS, rising, 11)).play().get(Role.KEYS);
    assertEquals(round(Role.KEYS, rising, 11 * BAR, 0, 26 * BAR), between(take, 0, 26 * BAR));
  }

  @Test
  void aMutedPartIsSilentForVisitorsTooAndTheyKeepTheirPlace() {
    var take =
        new SteeredBand("rock", 9)
            .visit(100, guest(Role.LEAD, RIFF, 2))
            .at(4 * BAR, Control.MUTE_LEAD, 1)
            .at(6 * BAR, Control.MUTE_LEAD, 0)
            .play()
            .get(Role.LEAD);
    assertEquals(0, between(take, 4 * BAR + 240, 6 * BAR - 60).size());
    var whole = round(Role.LEAD, RIFF, 2 * BAR, BAR, 9 * BAR);
    assertEquals(between(whole, 6 * BAR + 500, 9 * BAR), between(take, 6 * BAR + 500, 9 * BAR));
  }

  @Test
  void oneVisitorFollowsAnotherOnTheBarLine() {
    var first = guest(Role.PAD, List.of(note(0, 4 * BAR, 61)), 4);
    var second = guest(Role.PAD, RIFF, 2);
    var take =
        new SteeredBand("rock", 9)
            .visit(100, first)
            .visit(2 * BAR + 500, second)
            .play()
            .get(Role.PAD);
    var held = between(take, BAR - 60, 3 * BAR);
    assertEquals(List.of(new Note(BAR, 2 * BAR, 61, 77, Role.PAD.channel())), held);
    assertEquals(round(Role.PAD, RIFF, 2 * BAR, 3 * BAR, 9 * BAR), between(take, 3 * BAR, 9 * BAR));
  }

  @Test
  void whoWasAskedForLastComesAndNobodyElse() {
    var never = guest(Role.LEAD, List.of(note(0, 100, 99)), 1);
    var take =
        new SteeredBand("rock", 6)
            .visit(BAR + 100, never)
            .visit(BAR + 2000, guest(Role.LEAD, RIFF, 2))
            .play()
            .get(Role.LEAD);
    assertTrue(take.stream().noneMatch(note -> note.key() == 99), "it was sent away in time");
    assertEquals(
        round(Role.LEAD, RIFF, 2 * BAR, 2 * BAR, 6 * BAR), between(take, 2 * BAR, 6 * BAR));
  }

  @Test
  void aVisitorThatStaysPlaysOnWhenOthersComeAndGo() {
    var bass = new VisitingPart(Role.BASS, RIFF, Meter.COMMON, 2, false);
    var lead = new VisitingPart(Role.LEAD, RIFF, Meter.COMMON, 2, false);
    var take =
        new SteeredBand("rock", 8)
            .visit(100, new Visitors(List.of(bass), Visitors.Entry.BAR))
            .visit(2 * BAR + 100, new Visitors(List.of(bass, lead), Visitors.Entry.BAR))
            .visit(4 * BAR + 100, new Visitors(List.of(bass), Visitors.Entry.BAR))
            .play();
    assertEquals(
        round(Role.BASS, RIFF, 2 * BAR, BAR, 8 * BAR), between(take.get(Role.BASS), BAR, 8 * BAR));
    assertEquals(3 * BAR, between(take.get(Role.LEAD), 3 * BAR, 4 * BAR).getFirst().startTick());
  }

  @Test
  void withThePhraseItWaitsForTheFourthBarOfTheSection() {
    var guest = guest(Role.LEAD, RIFF, 2, false, Visitors.Entry.PHRASE);
    var take = new SteeredBand("rock", 10).visit(BAR + 100, guest).play().get(Role.LEAD);
    assertEquals(
        round(Role.LEAD, RIFF, 2 * BAR, 4 * BAR, 10 * BAR), between(take, 4 * BAR - 60, 10 * BAR));
    assertFalse(between(take, 0, 4 * BAR - 60).stream().anyMatch(note -> note.key() == 66));
  }

  @Test
  void besideThePlayerBothAreHeard() {
    var high = List.of(note(BEAT / 2, 200, 120), note(3 * BEAT, 200, 119));
    var guest = guest(Role.KEYS, high, 1, true, Visitors.Entry.BAR);
    var take = new SteeredBand("rock", 6).visit(BAR + 100, guest).play().get(Role.KEYS);
    var own = new SteeredBand("rock", 6).play().get(Role.KEYS);
    var both = new ArrayList<>(round(Role.KEYS, high, BAR, 2 * BAR, 6 * BAR));
    both.addAll(own);
    both.sort(null);
    assertEquals(both, take);
  }

  @Test
  void lastNotesLeadIntoTheNextRoundButNotIntoTheFirst() {
    var upbeat = List.of(note(0, 300, 60), note(BAR - 30, 30, 62));
    var take = new SteeredBand("rock", 6).visit(BAR + 100, guest(Role.LEAD, upbeat, 1)).play();
    var early = take.get(Role.LEAD).stream().filter(note -> note.key() == 62).toList();
    assertEquals(3 * BAR - 30, early.getFirst().startTick());
    assertEquals(30, early.getFirst().lengthTicks());
  }

  @Test
  void theBandEndsWithItsOwnEnding() {
    var played =
        new SteeredBand("rock", 8)
            .visit(100, guest(Role.BASS, RIFF, 2))
            .press(4 * BAR + 100, Control.ENDING);
    var own = new SteeredBand("rock", 8).press(4 * BAR + 100, Control.ENDING);
    var whole = own.play().get(Role.BASS);
    var ending = between(whole, 5 * BAR - 60, 8 * BAR);
    assertFalse(ending.isEmpty(), whole::toString);
    assertEquals(ending, between(played.play().get(Role.BASS), 5 * BAR - 60, 8 * BAR));
  }
}
