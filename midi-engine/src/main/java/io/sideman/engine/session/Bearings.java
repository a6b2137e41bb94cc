package io.sideman.engine.session;

import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.conduct.CountedForm;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.FormOutlook;
import io.sideman.engine.conduct.HarmonyOutlook;
import io.sideman.engine.conduct.HostMemory;
import io.sideman.engine.conduct.KnownHarmony;
import io.sideman.engine.conduct.LiveHarmony;
import io.sideman.engine.conduct.LivePerformer;
import io.sideman.engine.conduct.PatientPerformer;
import io.sideman.engine.conduct.PerformerOutlook;
import io.sideman.engine.conduct.SetIntensity;
import io.sideman.engine.listen.PerformanceListener;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.steer.Steered;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/// What the band goes by. Put together here for stage and file alike, so that both play the same.
public record Bearings(
    HarmonyOutlook harmony,
    FormOutlook form,
    PerformerOutlook performer,
    Session.Listening listening,
    Direction direction) {
  /// Nobody steers.
  public Bearings(
      HarmonyOutlook harmony,
      FormOutlook form,
      PerformerOutlook performer,
      Session.Listening listening) {
    this(harmony, form, performer, listening, Direction.NONE);
  }

  /// Where the bars fall and when the beat is sure.
  ///
  /// @param settled tells at which band ticks the band may play
  /// @param memory what was played in a host's song before
  public record Grid(Meters meters, LongPredicate settled, HostMemory memory) {
    /// Without a host.
    public Grid(Meters meters, LongPredicate settled) {
      this(meters, settled, HostMemory.none());
    }
  }

  /// Knows nothing before its time, the chords of `sheet` excepted.
  ///
  /// @param intensity 0 to 1, or empty to follow the performer
  public static Bearings live(Ear ear, Grid grid, Optional<Sheet> sheet, OptionalDouble intensity) {
    return live(ear, grid, sheet, intensity, new Steering());
  }

  /// The same, steered.
  public static Bearings live(
      Ear ear, Grid grid, Optional<Sheet> sheet, OptionalDouble intensity, Steering steering) {
    return live(ear, grid, sheet, performer -> dynamics(performer, intensity), steering);
  }

  /// The same with any view of the performer's dynamics.
  static Bearings live(
      Ear ear,
      Grid grid,
      Optional<Sheet> sheet,
      UnaryOperator<PerformerOutlook> dynamics,
      Steering steering) {
    var harmony = new HarmonyListener(ear.harmony(), grid.meters());
    var performance = new PerformanceListener();
    HarmonyOutlook outlook =
        sheet.isPresent()
            ? new KnownHarmony(sheet.get().chords(), sheet.get().keys())
            : new LiveHarmony(harmony, ear.forecast(), grid.meters(), grid.memory());
    var performer =
        new PatientPerformer(
            dynamics.apply(new LivePerformer(performance, grid.memory())),
            step -> grid.settled().test(step * Ticks.PER_STEP));
    var steered = new Steered(steering, grid.meters(), outlook, new CountedForm(), performer);
    return new Bearings(
        steered.harmony(),
        steered.form(),
        steered.performer(),
        new Ears(harmony, performance, steered.company()),
        steered);
  }

  /// Knows everything beforehand; who plays a part of the band himself is heard all the same.
  static Bearings foreseeing(
      Meters meters,
      HarmonyOutlook harmony,
      FormOutlook form,
      PerformerOutlook performer,
      Steering steering) {
    var steered = new Steered(steering, meters, harmony, form, performer);
    return new Bearings(
        steered.harmony(),
        steered.form(),
        steered.performer(),
        new GuestEars(steered.company()),
        steered);
  }

  /// The same under another direction.
  Bearings directed(Direction other) {
    return new Bearings(harmony, form, performer, listening, other);
  }

  /// For the conductor.
  public Conductor.Outlook outlook(Meters meters) {
    return new Conductor.Outlook(harmony, form, performer, meters, direction);
  }

  /// The performer, or one whose dynamics the band has been told not to follow.
  static PerformerOutlook dynamics(PerformerOutlook performer, OptionalDouble intensity) {
    return intensity.isPresent() ? new SetIntensity(performer, intensity.getAsDouble()) : performer;
  }
}
