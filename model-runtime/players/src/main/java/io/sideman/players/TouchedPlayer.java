package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.touch.PlayedSteps;
import io.sideman.players.touch.Touch;
import io.sideman.players.touch.TouchModel;

/// Plays what another player plays, with a touch learned from people: how loud each note is, how
/// early or late each drum, and the others with the drums. It grows with [StepContext#adventure];
/// at 0 everything stays as the other player has it. Which notes are played never changes.
/// Conductor thread; allocates nothing after construction.
final class TouchedPlayer implements RolePlayer {
  /// Per unit of adventure: at the usual 0.5 loudness is learned in full, timing by seven tenths.
  private static final double LOUDNESS = 2;

  private static final double TIMING = 1.4;

  /// Random ticks of a style's feel from which its drums are as loose as people; below, they are
  /// tighter in proportion.
  private static final double LOOSE_TICKS = 8;

  /// Of a drum's learned force: the rest is the accent that the style has written.
  private static final double DRUM_FORCE = 0.5;

  /// Of how far people's loudness strays from what is usual: a groove repeats itself.
  private static final double DRUM_STRAY = 0.4;

  private static final double TONAL_STRAY = 0.8;

  /// Of the drums' lateness, that the bass takes over, and the others.
  private static final double BASS_WITH_DRUMS = 0.5;

  private static final double OTHERS_WITH_DRUMS = 0.25;

  /// Of the style's own push, that stays where people's timing comes instead of it.
  private static final double PUSH = 0.5;

  private static final int EDGE = 8; // velocities beyond the style's softest and loudest
  private static final int MOST_OFFSET_TICKS = Ticks.PER_STEP / 2 - 1;

  private final RolePlayer player;
  private final Touch touch;
  private final RoleVoice voice;
  private final int genre;
  private final double looseness;
  private final PlayedSteps played = new PlayedSteps();

  TouchedPlayer(RolePlayer player, TouchModel model, Style style) {
    this.player = player;
    touch = new Touch(model);
    voice = style.voice(player.role());
    genre = style.genre().ordinal();
    looseness = Math.min(1, style.feel().humaniseTicks() / LOOSE_TICKS);
  }

  @Override
  public Role role() {
    return player.role();
  }

  @Override
  public void reset(long seed) {
    player.reset(seed);
    played.clear();
    double stray = role() == Role.DRUMS ? DRUM_STRAY : TONAL_STRAY;
    touch.reset(seed * 31 + role().ordinal(), stray, 1);
  }

  @Override
  public void save(long step) {
    player.save(step);
  }

  /// What was played on later steps is written anew before it is asked for.
  @Override
  public void restore(long step) {
    player.restore(step);
  }

  @Override
  public void plan(StepContext context, StepNotes out) {
    player.plan(context, out);
    if (role() == Role.DRUMS) {
      played.putDrums(context.step, out);
    } else {
      played.putNotes(context.step, out);
    }
    if (context.adventure > 0) {
      for (int i = 0; i < out.count(); i++) {
        if (role() == Role.DRUMS) {
          touchDrum(context, out, i);
        } else {
          touchNote(context, out, i);
        }
      }
    }
  }

  private void touchDrum(StepContext context, StepNotes out, int index) {
    int drum = Drum.indexOf(out.key(index));
    if (drum < 0) {
      return;
    }
    int written = out.velocity(index);
    int bin = DrumCodec.binOf(DrumForce.learned(voice, written));
    touch.drum(context, genre, played, drum, bin, false);
    double asPeople = DrumForce.played(voice, touch.velocity());
    double loud = written + DRUM_FORCE * loudness(context) * (asPeople - written);
    double late = touch.offsetTicks() + PUSH * voice.pushTicks() - out.offsetTicks(index);
    set(out, index, loud, out.offsetTicks(index) + timing(context) * late);
  }

  private void touchNote(StepContext context, StepNotes out, int index) {
    touch.note(context, role(), genre, played, out, index);
    double loud = out.velocity(index) + loudness(context) * touch.velocity();
    double together = role() == Role.BASS ? BASS_WITH_DRUMS : OTHERS_WITH_DRUMS;
    double late = together * timing(context) * drumsLate(context);
    set(out, index, loud, out.offsetTicks(index) + late);
  }

  private void set(StepNotes out, int index, double loud, double offsetTicks) {
    int softest = Math.max(1, voice.softVelocity() - EDGE);
    int loudest = Math.min(127, voice.loudVelocity() + EDGE);
    long offset = Math.clamp(Math.round(offsetTicks), -MOST_OFFSET_TICKS, MOST_OFFSET_TICKS);
    int velocity = Math.clamp(Math.round(loud), softest, loudest);
    out.set(index, out.key(index), velocity, out.lengthTicks(index), (int) offset);
  }

  /// How much later the drums strike this step than the style would have them, in the mean.
  private double drumsLate(StepContext context) {
    StepNotes drums = context.notes(Role.DRUMS);
    double sum = 0;
    for (int i = 0; i < drums.count(); i++) {
      sum += drums.offsetTicks(i);
    }
    return drums.isEmpty() ? 0 : sum / drums.count();
  }

  private static double loudness(StepContext context) {
    return Math.min(1, LOUDNESS * context.adventure);
  }

  private double timing(StepContext context) {
    return looseness * Math.min(1, TIMING * context.adventure);
  }
}
