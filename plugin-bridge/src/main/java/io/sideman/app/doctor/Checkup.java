package io.sideman.app.doctor;

import java.util.Optional;

/// How one route did.
///
/// @param route its name
/// @param blockFrames how long its blocks are; 0 when it could not be opened
/// @param thruFrames from a played note to its coming out, empty when that was not measured
/// @param problem why something could not be measured, or empty
public record Checkup(
    String route,
    int blockFrames,
    double sampleRateHz,
    Optional<Spread> thruFrames,
    Optional<LoopCheck.Schedule> schedule,
    Optional<ReactionCheck.Reaction> reaction,
    String problem) {
  static Checkup failed(String route, String problem) {
    return new Checkup(route, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), problem);
  }
}
